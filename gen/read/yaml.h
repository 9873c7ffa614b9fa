#ifndef READ_YAML_H
#define READ_YAML_H
/*
 * yaml.h -- YAML as a tree with places.  The only door to libyaml.
 *
 * No aliases, anchors or tags: they are errors, so no input grows as it is
 * read.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
	enum yaml_kind kind;
	uint32_t pos;  /* in the source; for a value in a map, the value's */
	uint32_t len;  /* bytes to underline */
	str key;       /* of this value in its map, else empty */
	uint32_t key_pos;
	str text;      /* YAML_SCALAR */
	bool quoted;   /* '...' or "..." or a block: never null or bool */
	struct yaml *first, *next; /* items, or the map's values in order */
	size_t n;
};

/*
 * The text of SRC, or PART of it, as one YAML document in A; NULL after a diagnostic
 * (DIAG id ID) when it cannot be read, nests deeper than 100, or has a key
 * twice in one map.  *EMPTY (not NULL) tells an empty document, which is NULL
 * without a diagnostic.
 */
struct yaml *yaml_read(const struct source *src, enum diag_id id, bool *empty,
                       struct diag *d, struct arena *a);
struct yaml *yaml_read_part(const struct source *src, str part,
                            enum diag_id id, bool *empty, struct diag *d,
                            struct arena *a);

/* The value of KEY in MAP, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, str key);

#endif

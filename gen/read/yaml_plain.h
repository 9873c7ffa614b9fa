#ifndef READ_YAML_PLAIN_H
#define READ_YAML_PLAIN_H
/* yaml_plain.h -- the plainest YAML, read without libyaml. */
#include "read/yaml.h"

/*
 * The bytes FROM..TO of SRC in A, as yaml_read would give them, if they are
 * lines `key: value`, `key:` and `- value` at the left margin and all values
 * are words or simply quoted, as front matter mostly is.  NULL, and nothing
 * said, if not: then it is libyaml's.
 */
struct yaml *yaml_plain(const struct source *src, uint32_t from, uint32_t to,
                        struct arena *a);

#endif

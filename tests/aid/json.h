#ifndef SUITE_JSON_H
#define SUITE_JSON_H
/* json.h -- JSON as the published test suites come: a small strict reader. */
#include "base/arena.h"
#include "base/value.h"

/*
 * The document in the file PATH, in A.  Numbers are text as they are written.
 * NULL, said on stderr, when it cannot be read or is no JSON; arrays and
 * objects may nest 64 deep.
 */
struct value *json_read(const char *path, struct arena *a);

/* The same for TEXT, which must outlive the document; says nothing. */
struct value *json_parse(str text, struct arena *a);

#endif

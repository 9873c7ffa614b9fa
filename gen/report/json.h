#ifndef REPORT_JSON_H
#define REPORT_JSON_H
/* json.h -- JSON, written as it comes. */
#include <stdint.h>

#include "base/buf.h"

/* S as a JSON string with its quotes; bytes that are no UTF-8 are U+FFFD. */
void json_text(struct buf *out, str s);

/* "KEY":"S", with a comma first unless an object or array has just begun. */
void json_member(struct buf *out, const char *key, str s);
void json_number(struct buf *out, const char *key, uint64_t n);
void json_bool(struct buf *out, const char *key, bool b);

/* "KEY": and the comma before it, for a value that the caller writes. */
void json_key(struct buf *out, const char *key);

#endif

#ifndef REPORT_XML_H
#define REPORT_XML_H
/* xml.h -- XML 1.0, written as it comes. */
#include "base/buf.h"

/*
 * S as text, or between quotes: its signs as references, line ends and tabs
 * too, so that an attribute keeps them; what XML does not have as U+FFFD.
 */
void xml_text(struct buf *out, str s);

/* ` NAME="S"`. */
void xml_attribute(struct buf *out, const char *name, str s);
void xml_number(struct buf *out, const char *name, size_t n);

#endif

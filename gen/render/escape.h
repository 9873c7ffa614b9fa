#ifndef RENDER_ESCAPE_H
#define RENDER_ESCAPE_H
/* escape.h -- text made safe for the place where it goes. */
#include "base/buf.h"

/* & < > " ' as entities: for text and for quoted attributes alike.  Bytes
 * that are no characters of HTML (C0 controls but tab, LF, CR; DEL) are dropped,
 * and C1 controls are what windows-1252 has in their place. */
void escape_html(struct buf *out, str s);

/* A URL for href or src: bytes that may not stand in one are percent-encoded
 * (an existing %XX stays), then the whole is escaped as an attribute. */
void escape_url(struct buf *out, str s);

/* A file path as the path of a relative URL: '/' stays, '%', '?' and '#' are
 * encoded, and a ':' before the first '/' as well.  So are '&' and all quotes:
 * the result may stand in an attribute as it is. */
void escape_path(struct buf *out, str s);

/* A value in a URL: all but letters, digits, '-', '.', '_' and '~' is encoded. */
void escape_percent(struct buf *out, str s);

/* Inside "..." of JSON; '<', '>', '&', U+2028, U+2029 as \u too, so that it may
 * stand in a script element. */
void escape_json(struct buf *out, str s);

/* The text or attribute of an XML document: what is no character of XML is
 * dropped (controls) or U+FFFD, and a CR survives as a reference. */
void escape_xml(struct buf *out, str s);

#endif

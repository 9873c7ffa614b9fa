#ifndef READ_DIRECTIVE_PARSE_H
#define READ_DIRECTIVE_PARSE_H
/* directive_parse.h -- one directive as it is written. */
#include "model/doc.h"

/*
 * The directive that LINE begins with: all but its place into D, and its
 * length; 0 when it begins with none.  FIRST: nothing but blanks and markers
 * stand before it, so that a name may follow blanks and the last ":::" may be
 * missing.
 */
size_t directive_parse(str line, bool first, struct extension_use *d);

#endif

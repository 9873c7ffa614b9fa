#ifndef READ_GFM_ESCAPE_H
#define READ_GFM_ESCAPE_H
/*
 * gfm_escape.h -- how "\~" stays apart from "~" once cmark has read it.
 *
 * A mark stands behind a character that was escaped: U+FDD2, which no author
 * can write, and a semicolon, so that an emphasis mark still follows
 * punctuation.  Gone when markdown_parse returns.
 */
#define GFM_ESCAPED "\xEF\xB7\x92"
/* As cmark is to read it; where it keeps escapes, the backslash stays. */
#define GFM_ESCAPED_WRITTEN GFM_ESCAPED "\\;"

#endif

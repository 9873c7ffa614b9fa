#ifndef READ_GFM_ESCAPE_H
#define READ_GFM_ESCAPE_H
/* gfm_escape.h -- how "\~" stays apart from "~" once cmark has read it. */

/* Stands in texts behind a character that was escaped: U+FDD2, which no author
 * can write.  Gone when markdown_parse returns. */
#define GFM_ESCAPED "\xEF\xB7\x92"

#endif

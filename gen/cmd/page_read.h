#ifndef CMD_PAGE_READ_H
#define CMD_PAGE_READ_H
/* page_read.h -- one page file, read with all that it includes. */
#include "base/diag.h"
#include "model/doc.h"
#include "model/site.h"

/*
 * Read the page of PATH in LOCALE into DOC, with its includes: pairs, tree.
 * False when it cannot be made (told to D).
 */
bool page_read(const struct site *site, const struct site_path *path,
               size_t locale, struct doc *doc, struct diag *d,
               struct arena *a);

/* The same, if the file held what is in DOC->src.text, which must outlive DOC. */
bool page_parse(const struct site *site, const struct site_path *path,
                size_t locale, struct doc *doc, struct diag *d,
                struct arena *a);

/*
 * The same for a file that is there to be included, by itself.
 */
bool page_read_include(const struct site *site, const struct include_file *file,
                       struct doc *doc, struct diag *d, struct arena *a);

/*
 * Put site variables into DOC and all that it includes, and titles into links
 * to resources; page_read leaves both as written.  False when it grows beyond
 * the limits (told to D).
 */
bool page_fill_in(const struct site *site, size_t locale, struct doc *doc,
                  struct diag *d, struct arena *a);

/* The titles again, for text of DOC in another LOCALE's language. */
void page_name_links(const struct site *site, size_t locale,
                     const struct doc *doc, struct arena *a);

#endif

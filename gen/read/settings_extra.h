#ifndef READ_SETTINGS_EXTRA_H
#define READ_SETTINGS_EXTRA_H
/* settings_extra.h -- two keys of site.yml that hold data of the site's own. */
#include "base/diag.h"
#include "model/config.h"
#include "read/yaml.h"

/*
 * `variables`: name -> text, or name -> locale -> text, into C.  Faults in V,
 * which stands in SRC, are told to D; returned is how many.
 */
size_t variables_read(struct config *c, const struct source *src,
                      const struct yaml *v, struct diag *d, struct arena *a);

/* `redirects`: old path -> page, added to C; SRC is kept.  As above. */
size_t redirects_read(struct config *c, const struct source *src,
                      const struct yaml *v, struct diag *d, struct arena *a);

/* redirects.yml, SRC, which is the map itself.  False after telling why. */
bool redirects_read_file(struct config *c, const struct source *src,
                         struct diag *d, struct arena *a);

#endif

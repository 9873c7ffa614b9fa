#ifndef READ_RESOURCES_H
#define READ_RESOURCES_H
/* read/resources.h -- content/resources.yml, and what a hub chooses of it. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/resource.h"
#include "read/yaml.h"

/*
 * Fill ALL from SRC; texts without a locale are in SOURCE.  What cannot be used
 * is told to D with its place, and the resource that needs it is left out.
 */
void resources_read(struct resources *all, const struct source *src,
                    const struct locale *source, struct diag *d,
                    struct arena *a);

/* Fill HUB from FRONT, the front matter of a page with "layout: hub". */
void hub_read(struct hub *hub, const struct source *src,
              const struct yaml *front, struct diag *d, struct arena *a);

#endif

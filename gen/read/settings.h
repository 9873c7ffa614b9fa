#ifndef READ_SETTINGS_H
#define READ_SETTINGS_H
/* settings.h -- site.yml, every key with a default that works. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/config.h"

/* The defaults, for a site without settings. */
void config_default(struct config *c, struct arena *a);

/*
 * Fill C from SRC (site.yml), the rest with the defaults.  Unknown keys, wrong
 * types and duplicate keys are diagnostics with a place; false when there was
 * one.  A `key:` without a value keeps its default.
 */
bool config_read(struct config *c, const struct source *src, struct diag *d,
                 struct arena *a);

/* TEXTS in LOCALE, else in SOURCE, else the first, else empty. */
str config_text_in(const struct config_text *texts, size_t n, str locale,
                   str source);

#endif

#ifndef READ_SETTINGS_INNER_H
#define READ_SETTINGS_INNER_H
/* settings_inner.h -- what the readers of site.yml share. */
#include "read/settings.h"
#include "read/yaml.h"

struct reader {
	struct config *config;
	struct config_locale *locale; /* the one that is being read */
	size_t title_cap;
	const struct source *src;
	struct diag *d;
	struct arena *arena;
	size_t faults;
};

/* Say FMT of the LEN bytes at POS, unless enough has been said. */
void settings_complain(struct reader *r, uint32_t pos, size_t len,
                       const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* The text V, trimmed; empty after a complaint that V is no text, or blank. */
str settings_text(struct reader *r, const struct yaml *v);

/* The keys of the extensions. */
void settings_video(struct reader *r, const struct yaml *v);
void settings_video_hosts(struct reader *r, const struct yaml *v);
void settings_moniker(struct reader *r, const struct yaml *v);
void settings_monikers(struct reader *r, const struct yaml *v);
void settings_xref(struct reader *r, const struct yaml *v);

#endif

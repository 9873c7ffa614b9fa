#ifndef READ_SETTINGS_INNER_H
#define READ_SETTINGS_INNER_H
/* settings_inner.h -- what the readers of site.yml share. */
#include "read/settings.h"
#include "read/yaml.h"

struct suggest;

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

/* Whether V says "true" or "false", into *ON; false after a complaint that it
 * says neither. */
bool settings_switch(struct reader *r, const struct yaml *v, bool *on);

/* The locale TAG (LEN bytes at POS); false after a complaint, or if empty. */
bool settings_locale(struct reader *r, str tag, uint32_t pos, size_t len,
                     struct locale *l);

/* ---- maps with known keys ---- */

struct settings_key {
	const char *name;
	void (*read)(struct reader *r, const struct yaml *v);
};

/* Read each entry of MAP by the one of the N KEYS that it names. */
void settings_read_keys(struct reader *r, const struct yaml *map,
                        const struct settings_key *keys, size_t n);

/* `key:` with nothing after it: the default stays. */
bool settings_is_null(const struct yaml *v);

/* Say that nothing has V's key, and what NEAR comes closest to it. */
void settings_unknown_key(struct reader *r, const struct yaml *v,
                          const struct suggest *near);

/* ---- the keys of site.yml that have a file of their own ---- */

/* settings_locales.c */
void settings_title(struct reader *r, const struct yaml *v);
void settings_source(struct reader *r, const struct yaml *v);
void settings_content(struct reader *r, const struct yaml *v);
void settings_locales(struct reader *r, const struct yaml *v);

/* settings_limits.c */
void settings_limits(struct reader *r, const struct yaml *v);

/* settings_report.c */
void settings_report(struct reader *r, const struct yaml *v);

/* settings_ext.c */
void settings_security(struct reader *r, const struct yaml *v);
void settings_video(struct reader *r, const struct yaml *v);
void settings_video_hosts(struct reader *r, const struct yaml *v);
void settings_moniker(struct reader *r, const struct yaml *v);
void settings_required(struct reader *r, const struct yaml *v);
void settings_monikers(struct reader *r, const struct yaml *v);
void settings_xref(struct reader *r, const struct yaml *v);

/* settings_check.c */
void settings_check(struct reader *r, const struct yaml *v);

#endif

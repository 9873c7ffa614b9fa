#ifndef READ_CATALOG_H
#define READ_CATALOG_H
/*
 * catalog.h -- the words of the user interface: locales/LOCALE.yml, each an ICU
 * MessageFormat pattern (message.h).
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "model/strings.h"

struct yaml;

/* One file: LOCALE.yml. */
struct strings_file {
	struct locale locale;
	str path;
	struct message message[STRING_COUNT]; /* text.p NULL: not in the file */
	const struct source *src;
	bool theme;
	/* Keys that are none of ours, which a theme's en-US.yml may add. */
	struct strings_own {
		const struct yaml *at;
		str text;
	} *own;
	size_t nown, own_cap;
};

/* A folder to look for them in. */
struct strings_dir {
	const char *path;
	bool theme; /* part of a theme */
};

/* All files, of the first folder before those of the next. */
struct strings_catalog {
	struct strings_file *files;
	size_t n, cap;
};

/*
 * Fill C from every LOCALE.yml in the N folders DIRS; a folder that does not
 * exist is passed over.  Reports files that cannot be read, texts that cannot
 * be used (those are left out), keys that are neither ours nor in a theme's
 * en-US.yml, and strings that no en-US.yml has; false when there was an error.
 */
bool strings_read(struct strings_catalog *c, const struct strings_dir *dirs,
                  size_t n,
                  struct diag *d, struct arena *a);

/*
 * Fill S for the locale WANTED[0] from C, which must have en-US.  Each string
 * is that of the nearest file: the locale's own, its parents' (nb for nb-NO),
 * one in the same language and script (ar-SA for ar-EG), else the same for the
 * others of the N in WANTED, its fallbacks, and at last en-US's.  A string in
 * the first folder wins over the same locale's in the next.
 */
void strings_choose(struct strings *s, const struct strings_catalog *c,
                    const struct locale *const *wanted, size_t n,
                    struct arena *a);

#endif

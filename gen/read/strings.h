#ifndef READ_STRINGS_H
#define READ_STRINGS_H
/*
 * strings.h -- the words of the user interface: locales/LOCALE.yml, each an ICU
 * MessageFormat pattern (message.h).
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "model/locale.h"
#include "model/string_list.h"
#include "read/message.h"

/* One file: LOCALE.yml. */
struct strings_file {
	struct locale locale;
	str path;
	struct message message[STRING_COUNT]; /* text.p NULL: not in the file */
};

/* All files, of the first folder before those of the next. */
struct strings_catalog {
	struct strings_file *files;
	size_t n, cap;
};

/*
 * Fill C from every LOCALE.yml in the N folders DIRS; a folder that does not
 * exist is passed over.  Reports files that cannot be read, texts that cannot
 * be used (those are left out), unknown keys, and strings that no en-US.yml
 * has; false when there was an error.
 */
bool strings_read(struct strings_catalog *c, const char *const *dirs, size_t n,
                  struct diag *d, struct arena *a);

/* One locale's words by enum string_id. */
struct strings {
	struct locale locale;
	struct message message[STRING_COUNT];
	str plain[STRING_COUNT]; /* as shown, where there are no arguments */
	str language[STRING_COUNT]; /* the locale each comes from */
};

/*
 * Fill S for LOCALE from C, which must have en-US.  Each string is that of the
 * nearest file: the locale's own, its parents' (nb for nb-NO), one in the same
 * language and script (ar-SA for ar-EG), en-US's.  A string in the first
 * folder wins over the same locale's in the next.
 */
void strings_choose(struct strings *s, const struct strings_catalog *c,
                    const struct locale *locale, struct arena *a);

struct string_arg {
	const char *name;
	bool is_number;
	long long number;
	str text;
};

/* String ID with ARGS, which must be all that it has, in A. */
str strings_format(const struct strings *s, enum string_id id,
                   const struct string_arg *args, size_t nargs,
                   struct arena *a);

/* All strings without arguments as an object, key -> text, for templates. */
struct value *strings_value(const struct strings *s, struct arena *a);

/* The key of ID as it stands in the files: "skip_to_content". */
const char *string_key(enum string_id id);

#endif

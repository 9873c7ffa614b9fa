#ifndef READ_STRINGS_H
#define READ_STRINGS_H
/*
 * strings.h -- the words of the user interface: locales/LOCALE.yml, each an ICU
 * MessageFormat pattern.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"
#include "model/locale.h"
#include "model/string_list.h"

/* One locale's words: patterns by enum string_id, missing ones taken from
 * the locales it falls back to, in the end en-US. */
struct strings {
	struct locale locale;
	str pattern[STRING_COUNT];
	str plain[STRING_COUNT]; /* formatted, where there are no arguments */
	str language[STRING_COUNT]; /* the locale each comes from */
};

/*
 * Fill S for LOCALE from the files LOCALE.yml, its parents (nb-NO, nb) and
 * en-US.yml in the folders DIRS, the first that has it.  Patterns that ICU
 * refuses, unknown keys, and arguments other than en-US's are diagnostics;
 * false when there was an error.
 */
bool strings_read(struct strings *s, const struct locale *locale,
                  const char *const *dirs, size_t ndirs, struct diag *d,
                  struct arena *a);

struct string_arg {
	const char *name;
	bool is_number;
	long long number;
	str text;
};

/* String ID with ARGS, in A. */
str strings_format(const struct strings *s, enum string_id id,
                   const struct string_arg *args, size_t nargs,
                   struct arena *a);

/* All strings without arguments as an object, key -> text, for templates. */
struct value *strings_value(const struct strings *s, struct arena *a);

/* The key of ID as it stands in the files: "skip_to_content". */
const char *string_key(enum string_id id);

#endif

#ifndef MODEL_STRINGS_H
#define MODEL_STRINGS_H
/* strings.h -- the words of the user interface in one language. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/value.h"
#include "model/locale.h"
#include "model/message.h"
#include "model/string_list.h"

/* A word that a theme brings along. */
struct strings_word {
	str key, text;
};

/* One locale's words by enum string_id. */
struct strings {
	struct locale locale;
	struct message message[STRING_COUNT];
	str plain[STRING_COUNT]; /* as shown, where there are no arguments */
	str language[STRING_COUNT]; /* the locale each comes from */
	const struct locale *from[STRING_COUNT]; /* the same; NULL: of none */
	struct strings_word *own;
	size_t nown;
};

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

/* The language that string ID is in, for the names and dates put into it. */
const struct locale *strings_language(const struct strings *s,
                                      enum string_id id);

/* All strings without arguments, and the theme's own, as an object, key -> text, for templates. */
struct value *strings_value(const struct strings *s, struct arena *a);

/* What may be put into string ID. */
struct message_args string_args(enum string_id id);

/* The key of ID as it stands in the files: "skip_to_content". */
const char *string_key(enum string_id id);

#endif

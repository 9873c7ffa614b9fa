#ifndef MODEL_MESSAGE_H
#define MODEL_MESSAGE_H
/*
 * message.h -- one ICU MessageFormat pattern with named arguments.
 *
 * ICU's C interface takes numbered arguments of whatever type the pattern asks
 * for.  So a pattern is first read by us: names become numbers, and only what
 * fits the argument reaches ICU.  A text is `{name}`; a number `{name}`,
 * `{name, number}`, `{name, plural, ...}` or `{name, selectordinal, ...}`.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum { MESSAGE_ARGS = 4 };

/* What may be put in: N names, of which one at most is a number's. */
struct message_args {
	struct {
		str name;
		bool is_number;
	} arg[MESSAGE_ARGS];
	size_t n;
};

struct message {
	str language; /* BCP 47 */
	str text; /* texts' places marked; if HAS_NUMBER an ICU pattern */
	bool has_number;
};

struct message_fault {
	size_t at, len; /* in the pattern */
	str text;
};

/*
 * Make M, whose language is set, of PATTERN with all of ARGS.  False with FAULT
 * filled when it cannot be used: an unknown or missing argument, or one used as
 * something else, or a pattern that ICU refuses.
 */
bool message_compile(struct message *m, str pattern,
                     const struct message_args *args,
                     struct message_fault *fault, struct arena *a);

/* M with NUMBER and TEXTS, one for each argument (a number's is not looked at),
 * in A. */
str message_format(const struct message *m, long long number,
                   const str texts[MESSAGE_ARGS], struct arena *a);

#endif

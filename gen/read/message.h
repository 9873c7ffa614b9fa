#ifndef READ_MESSAGE_H
#define READ_MESSAGE_H
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

struct message_arg {
	str name;
	bool is_number; /* one of a message's arguments at most */
};

struct message {
	str text; /* texts' places marked; if HAS_NUMBER an ICU pattern */
	bool has_number;
};

struct message_fault {
	size_t at, len; /* in the pattern */
	str text;
};

/*
 * Make M of PATTERN in the language ID (BCP 47) with the N arguments in ARGS.
 * False with FAULT filled when it cannot be used: an unknown or missing
 * argument, or one used as something else, or a pattern that ICU refuses.
 */
bool message_compile(struct message *m, str pattern, str id,
                     const struct message_arg *args, size_t n,
                     struct message_fault *fault, struct arena *a);

/*
 * M in the language ID with NUMBER and TEXTS, which has one for each argument
 * (a number's is not looked at), in A.
 */
str message_format(const struct message *m, str id, long long number,
                   const str texts[MESSAGE_ARGS], struct arena *a);

#endif

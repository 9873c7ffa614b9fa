#include "model/strings.h"

#include <assert.h>

static const struct {
	const char *key, *args;
} list[STRING_COUNT] = {
#define X(name, key, args) {key, args},
	STRING_LIST(X)
#undef X
};

const char *
string_key(enum string_id id)
{
	return list[id].key;
}

struct message_args
string_args(enum string_id id)
{
	struct message_args args = {.n = 0};
	str rest = str_of(list[id].args);
	while (rest.n > 0) {
		str name = str_trim(str_cut(rest, ',', &rest));
		assert(args.n < MESSAGE_ARGS);
		bool is_number = str_starts(name, S("#"));
		args.arg[args.n].is_number = is_number;
		args.arg[args.n].name = str_sub(name, is_number, name.n);
		args.n++;
	}
	return args;
}

str
strings_format(const struct strings *s, enum string_id id,
               const struct string_arg *args, size_t nargs, struct arena *a)
{
	const struct message_args wanted = string_args(id);
	str texts[MESSAGE_ARGS] = {{NULL, 0}};
	long long number = 0;
	for (size_t k = 0; k < wanted.n; k++) {
		str name = wanted.arg[k].name;
		size_t i = 0;
		while (i < nargs && !str_eq(str_of(args[i].name), name))
			i++;
		assert(i < nargs
		       && args[i].is_number == wanted.arg[k].is_number);
		texts[k] = args[i].text;
		if (args[i].is_number)
			number = args[i].number;
	}
	return message_format(&s->message[id], number, texts, a);
}

const struct locale *
strings_language(const struct strings *s, enum string_id id)
{
	return s->from[id] == NULL ? &s->locale : s->from[id];
}

struct value *
strings_value(const struct strings *s, struct arena *a)
{
	struct value *v = value_object(a);
	for (size_t k = 0; k < STRING_COUNT; k++)
		if (s->plain[k].p != NULL)
			value_set_text(a, v, str_of(list[k].key), s->plain[k]);
	for (size_t k = 0; k < s->nown; k++)
		value_set_text(a, v, s->own[k].key, s->own[k].text);
	return v;
}

/* settings_limits.c -- how much of a page is read, and for how long. */
#include "read/settings_inner.h"
#include "base/suggest.h"

#define GIB ((uint64_t)1 << 30)

/*
 * A number that may end in KiB, MiB or GiB (if SIZE), from 1 to MAX; 0 after a
 * complaint.
 */
static uint64_t
number_of(struct reader *r, const struct yaml *v, bool size, uint64_t max)
{
	static const struct {
		str name;
		unsigned shift;
	} units[] = {{{"", 0}, 0}, {{"KiB", 3}, 10}, {{"MiB", 3}, 20},
	             {{"GiB", 3}, 30}};
	str text = settings_text(r, v);
	uint64_t number = 0;
	size_t i = 0;
	for (; i < text.n && ascii_digit(text.p[i]) && number <= GIB; i++)
		number = number * 10 + (uint64_t)(text.p[i] - '0');
	str unit = str_trim(str_sub(text, i, text.n));
	size_t known = size ? sizeof units / sizeof *units : 1;
	for (size_t u = 0; u < known; u++) {
		if (!str_eq(unit, units[u].name))
			continue;
		if (number > 0 && number <= max >> units[u].shift)
			return number << units[u].shift;
	}
	if (text.n > 0)
		settings_complain(r, v->pos, v->len, "'%.*s' is no number from 1 to %llu"
		         "%s", STR_ARG(text), (unsigned long long)max,
		         size ? " (or one with KiB, MiB or GiB)" : "");
	return 0;
}

static const struct limit {
	const char *name;
	bool size; /* a size_t, else a uint32_t */
	uint64_t max;
	size_t offset; /* in struct limits */
} limits[] = {
	{"page_bytes", true, GIB, offsetof(struct limits, page_bytes)},
	{"line_bytes", true, GIB, offsetof(struct limits, line_bytes)},
	{"depth", false, 1000, offsetof(struct limits, depth)},
	{"include_depth", false, 100, offsetof(struct limits, include_depth)},
	{"expanded_bytes", true, GIB, offsetof(struct limits, expanded_bytes)},
	{"cpu_seconds", false, 3600, offsetof(struct limits, cpu_seconds)},
	{"data_bytes", true, GIB, offsetof(struct limits, data_bytes)},
};

enum { LIMITS = sizeof limits / sizeof *limits };

static void
read_limit(struct reader *r, const struct yaml *v)
{
	struct suggest near = {.word = v->key};
	size_t i = 0;
	while (i < LIMITS && !str_eq(v->key, str_of(limits[i].name)))
		suggest_try(&near, limits[i++].name);
	if (i == LIMITS) {
		settings_unknown_key(r, v, &near);
		return;
	}
	uint64_t n = number_of(r, v, limits[i].size, limits[i].max);
	void *to = (char *)&r->config->limits + limits[i].offset;
	if (n > 0 && limits[i].size)
		*(size_t *)to = (size_t)n;
	else if (n > 0)
		*(uint32_t *)to = (uint32_t)n;
}

void
settings_limits(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_MAP) {
		settings_complain(r, v->pos, v->len, "limits by name are wanted here");
		return;
	}
	for (v = v->first; v != NULL; v = v->next)
		if (!settings_is_null(v))
			read_limit(r, v);
}

#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H
/* fuzz.h -- what the fuzz targets share.  Each is a file with one function. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* An arena that is empty again with each input. */
static inline struct arena *
fresh_arena(void)
{
	static struct arena a;
	if (a.base == NULL)
		arena_open(&a, (size_t)1 << 28);
	arena_reset(&a);
	return &a;
}

/* DATA as a text of its own, NUL after it, so that one byte too far shows. */
static inline str
own_copy(const uint8_t *data, size_t n, struct arena *a)
{
	return str_dup((str){(const char *)data, n}, a);
}

/* All that was said is well formed, and can be printed. */
static inline void
check_diags(struct diag *d)
{
	struct buf out = {NULL, 0, 0};
	diag_sort(d);
	for (size_t i = 0; i < d->n && i < 3; i++)
		diag_print(&out, &d->msgs[i], true);
	assert(text_bad_utf8(buf_str(&out)) == STR_NONE);
	buf_release(&out);
}

/* The attribute at *REST, which stands after a blank in a tag. */
static inline void
check_attribute(str *rest)
{
	size_t end = 0, colon;
	while (end < rest->n && rest->p[end] != '=' && rest->p[end] != ' '
	       && rest->p[end] != '>' && rest->p[end] != '/')
		end++;
	str name = str_sub(*rest, 0, end), value = S("");
	*rest = str_sub(*rest, end, rest->n);
	if (str_starts(*rest, S("=\""))) {
		*rest = str_sub(*rest, 2, rest->n);
		value = str_cut(*rest, '"', rest);
	}
	assert(!str_starts(name, S("on")) && !str_eq(name, S("style"))
	       && !str_eq(name, S("srcdoc")));
	if (!str_eq(name, S("href")) && !str_eq(name, S("src")))
		return;
	colon = str_chr(value, ':', 0);
	str scheme = str_sub(value, 0, colon == STR_NONE ? 0 : colon);
	assert(!str_eq_nocase(scheme, S("javascript"))
	       && !str_eq_nocase(scheme, S("vbscript"))
	       && !str_eq_nocase(scheme, S("data")));
}

/* No element, attribute or address in HTML that would run anything. */
static inline void
check_html(str html)
{
	static const char *const never[] = {
		"script", "style", "iframe", "object", "embed", "svg", "math",
		"base", "meta", "link", "form", "input",
	};
	assert(text_bad_utf8(html) == STR_NONE);
	for (str rest = html; rest.p != NULL;) {
		(void)str_cut(rest, '<', &rest);
		size_t n = 0;
		while (n < rest.n && ascii_alnum(rest.p[n]))
			n++;
		/* But for what a setting lets be embedded (extension.c). */
		if (str_starts(rest, S("iframe src=\"https://video.example/")))
			n = 0;
		for (size_t i = 0; i < sizeof never / sizeof *never; i++)
			assert(!str_eq(str_sub(rest, 0, n), str_of(never[i])));
		while (rest.n > n && rest.p[n] != '>') {
			rest = str_sub(rest, n + 1, rest.n);
			n = 0;
			if (rest.n > 0)
				check_attribute(&rest);
		}
	}
}

#endif

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
	for (size_t i = 0; i < d->n && i < 20; i++)
		diag_print(&out, &d->msgs[i], true);
	assert(text_bad_utf8(buf_str(&out)) == STR_NONE);
	buf_release(&out);
}

/* No element or address in HTML that would run anything. */
static inline void
check_html(str html)
{
	static const char *const never[] = {
		"<script", "<style", "<iframe", "<object", "<svg", "<img onerror",
		"href=\"javascript:", "src=\"data:", " onclick=", "srcdoc=",
	};
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		assert(str_find(html, str_of(never[i]), 0) == STR_NONE);
	assert(text_bad_utf8(html) == STR_NONE);
}

#endif

/* test_pairs.c -- which target answers which source (FORMAT 2 and 5). */
#include "read/pairs.h"
#include "read/skeleton.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/resolve.h"

#define T(id) "<span data-ttu-id=\"" id "\">"
#define S_(id) "</span><span class=\"sxs-lookup\"><span data-stu-id=\"" id "\">"
#define END "</span></span>"
#define PAIR(id, t, s) T(id) t S_(id) s END

static struct arena arena;

static struct doc
cut(const char *text, struct skeleton *sk)
{
	static struct doc doc; /* SK refers to it */
	doc = (struct doc){.src = {S("page.md"), str_of(text)}};
	pairs_cut(&doc, sk, &arena);
	return doc;
}

/* The pairs of TEXT as "id|target|source|fault;" one after the other. */
static const char *
pairs_of(const char *text)
{
	static const char *const faults[] = {"", "no source", "no target",
	                                     "other id", "no lookup",
	                                     "unclosed"};
	struct skeleton sk;
	struct doc doc = cut(text, &sk);
	struct buf b = {NULL, 0, 0};
	for (size_t i = 0; i < doc.npairs; i++) {
		const struct pair *p = &doc.pairs[i];
		buf_printf(&b, "%.*s|%.*s|%.*s|%s;", STR_ARG(p->id),
		           STR_ARG(p->target), STR_ARG(p->source),
		           faults[p->fault]);
	}
	const char *z = str_z(buf_str(&b), &arena);
	buf_release(&b);
	return z;
}

static void
pairs_are_found_by_id(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"no pair at all", ""},
		{PAIR("ab-1", "mål", "goal"), "ab-1|mål|goal|;"},
		{PAIR("ab-1", "a", "b") " " PAIR("ab-p1", "c", "d"),
		 "ab-1|a|b|;ab-p1|c|d|;"},
		/* literal span tags in a segment: A2, A3, rule 3 */
		{PAIR("ab-1", "a</span>b", "c"), "ab-1|a</span>b|c|;"},
		{PAIR("ab-1", "<span>a</span>", "b"), "ab-1|<span>a</span>|b|;"},
		{PAIR("ab-1", "a", "<span class=\"i\"></span>"),
		 "ab-1|a|<span class=\"i\"></span>|;"},
		{PAIR("ab-1", "`<span data-ttu-id=\"x-1\">`", "b"),
		 "ab-1|`<span data-ttu-id=\"x-1\">`|b|;"},
		/* &quot; where the quotes should be: A1 */
		{"<span data-ttu-id=\"ab-1&quot;>a</span><span class=&quot;"
		 "sxs-lookup&quot;><span data-stu-id=&quot;ab-1&quot;>b" END,
		 "ab-1|a|b|;"},
		/* other spellings */
		{"<SPAN  Data-Ttu-Id='ab-1'>a</SPAN> <span class=sxs-lookup>"
		 "<span data-stu-id=ab-1>b</span>\n</span>", "ab-1|a|b|;"},
		/* halves that are alone, or do not fit */
		{T("ab-1") "a</span> " PAIR("ab-2", "c", "d"),
		 "ab-1|a||no source;ab-2|c|d|;"},
		{"<span class=\"sxs-lookup\"><span data-stu-id=\"ab-1\">b" END,
		 "ab-1||b|no target;"},
		{T("ab-1") "a" S_("ab-2") "b" END, "ab-1|a|b|other id;"},
		{T("ab-1") "a</span><span data-stu-id=\"ab-1\">b</span>",
		 "ab-1|a|b|no lookup;"},
		{T("ab-1") "a\nnext", "ab-1|a||no source;"},
		{T("ab-1") "a" S_("ab-1") "b\n\nnext", "ab-1|a|b|unclosed;"},
		/* other spans are the author's own */
		{"<span id=\"user\">x</span>", ""},
		{"<span data-ttu-id=\"", ""},
		{"<span", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(pairs_of(cases[i].text), cases[i].want);
}

static void
the_skeleton_maps_back(void **state)
{
	static const char text[] =
		"ab " PAIR("x-1", "mål", "goal") " cd " PAIR("x-2", "", "e") "f";
	struct skeleton sk;
	struct doc doc = cut(text, &sk);
	(void)state;
	sk.doc = &doc; /* not the one that cut() made it of */
	assert_string_equal(str_z(sk.text, &arena),
	                    "ab " TOKEN_OPEN "0" TOKEN_CLOSE " cd "
	                    TOKEN_OPEN "1" TOKEN_CLOSE "f");
	for (size_t i = 0; i < sk.text.n; i++) {
		uint32_t pos = skeleton_source_pos(&sk, (uint32_t)i);
		char c = sk.text.p[i];
		if (c > 0 && !ascii_digit(c))
			assert_int_equal(text[pos], c);
		else
			assert_int_equal(text[pos], '<');
	}
	assert_true(doc.pairs[1].target_empty);
}

static void
runs_lose_the_marks_of_their_quote(void **state)
{
	static const char text[] =
		"> > " PAIR("x-1", " one\n> > two  \n>three ", "a\n\nb");
	struct skeleton sk;
	struct doc doc = cut(text, &sk);
	const struct pair *p = &doc.pairs[0];
	(void)state;
	assert_string_equal(str_z(pair_run(&doc, p, p->target, &arena), &arena),
	                    "one\ntwo  \nthree");
	assert_string_equal(str_z(pair_run(&doc, p, p->source, &arena), &arena),
	                    "a\n\nb");
}

static void
a_side_keeps_every_other_byte(void **state)
{
	static const char text[] = "---\r\ntitle: x\r\n---\n# " PAIR("x-1",
		"mål", "goal") "\t \r\n\n" PAIR("x-2", "a ", " b") " \\*";
	struct skeleton sk;
	struct doc doc = cut(text, &sk);
	(void)state;
	assert_string_equal(str_z(resolve_side(&doc, SIDE_TARGET, &arena),
	                          &arena),
	                    "---\r\ntitle: x\r\n---\n# mål\t \r\n\na  \\*");
	assert_string_equal(str_z(resolve_side(&doc, SIDE_SOURCE, &arena),
	                          &arena),
	                    "---\r\ntitle: x\r\n---\n# goal\t \r\n\n b \\*");
}

/* What would take minutes if any step were not linear. */
static void
many_broken_halves_take_no_time(void **state)
{
	static const char *const pieces[] = {
		T("x-1") "a ", S_("x-1") "b ", T("x-1") "a</span> ",
		"<span class=\"sxs-lookup\">", "<span ", "</span>",
		T("x-1") S_("x-2"), "<SPAN data-ttu-id=x ",
	};
	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct buf b = {NULL, 0, 0};
		while (b.n < 1 << 20)
			buf_addz(&b, pieces[i]);
		buf_addc(&b, '\0');
		struct skeleton sk;
		struct doc doc = cut(b.p, &sk);
		assert_true(sk.text.n <= b.n + doc.npairs * 20);
		buf_release(&b);
		arena_reset(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_are_found_by_id),
		cmocka_unit_test(the_skeleton_maps_back),
		cmocka_unit_test(runs_lose_the_marks_of_their_quote),
		cmocka_unit_test(a_side_keeps_every_other_byte),
		cmocka_unit_test(many_broken_halves_take_no_time),
	};
	arena_open(&arena, (size_t)1 << 30);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_close(&arena);
	return failed;
}

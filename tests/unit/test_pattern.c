/* test_pattern.c -- which address is which pattern's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "link/pattern.h"

static struct arena arena;

static bool
matches_as(const char *pattern, const char *url, bool ignore_case)
{
	struct pattern p;
	struct address ad;
	const char *why;
	assert_true(pattern_read(str_of(pattern), ignore_case, &p, &why,
	                         &arena));
	return address_read(str_of(url), &ad, &arena)
		&& pattern_matches(&p, &ad);
}

static bool
matches(const char *pattern, const char *url)
{
	return matches_as(pattern, url, false);
}

static bool
is_pattern(const char *text)
{
	struct pattern p;
	const char *why;
	return pattern_read(str_of(text), false, &p, &why, &arena);
}

/* Does A match all that B does? */
static bool
covers(const char *a, const char *b)
{
	struct pattern pa, pb;
	const char *why;
	assert_true(pattern_read(str_of(a), false, &pa, &why, &arena));
	assert_true(pattern_read(str_of(b), false, &pb, &why, &arena));
	struct address ad = pattern_as_address(&pb, &arena);
	return pattern_matches(&pa, &ad);
}

static void
scheme_host_and_port_have_no_case(void **state)
{
	(void)state;
	assert_true(matches("https://a.example/x", "HTTP://A.Example/x"));
	assert_true(matches("http://a.example/x", "https://a.example:443/x"));
	assert_true(matches("https://A.example:443/x", "http://a.example/x"));
	assert_false(matches("https://a.example/x", "https://a.example:80/x"));
	assert_false(matches("https://a.example/x", "ftp://a.example/x"));
	assert_false(matches("https://a.example/x", "https://a.example.b/x"));
	assert_false(matches("https://a.example/x", "//a.example/x"));
}

static void
paths_have_case(void **state)
{
	(void)state;
	assert_false(matches("https://a.example/x", "https://a.example/X"));
	assert_true(matches_as("https://a.example/x?Y#z/Z",
	                       "https://a.example/X?y#Z/z", true));
}

static void
a_last_slash_says_nothing(void **state)
{
	(void)state;
	assert_true(matches("https://a.example", "https://a.example/"));
	assert_true(matches("https://a.example/x/", "https://a.example/x"));
	assert_true(matches("https://a.example/x", "https://a.example/x/"));
	assert_false(matches("https://a.example/x", "https://a.example/x//"));
}

static void
queries_count_where_they_are_asked_for(void **state)
{
	(void)state;
	assert_true(matches("https://a.example/x", "https://a.example/x?q=1"));
	assert_true(matches("https://a.example/x?q=1",
	                    "https://a.example/x?q=1"));
	assert_false(matches("https://a.example/x?q=1", "https://a.example/x"));
	assert_false(matches("https://a.example/x?q=1",
	                     "https://a.example/x?q=12"));
	assert_true(matches("https://a.example/x?q=1*",
	                    "https://a.example/x?q=12&r"));
}

static void
anchors_count_where_they_are_routes(void **state)
{
	(void)state;
	assert_true(matches("https://a.example/x", "https://a.example/x#y"));
	assert_false(matches("https://a.example/x", "https://a.example/x#/y"));
	assert_true(matches("https://a.example/x#/y", "https://a.example/x#/y"));
	assert_false(matches("https://a.example/x#/y", "https://a.example/x"));
	assert_true(matches("https://a.example/x#*/y",
	                    "https://a.example/x#view/y"));
}

static void
a_star_stays_in_its_part(void **state)
{
	(void)state;
	assert_true(matches("https://*.example/x", "https://a.b.example/x"));
	assert_false(matches("https://*.example/x", "https://evil/.example/x"));
	assert_false(matches("https://*.example/x",
	                     "https://evil?.example/x"));
	assert_true(matches("https://a.example/*/z", "https://a.example/x/y/z"));
	assert_true(matches("https://a.example/*", "https://a.example/x"));
	assert_false(matches("https://a.example/x*", "https://a.example/?x"));
	assert_true(matches("https://a.example/x*", "https://a.example/x"));
	assert_true(matches("https://a.example/*b*b", "https://a.example/abab"));
	assert_false(matches("https://a.example/*b*b", "https://a.example/ab"));
	assert_false(matches("https://a.example/ab*ba", "https://a.example/aba"));
	assert_true(matches("https://a.example/x**y", "https://a.example/xy"));
}

static void
a_locale_is_a_tag(void **state)
{
	static const char *const tags[] = {"nb", "nb-NO", "zh_hant_TW",
	                                   "sr-latn-rs", "fil", "es-419"};
	static const char *const others[] = {"n", "article", "nb-", "nb-N",
	                                     "no1", "", "-nb", "nb--no",
	                                     "nb/no", "nb-abcdefghi"};
	char url[100];
	(void)state;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		(void)snprintf(url, sizeof url, "https://a.example/%s/x",
		               tags[i]);
		assert_true(matches("https://a.example/{locale}/x", url));
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		(void)snprintf(url, sizeof url, "https://a.example/%s/x",
		               others[i]);
		assert_false(matches("https://a.example/{locale}/x", url));
	}
	assert_true(matches("https://a.example/*/{locale}/x",
	                    "https://a.example/p/q/nb-no/x"));
	assert_true(matches("https://{locale}.a.example/?l={locale}&*",
	                    "https://nb.a.example/?l=de&x"));
	assert_true(matches("https://a.example/{locale}",
	                    "https://a.example/nb"));
}

static void
what_is_no_pattern(void **state)
{
	(void)state;
	assert_false(is_pattern(""));
	assert_false(is_pattern("a.example/x"));
	assert_false(is_pattern("https://"));
	assert_false(is_pattern("https://*/x"));
	assert_false(is_pattern("https://u@a.example/x"));
	assert_false(is_pattern("ftp://a.example/x"));
	assert_false(is_pattern("https://a.example/ x"));
	assert_false(is_pattern("https://a.example/\x01"));
	assert_false(is_pattern("https://a.example/*{locale}"));
	assert_false(is_pattern("https://a.example/{locale}x"));
	assert_false(is_pattern("https://a.example/{locale}/{locale}"));
	assert_true(is_pattern("https://a.example/{locale}/?x={locale}"));
}

static void
one_pattern_may_have_all_of_another(void **state)
{
	(void)state;
	assert_true(covers("https://a.example/*", "https://a.example/x"));
	assert_true(covers("https://a.example/*", "https://a.example/x*y"));
	assert_true(covers("https://a.example/x", "https://a.example/x?y"));
	assert_true(covers("https://a.example/x", "https://a.example/x#y"));
	assert_true(covers("https://a.example/*/x",
	                   "https://a.example/{locale}/x"));
	assert_true(covers("https://a.example/{locale}/x",
	                   "https://a.example/nb/x"));
	assert_true(covers("https://a.example/x?*", "https://a.example/x"));
	assert_false(covers("https://a.example/x?y", "https://a.example/x"));
	assert_false(covers("https://a.example/x", "https://a.example/x#*"));
	assert_false(covers("https://a.example/x", "https://a.example/x*"));
	assert_false(covers("https://a.example/a*b", "https://a.example/*"));
	assert_false(covers("https://a.example/nb/x",
	                    "https://a.example/{locale}/x"));
	assert_false(covers("https://a.example/x", "https://*.example/x"));
}

static void
mails_and_calls(void **state)
{
	(void)state;
	assert_true(matches("mailto:me@a.example", "MAILTO:me@A.Example?subject=x"));
	assert_false(matches("mailto:me@a.example", "mailto:Me@a.example"));
	assert_true(matches_as("mailto:me@a.example", "mailto:Me@a.example",
	                       true));
	assert_false(matches("mailto:me@a.example?subject=x",
	                     "mailto:me@a.example"));
	assert_true(matches("mailto:*@a.example", "mailto:you@a.example"));
	assert_false(matches("mailto:*@a.example", "mailto:you@b.example"));
	assert_false(matches("https://*a.example/me", "mailto:me@a.example"));
	assert_true(matches("tel:+47-22.00", "TEL:+47(22)00"));
	assert_false(matches("tel:+47-22.00", "tel:+472201"));
	assert_false(is_pattern("mailto:"));
	assert_false(is_pattern("mailto:me"));
	assert_false(is_pattern("mailto:@a.example"));
	assert_false(is_pattern("mailto:*@*"));
	assert_false(is_pattern("tel:"));
	assert_true(covers("mailto:*@a.example", "mailto:me@a.example"));
}

static void
the_same_page(void **state)
{
	struct address link, right;
	(void)state;
	assert_true(address_read(S("http://a.example/x/?q#p"), &link, &arena));
	assert_true(address_read(S("https://A.example/x"), &right, &arena));
	assert_true(address_same(&link, &right, false));
	assert_false(address_same(&right, &link, false));
	assert_true(address_read(S("https://a.example/X"), &right, &arena));
	assert_false(address_same(&link, &right, false));
	assert_true(address_same(&link, &right, true));
}

static void
hosts(void **state)
{
	(void)state;
	assert_true(str_eq(address_host(S("HTTPS://u:p@A.Example:443/x"),
	                                &arena), S("a.example")));
	assert_true(str_eq(address_host(S("http://a.example:8080?x"), &arena),
	                   S("a.example:8080")));
	assert_int_equal(address_host(S("mailto:a@b.example"), &arena).n, 0);
	assert_int_equal(address_host(S("x.md"), &arena).n, 0);
}

/* The longest address, and a pattern that is nearly found everywhere in it. */
static void
no_address_takes_long(void **state)
{
	static char url[ADDRESS_MOST + 1], pattern[600];
	(void)state;
	memset(url, 'a', sizeof url - 1);
	memcpy(url, "https://a.example/", 18);
	memcpy(pattern, "https://a.example/", 18);
	for (size_t i = 0; i < 100; i++)
		memcpy(pattern + 18 + 5 * i, "*aaaa", 5);
	memcpy(pattern + 18 + 500, "*b", 2);
	clock_t before = clock();
	for (int i = 0; i < 1000; i++) {
		arena_reset(&arena);
		assert_false(matches(pattern, url));
	}
	assert_true(clock() - before < 2 * CLOCKS_PER_SEC);
	struct address ad;
	static char longer[ADDRESS_MOST + 2];
	memset(longer, 'a', sizeof longer - 1);
	memcpy(longer, "https://a.example/", 18);
	assert_false(address_read(str_of(longer), &ad, &arena));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scheme_host_and_port_have_no_case),
		cmocka_unit_test(paths_have_case),
		cmocka_unit_test(a_last_slash_says_nothing),
		cmocka_unit_test(queries_count_where_they_are_asked_for),
		cmocka_unit_test(anchors_count_where_they_are_routes),
		cmocka_unit_test(a_star_stays_in_its_part),
		cmocka_unit_test(mails_and_calls),
		cmocka_unit_test(a_locale_is_a_tag),
		cmocka_unit_test(what_is_no_pattern),
		cmocka_unit_test(one_pattern_may_have_all_of_another),
		cmocka_unit_test(the_same_page),
		cmocka_unit_test(hosts),
		cmocka_unit_test(no_address_takes_long),
	};
	arena_open(&arena, (size_t)1 << 26);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_close(&arena);
	return failed;
}

/* test_config.c -- site.yml: defaults, every key, and what is refused. */
#include "base/buf.h"
#include "read/base_url.h"
#include "read/settings.h"
#include "aid/reading.h"

static struct config config;
static bool fine;

static void
parse(str text)
{
	struct source src = {S("site.yml"), text};
	diag.n = 0;
	fine = config_read(&config, &src, &diag, &arena);
}

/* TEXT has one fault, at LINE:COL, and the message holds WHAT. */
static void
assert_refused(str text, uint32_t line, uint32_t col, const char *what)
{
	parse(text);
	if (diag.n != 1)
		fail_msg("%zu faults, not one, in '%.*s'", diag.n,
		         STR_ARG(text));
	assert_false(fine);
	assert_diag(0, DIAG_CONFIG, line, col, what);
}

static void
assert_defaults(void)
{
	assert_int_equal(config.ntitle, 0);
	assert_text(config.base_url, "");
	assert_text(config.source.id, "en-US");
	assert_text(config.content, "content/{locale}");
	assert_int_equal(config.nlocales, 0);
	assert_text(config.theme, "default");
	assert_int_equal(config.fallback, FALLBACK_PAGE);
	assert_text(config.root_links, "");
	assert_int_equal(config.limits.page_bytes, 4194304);
	assert_int_equal(config.limits.line_bytes, 262144);
	assert_int_equal(config.limits.depth, 100);
	assert_int_equal(config.limits.include_depth, 16);
	assert_int_equal(config.limits.expanded_bytes, 67108864);
	assert_int_equal(config.limits.cpu_seconds, 5);
}

static void
every_key_has_a_default(void **state)
{
	(void)state;
	const str texts[] = {
		S(""), S("# nothing\n"),
		S("title:\nbase_url:\nsource:\ncontent:\nlocales:\ntheme:\n"
		  "fallback:\nroot_links:\nlimits:\n"),
		S("base_url: ''\nroot_links: ''\nlocales: []\nlimits: {}\n"
		  "title: {}\n"),
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		parse(texts[i]);
		assert_true(fine);
		assert_int_equal(diag.n, 0);
		assert_defaults();
	}
	config_default(&config, &arena);
	assert_defaults();
}

static void
reads_every_key(void **state)
{
	(void)state;
	parse(S("title: {en-us: Password help, nb-NO: Passordhjelp}\n"
	        "base_url: https://help.example.org/a\n"
	        "source: en-gb\n"
	        "content: pages/{locale}/md\n"
	        "locales:\n"
	        "  - nb-no\n"
	        "  - {id: nn_NO, fallback: [NB-NO, en-US], content: nynorsk,\n"
	        "     title: Passordhjelp p\xC3\xA5 nynorsk}\n"
	        "  - {fallback: nb-NO, id: sv-SE}\n"
	        "theme: plain\n"
	        "fallback: link\n"
	        "root_links: https://docs.example.org//\n"
	        "limits: {page_bytes: 2 MiB, line_bytes: 64KiB, depth: 50,\n"
	        "  include_depth: 3, expanded_bytes: 1048577, cpu_seconds: 9}\n"));
	assert_int_equal(diag.n, 0);
	assert_true(fine);
	assert_int_equal(config.ntitle, 3);
	assert_text(config.title[0].locale, "en-US");
	assert_text(config.title[2].locale, "nn-NO");
	assert_text(config.base_url, "https://help.example.org/a/");
	assert_text(config.source.id, "en-GB");
	assert_text(config.content, "pages/{locale}/md");
	assert_int_equal(config.nlocales, 3);
	assert_text(config.locales[0].locale.id, "nb-NO");
	assert_text(config.locales[0].content, "");
	assert_int_equal(config.locales[0].nfallback, 0);
	assert_text(config.locales[1].locale.id, "nn-NO");
	assert_text(config.locales[1].content, "nynorsk");
	assert_int_equal(config.locales[1].nfallback, 2);
	assert_text(config.locales[1].fallback[0], "nb-NO");
	assert_text(config.locales[1].fallback[1], "en-US");
	assert_int_equal(config.locales[2].nfallback, 1);
	assert_text(config.locales[2].fallback[0], "nb-NO");
	assert_text(config.theme, "plain");
	assert_int_equal(config.fallback, FALLBACK_LINK);
	assert_text(config.root_links, "https://docs.example.org");
	assert_int_equal(config.limits.page_bytes, 2097152);
	assert_int_equal(config.limits.line_bytes, 65536);
	assert_int_equal(config.limits.depth, 50);
	assert_int_equal(config.limits.include_depth, 3);
	assert_int_equal(config.limits.expanded_bytes, 1048577);
	assert_int_equal(config.limits.cpu_seconds, 9);
}

static void
one_title_is_in_the_source_language(void **state)
{
	(void)state;
	parse(S("title: Help\nsource: de-DE\n"));
	assert_true(fine);
	assert_int_equal(config.ntitle, 1);
	assert_text(config.title[0].locale, "de-DE");
	assert_text(config.title[0].text, "Help");
}

static void
unknown_keys_are_refused(void **state)
{
	(void)state;
	assert_refused(S("title: x\nfalback: page\n"), 2, 1,
	               "unknown key 'falback'; did you mean 'fallback'?");
	assert_refused(S("Theme: x\n"), 1, 1, "did you mean 'theme'?");
	assert_refused(S("limits:\n  page-bytes: 1\n"), 2, 3,
	               "did you mean 'page_bytes'?");
	assert_refused(S("locales:\n- {id: nb-NO, fall: x}\n"), 2, 15,
	               "unknown key 'fall'");
	parse(S("plugins: x\n"));
	assert_int_equal(diag.n, 1);
	assert_text(diag.msgs[0].message, "unknown key 'plugins'");
}

static void
duplicate_keys_are_refused(void **state)
{
	(void)state;
	assert_refused(S("theme: a\ntheme: b\n"), 2, 1, "duplicate key");
	assert_refused(S("title: {en-US: a, en-us: b}\n"), 1, 26,
	               "a second title for 'en-US'");
	assert_refused(S("locales: [nb-NO, nb-no]\n"), 1, 18, "second time");
	assert_refused(S("locales:\n- {id: nb-NO, fallback: [en, EN]}\n"), 2,
	               30, "second time");
	assert_refused(S("locales:\n- {id: nb-NO, fallback: nb-NO}\n"), 2, 25,
	               "second time");
}

static void
wrong_values_are_refused(void **state)
{
	(void)state;
	assert_refused(S("- a\n"), 1, 1, "'key: value'");
	assert_refused(S("title: [a]\n"), 1, 8, "a text");
	assert_refused(S("title: {en-US: [a]}\n"), 1, 16, "a text");
	assert_refused(S("title: {no way: a}\n"), 1, 9, "is no locale");
	assert_refused(S("title: ' '\n"), 1, 8, "empty");
	assert_refused(S("source: x\n"), 1, 9, "'x' is no locale");
	assert_refused(S("source: {a: b}\n"), 1, 9, "a text");
	assert_refused(S("content: pages\n"), 1, 10, "no '{locale}'");
	assert_refused(S("locales: nb-NO\n"), 1, 10, "a list");
	assert_refused(S("locales:\n- {fallback: nb-NO}\n"), 2, 3,
	               "without its 'id'");
	assert_refused(S("locales:\n- {id: '%', fallback: nb-NO}\n"), 2, 8,
	               "is no locale");
	assert_refused(S("locales:\n- [nb-NO]\n"), 2, 3, "a text");
	assert_refused(S("theme: ../x\n"), 1, 8, "no name of a folder");
	assert_refused(S("theme: a/b\n"), 1, 8, "no name of a folder");
	assert_refused(S("fallback: pages\n"), 1, 11, "none of 'page'");
	assert_refused(S("base_url: /help\n"), 1, 11, "no address");
	assert_refused(S("root_links: ftp://a.b/\n"), 1, 13, "no address");
	assert_refused(S("limits: 5\n"), 1, 9, "by name");
	assert_refused(S("limits: [5]\n"), 1, 9, "by name");
}

static void
limits_have_limits(void **state)
{
	(void)state;
	parse(S("limits: {page_bytes: 1GiB, depth: 1000, line_bytes: 1}\n"));
	assert_true(fine);
	assert_int_equal(config.limits.page_bytes, 1 << 30);
	const str bad[] = {
		S("limits: {page_bytes: 0}"), S("limits: {page_bytes: 2GiB}"),
		S("limits: {page_bytes: -1}"), S("limits: {page_bytes: 1 MB}"),
		S("limits: {page_bytes: KiB}"), S("limits: {page_bytes: 1.5}"),
		S("limits: {page_bytes: 99999999999999999999999}"),
		S("limits: {page_bytes: 18014398509481985KiB}"),
		S("limits: {depth: 1001}"), S("limits: {depth: 1KiB}"),
		S("limits: {cpu_seconds: 3601}"), S("limits: {depth: [1]}"),
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		parse(bad[i]);
		assert_int_equal(diag.n, 1);
		assert_false(fine);
		assert_int_equal(config.limits.page_bytes, 4194304);
		assert_int_equal(config.limits.depth, 100);
	}
}

static void
base_urls_are_absolute(void **state)
{
	(void)state;
	str base;
	assert_true(base_url(S("HTTP://a"), &base, &arena));
	assert_text(base, "HTTP://a/");
	assert_true(base_url(S("https://a.b:80/c/"), &base, &arena));
	assert_text(base, "https://a.b:80/c/");
	const char *const bad[] = {
		"", "a", "//a/", "https:", "https://", "https:///a", "http:/a",
		"ftp://a/", "https://a/?b", "https://a/#b", "https://a b/",
		"https://a\"b/", "https://a<b/", "javascript:alert(1)",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (base_url(str_of(bad[i]), &base, &arena))
			fail_msg("'%s' is taken for an address", bad[i]);
}

static void
faults_are_told_up_to_a_number(void **state)
{
	(void)state;
	struct buf b = {NULL, 0, 0};
	for (int i = 0; i < 5000; i++)
		buf_printf(&b, "unknown%d: x\n", i);
	parse(buf_str(&b));
	assert_false(fine);
	assert_int_equal(diag.n, 20);
	buf_release(&b);
}

static void
texts_fall_back(void **state)
{
	(void)state;
	const struct config_text texts[] = {
		{S("de-DE"), S("de")}, {S("en-US"), S("en")},
	};
	assert_text(config_text_in(texts, 2, S("de-DE"), S("en-US")), "de");
	assert_text(config_text_in(texts, 2, S("nb-NO"), S("en-US")), "en");
	assert_text(config_text_in(texts, 2, S("nb-NO"), S("fr-FR")), "de");
	assert_text(config_text_in(NULL, 0, S("nb-NO"), S("fr-FR")), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		T(every_key_has_a_default),
		T(reads_every_key),
		T(one_title_is_in_the_source_language),
		T(unknown_keys_are_refused),
		T(duplicate_keys_are_refused),
		T(wrong_values_are_refused),
		T(limits_have_limits),
		T(base_urls_are_absolute),
		T(faults_are_told_up_to_a_number),
		T(texts_fall_back),
#undef T
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

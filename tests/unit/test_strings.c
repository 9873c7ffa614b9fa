/* UI strings: patterns, plurals, fallback, faults with their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "read/catalog.h"

static struct arena arena;
static char root[] = "/tmp/test_strings.XXXXXX";

#define assert_str(got, want)                                                  \
	assert_string_equal(str_z((got), &arena), (want))

/* --- one pattern ------------------------------------------------------- */

static const struct message_args two_texts = {
	{{{"language", 8}, false}, {{"wanted", 6}, false}}, 2};
static const struct message_args one_number = {{{{"count", 5}, true}}, 1};

static str
format(const char *pattern, const char *id)
{
	struct message m = {.language = str_of(id)};
	struct message_fault fault;
	str texts[MESSAGE_ARGS] = {S("{A}'{"), S("\xEF\xB7\x92")};
	assert_true(message_compile(&m, str_of(pattern), &two_texts, &fault,
	                            &arena));
	return message_format(&m, 0, texts, &arena);
}

static str
count(const char *pattern, const char *id, long long number)
{
	struct message m = {.language = str_of(id)};
	struct message_fault fault;
	str texts[MESSAGE_ARGS] = {{NULL, 0}};
	assert_true(message_compile(&m, str_of(pattern), &one_number, &fault,
	                            &arena));
	return message_format(&m, number, texts, &arena);
}

static void
texts_are_put_in_as_they_are(void **state)
{
	(void)state;
	assert_str(format("{language} {wanted}", "en-US"),
	           "{A}'{ \xEF\xB7\x92");
	assert_str(format("{ wanted\t}{language}{wanted}", "en-US"),
	           "\xEF\xB7\x92{A}'{\xEF\xB7\x92");
	/* U+FDFA and U+FDF2 are letters, near the noncharacters. */
	assert_str(format("\xEF\xB7\xBA{language}{wanted}\xEF\xB7\xB2", "ar"),
	           "\xEF\xB7\xBA{A}'{\xEF\xB7\x92\xEF\xB7\xB2");
}

static void
apostrophes_quote_braces(void **state)
{
	(void)state;
	assert_str(format("'{'{language}'}' {wanted} it''s, it's '{a''}'",
	                  "en-US"),
	           "{{A}'{} \xEF\xB7\x92 it's, it's {a'}");
	assert_str(count("{count, plural, one {'#'''} other {'{'#'}'}} #",
	                 "en-US", 1), "#' #");
	assert_str(count("{count, plural, one {'#'''} other {'{'#'}'}} #",
	                 "en-US", 2), "{2} #");
}

static void
plurals_follow_the_language(void **state)
{
	static const char ar[] = "{count, plural, zero {Z} one {O} two {T} "
		"few {# F} many {# M} other {# X}}";
	static const char en[] = "{count, plural, one {# page} other {# pages}}";
	(void)state;
	assert_str(count(ar, "ar-SA", 0), "Z");
	assert_str(count(ar, "ar-SA", 1), "O");
	assert_str(count(ar, "ar-SA", 2), "T");
	assert_str(count(ar, "ar-SA", 3), "٣ F");
	assert_str(count(ar, "ar-SA", 11), "١١ M");
	assert_str(count(ar, "ar-SA", 100), "١٠٠ X");
	assert_str(count(en, "en-US", 0), "0 pages");
	assert_str(count(en, "en-US", 1), "1 page");
	assert_str(count(en, "en-US", 12345), "12,345 pages");
	assert_str(count("{count, plural, one {} other {{count} "
	                 "{count, plural, other {({count, number})}}}}",
	                 "de-DE", 2000), "2.000 (2.000)");
	assert_str(count("{count, selectordinal, one {#st} other {#th}}",
	                 "en-US", 21), "21st");
	assert_str(count("{count, plural, offset:1 =0 {none} other {#}}",
	                 "en-US", 3), "2");
}

static void
faults_have_a_place(void **state)
{
	static const struct {
		const char *pattern;
		size_t at, len;
		const char *text;
	} cases[] = {
		{"a {who} {count}", 2, 4, "unknown argument 'who'"},
		{"a {} {count}", 2, 1, "unknown argument ''"},
		{"pages", 0, 5, "missing argument 'count'"},
		{"a } {count}", 2, 1, "'}' without '{'"},
		{"{count", 0, 6, NULL},
		{"{count, date}", 0, 12, NULL},
		{"{count, number, integer}", 0, 14, NULL},
		{"{count, plural}", 0, 14, NULL},
		{"{count, plural, other {#}", 0, 25, "'{' without '}'"},
		{"{count, plural, 'x' other {#}}", 16, 1, NULL},
		{"{count, plural, one {#}}", 0, 24, "a plural without 'other'"},
		{"{count, plural, other #}", 0, 24, NULL},
		{"{count} '{never", 8, 7, "the quotation is never closed"},
		{"{count} \xEF\xB7\x92", 8, 3, "a noncharacter"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct message m = {.language = S("en-US")};
		struct message_fault f;
		assert_false(message_compile(&m, str_of(cases[i].pattern),
		                             &one_number, &f, &arena));
		assert_int_equal(f.at, cases[i].at);
		assert_int_equal(f.len, cases[i].len);
		if (cases[i].text != NULL)
			assert_str(f.text, cases[i].text);
	}
}

static void
texts_cannot_be_used_as_numbers(void **state)
{
	static const char *const patterns[] = {
		"{language, plural, other {#}} {wanted}",
		"{language, number} {wanted}", "{language, date} {wanted}",
		"{language, select, other {}} {wanted}", "{0} {1}",
	};
	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		struct message m = {.language = S("en-US")};
		struct message_fault f;
		assert_false(message_compile(&m, str_of(patterns[i]),
		                             &two_texts, &f, &arena));
	}
}

static void
deep_patterns_are_refused(void **state)
{
	struct buf b = {NULL, 0, 0};
	struct message m = {.language = S("en-US")};
	struct message_fault f;
	(void)state;
	for (int i = 0; i < 40; i++)
		buf_addz(&b, "{count, plural, other {");
	for (int i = 0; i < 40; i++)
		buf_addz(&b, "}}");
	assert_false(message_compile(&m, buf_str(&b), &one_number, &f,
	                             &arena));
	assert_str(f.text, "too many plurals in each other");
	for (int i = 0; i < 10000; i++)
		buf_addz(&b, "{count}");
	assert_false(message_compile(&m, buf_str(&b), &one_number, &f,
	                             &arena));
	assert_str(f.text, "the text is too long");
	buf_release(&b);
}

/* Whatever passes our reading must be safe in ICU's hands. */
static void
no_pattern_does_harm(void **state)
{
	static const char *const parts[] = {
		"{", "}", "{", "}", "'", "''", "#", ",", " ", "0", "count",
		"{count}", "plural,", "{count, plural,", "other {", "one {",
		"}}", "offset:1", "=1 {", "number", "date", "|", "\xFF",
		"\xEF\xB7", "\xD9\xA3", "{0", "select,",
	};
	unsigned long long seed = 1;
	size_t accepted = 0;
	struct arena scratch;
	(void)state;
	arena_open(&scratch, (size_t)1 << 20);
	for (int round = 0; round < 3000; round++) {
		char pattern[256] = "";
		seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
		unsigned long long bits = seed;
		for (int i = 0; i < 12; i++) {
			bits = bits * 6364136223846793005ULL + 1;
			strcat(pattern, parts[(bits >> 33)
			       % (sizeof parts / sizeof *parts)]);
		}
		struct message m = {.language = S("ar-SA")};
		struct message_fault f;
		if (message_compile(&m, str_of(pattern), &one_number, &f,
		                    &scratch)) {
			str texts[MESSAGE_ARGS] = {{NULL, 0}};
			(void)message_format(&m, 3, texts, &scratch);
			accepted++;
		} else {
			assert_true(f.at + f.len <= strlen(pattern));
		}
		arena_reset(&scratch);
	}
	assert_true(accepted > 0);
	arena_close(&scratch);
}

/* --- files --------------------------------------------------------------- */

static const char *
folder(const char *name)
{
	const char *path = str_z(str_printf(&arena, "%s/%s", root, name),
	                         &arena);
	assert_int_equal(mkdir(path, 0700), 0);
	return path;
}

static void
put(const char *dir, const char *name, const char *text)
{
	FILE *f = fopen(str_z(str_printf(&arena, "%s/%s", dir, name), &arena),
	                "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* A whole en-US.yml: each string is "en KEY" and its arguments. */
static bool
read_folder(struct strings_catalog *c, const char *path, struct diag *d)
{
	const struct strings_dir dir = {.path = path};
	return strings_read(c, &dir, 1, d, &arena);
}

static void
put_english(const char *dir)
{
	struct buf b = {NULL, 0, 0};
#define X(name, key, args)                                                     \
	buf_printf(&b, "%s: en %s%s\n", key, key,                              \
	           strcmp(args, "#count") == 0 ? " {count}"                    \
	           : strcmp(args, "date") == 0 ? " {date}"                     \
	           : strcmp(args, "language") == 0 ? " {language}"             \
	           : strcmp(args, "address") == 0 ? " {address}"               \
	           : strcmp(args, "target") == 0 ? " {target}"                 \
	           : args[0] != '\0' ? " {language} {wanted}" : "");
	STRING_LIST(X)
#undef X
	buf_addc(&b, '\0');
	put(dir, "en-US.yml", b.p);
	buf_release(&b);
}

static struct strings
choose(const struct strings_catalog *c, const char *tag)
{
	struct strings s;
	struct locale l;
	assert_true(locale_parse(str_of(tag), &l, &arena));
	const struct locale *wanted = &l;
	strings_choose(&s, c, &wanted, 1, &arena);
	return s;
}

static void
the_nearest_file_wins(void **state)
{
	const char *site = folder("site"), *program = folder("program");
	const struct strings_dir dirs[] = {
		{.path = site}, {.path = "/nowhere/at/all"}, {.path = program}};
	struct diag d = {.arena = &arena};
	struct strings_catalog c;
	(void)state;
	put_english(program);
	put(program, "nb.yml", "home: nb home\nnext: nb next\n");
	put(program, "nb-NO.yml", "home: nb-NO home\nprevious: nb-NO prev\n");
	put(program, "ar-SA.yml", "home: ar home\n");
	put(program, "README.txt", "{");
	put(site, "nb-NO.yml", "home: site home\n");
	put(site, "zh-CN.yml", "home: zh home\n");
	assert_true(strings_read(&c, dirs, 3, &d, &arena));
	assert_int_equal(d.n, 0);

	struct strings s = choose(&c, "nb-NO");
	assert_str(s.plain[STRING_HOME], "site home");
	assert_str(s.plain[STRING_PREVIOUS], "nb-NO prev");
	assert_str(s.language[STRING_PREVIOUS], "nb-NO");
	assert_str(s.plain[STRING_NEXT], "nb next");
	assert_str(s.language[STRING_NEXT], "nb");
	assert_str(s.plain[STRING_VIEW], "en view");
	assert_str(s.language[STRING_VIEW], "en-US");
	assert_null(s.plain[STRING_UPDATED].p);

	s = choose(&c, "ar-EG");
	assert_str(s.plain[STRING_HOME], "ar home");
	assert_str(s.language[STRING_HOME], "ar-SA");
	s = choose(&c, "zh-TW");
	assert_str(s.plain[STRING_HOME], "en home");
	s = choose(&c, "fi-FI");
	assert_str(s.plain[STRING_HOME], "en home");
	assert_str(s.language[STRING_HOME], "en-US");
}

static void
files_faults_are_reported(void **state)
{
	static const struct {
		const char *line, *id;
		unsigned at_line, at_col;
	} cases[] = {
		{"updated: \"på {dato}\"\n", "string-pattern", 2, 14},
		{"updated: på {dato}\n", "string-pattern", 2, 13},
		{"updated: \"p\\u00E5 {dato}\"\n", "string-pattern", 2, 10},
		{"contents_count: '{count, plural, one {# side}}'\n",
		 "string-pattern", 2, 18},
		{"home: \n", "string-pattern", 2, 0},
		{"home: [a, b]\n", "string-pattern", 2, 7},
		{"hoem: Hjem\n", "string-unknown", 2, 1},
		{"home: a\nhome: b\n", "string-pattern", 3, 1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *dir = folder(
			str_z(str_printf(&arena, "fault%zu", i), &arena));
		struct diag d = {.arena = &arena};
		struct strings_catalog c;
		put_english(dir);
		put(dir, "nb-NO.yml",
		    str_z(str_printf(&arena, "# æøå\n%s", cases[i].line),
		          &arena));
		bool ok = read_folder(&c, dir, &d);
		assert_int_equal(d.n, 1);
		assert_string_equal(diag_name(d.msgs[0].id), cases[i].id);
		assert_int_equal(ok, d.msgs[0].id == DIAG_STRING_UNKNOWN);
		assert_int_equal(d.msgs[0].line, cases[i].at_line);
		if (cases[i].at_col != 0)
			assert_int_equal(d.msgs[0].col, cases[i].at_col);

		struct strings s = choose(&c, "nb-NO");
		struct string_arg date = {.name = "date", .text = S("D")};
		assert_str(strings_format(&s, STRING_UPDATED, &date, 1,
		                          &arena), "en updated D");
	}
}

static void
english_must_be_complete(void **state)
{
	const char *dir = folder("incomplete");
	struct diag d = {.arena = &arena};
	struct strings_catalog c;
	(void)state;
	put(dir, "en-US.yml", "home: Home\n");
	put(dir, "pirate.yml", "home: Arr\n");
	assert_false(read_folder(&c, dir, &d));
	assert_int_equal(d.n, STRING_COUNT);
	assert_string_equal(diag_name(d.msgs[0].id), "file-name");
	for (size_t i = 1; i < d.n; i++)
		assert_int_equal(d.msgs[i].id, DIAG_STRING_MISSING);
	struct strings s = choose(&c, "en-US");
	assert_str(s.plain[STRING_HOME], "Home");
	assert_str(s.plain[STRING_NEXT], "next");
}

static void
strings_are_formatted(void **state)
{
	const char *dir = folder("formatted");
	struct diag d = {.arena = &arena};
	struct strings_catalog c;
	(void)state;
	put_english(dir);
	put(dir, "nb-NO.yml", "notice_fallback: >\n"
	    "  Ikke på {wanted}, men\n  på {language}.\n"
	    "contents_count: '{count, plural, one {# side} "
	    "other {# sider}}'\n");
	assert_true(read_folder(&c, dir, &d));
	struct strings s = choose(&c, "nb-NO");
	struct string_arg args[] = {{.name = "wanted", .text = S("nynorsk")},
	                            {.name = "language", .text = S("dansk")}};
	assert_str(strings_format(&s, STRING_NOTICE_FALLBACK, args, 2, &arena),
	           "Ikke på nynorsk, men på dansk.");
	struct string_arg n = {.name = "count", .is_number = true, .number = 1};
	assert_str(strings_format(&s, STRING_CONTENTS_COUNT, &n, 1, &arena),
	           "1 side");
	n.number = 5;
	assert_str(strings_format(&s, STRING_CONTENTS_COUNT, &n, 1, &arena),
	           "5 sider");
	assert_str(strings_format(&s, STRING_HOME, NULL, 0, &arena), "en home");

	const struct value *v = strings_value(&s, &arena);
	assert_str(value_get(v, S("home"))->text, "en home");
	assert_null(value_get(v, S("updated")));
}

static int
open_arena(void **state)
{
	(void)state;
	arena_open(&arena, (size_t)256 << 20);
	return mkdtemp(root) == NULL;
}

static int
close_arena(void **state)
{
	(void)state;
	const char *rm = str_z(str_printf(&arena, "rm -r '%s'", root), &arena);
	int rc = system(rm);
	arena_close(&arena);
	return rc;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_put_in_as_they_are),
		cmocka_unit_test(apostrophes_quote_braces),
		cmocka_unit_test(plurals_follow_the_language),
		cmocka_unit_test(faults_have_a_place),
		cmocka_unit_test(texts_cannot_be_used_as_numbers),
		cmocka_unit_test(deep_patterns_are_refused),
		cmocka_unit_test(no_pattern_does_harm),
		cmocka_unit_test(the_nearest_file_wins),
		cmocka_unit_test(files_faults_are_reported),
		cmocka_unit_test(english_must_be_complete),
		cmocka_unit_test(strings_are_formatted),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}

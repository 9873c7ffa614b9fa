/* test_number.c -- numbers by value, in all the forms that CLDR gives them. */
#include "check/number.h"

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/unum.h>

#include "aid/reading.h"
#include "base/utf16.h"
#include "check/check.h"
#include "read/parse.h"

/* ---- one text ---------------------------------------------------------------- */

static struct numbers
numbers_of(const char *locale, const char *text)
{
	struct numbers n;
	struct cldr *cldr = NEW(&arena, struct cldr, 1);
	cldr_load(cldr, str_of(locale), &arena);
	struct number_language l = {cldr, NULL};
	numbers_read(&n, str_of(text), &l, &arena);
	return n;
}

static void
a_number_has_all_its_readings(void **state)
{
	static const struct {
		const char *text;
		uint64_t digits[2];
		uint32_t scale[2];
		uint8_t n;
	} cases[] = {
		{"12", {12}, {0}, 1},
		{"1,500", {1500, 15}, {0, 1}, 2},
		{"1.500,25", {150025}, {2}, 1},
		{"1 500 000", {1500000}, {0}, 1},
		{"1\xE2\x80\x99""500.5", {15005}, {1}, 1},
		{"12,34,567", {1234567}, {0}, 1},
		{"0.50", {5}, {1}, 1},
		{"\xD9\xA1\xD9\xAC\xD9\xA5\xD9\xA0\xD9\xA0\xD9\xAB\xD9\xA5",
		 {15005}, {1}, 1},
		{"\xEF\xBC\x91\xEF\xBC\x92", {12}, {0}, 1},
		{"2 million", {2, 2000000}, {0, 0}, 2},
		{"10K", {10, 10000}, {0, 0}, 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct numbers n = numbers_of("en-US", cases[i].text);
		assert_true(n.n > 0);
		assert_int_equal(n.list[0].nis, cases[i].n);
		for (size_t k = 0; k < cases[i].n; k++) {
			assert_int_equal(n.list[0].is[k].digits,
			                 cases[i].digits[k]);
			assert_int_equal(n.list[0].is[k].scale,
			                 cases[i].scale[k]);
		}
	}
}

static void
what_stands_around_is_known(void **state)
{
	static const struct {
		const char *text;
		unsigned flag;
	} cases[] = {
		{"KB4012345", NUMBER_NAMED}, {"MS-1234", NUMBER_NAMED},
		{"SSPR_0029", NUMBER_NAMED}, {"v2.0", NUMBER_VERSION},
		{"10.0.19041.1", NUMBER_VERSION}, {"3 PM", NUMBER_HOUR},
		{"3:30", NUMBER_HOUR}, {"10/5/2020", NUMBER_DATE},
		{"'19", NUMBER_SIGNED}, {"12.10.2020", NUMBER_DATE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct numbers n = numbers_of("en-US", cases[i].text);
		assert_true(n.n > 0);
		assert_int_equal(n.list[0].flags & cases[i].flag,
		                 cases[i].flag);
	}
	assert_int_equal(numbers_of("en-US", "5GB").list[0].flags, 0);
	assert_int_equal(numbers_of("en-US", "no digit").n, 0);
}

static void
small_numbers_are_words(void **state)
{
	static const struct {
		const char *locale, *text;
		uint32_t value;
		bool said;
	} cases[] = {
		{"de-DE", "die zweite seite", 2, true},
		{"de-DE", "dreimal", 3, true},
		{"nb-NO", "to timer", 2, true},
		{"nb-NO", "totalt", 2, false},
		{"fr-FR", "premi\xC3\xA8re page", 1, true},
		{"ja-JP", "\xE4\xB8\x89\xE3\x81\xA4", 3, true},
		{"en-US", "twenty", 20, true},
		{"en-US", "one", 2, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct cldr c;
		cldr_load(&c, str_of(cases[i].locale), &arena);
		assert_int_equal(number_is_said(&c.words, cases[i].value,
		                                str_of(cases[i].text)),
		                 cases[i].said);
	}
}

/* ---- all that CLDR writes -------------------------------------------------------- */

static const char *const locales[] = {
	"ar-SA", "ar-EG", "bg-BG", "bn-BD", "cs-CZ", "da-DK", "de-CH", "de-DE",
	"el-GR", "es-ES", "es-MX", "et-EE", "fa-IR", "fi-FI", "fr-CA", "fr-FR",
	"he-IL", "hi-IN", "hr-HR", "hu-HU", "id-ID", "it-IT", "ja-JP", "ko-KR",
	"lt-LT", "lv-LV", "mr-IN", "my-MM", "nb-NO", "ne-NP", "nl-NL", "pl-PL",
	"pt-BR", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI", "sr-Latn-RS",
	"sv-SE", "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN", "zh-TW",
};

enum { LOCALES = sizeof locales / sizeof *locales, UNITS_MOST = 128 };

static struct check check;
static struct site site;
static struct {
	str target, source;
} units[UNITS_MOST];
static size_t nunits;

static void
make_check(const char *locale)
{
	static const char *const dirs[] = {"rules"};
	struct fact_book book;
	assert_true(facts_read(&book, dirs, 1, &diag, &arena));
	site = (struct site){.nlocales = 2, .source = 1};
	site.locales = NEW(&arena, struct site_locale, 2);
	assert_true(locale_parse(str_of(locale), &site.locales[0].locale,
	                         &arena));
	assert_true(locale_parse(S("en-US"), &site.locales[1].locale, &arena));
	check = (struct check){.site = &site};
	check.locales = NEW(&arena, struct check_locale, 2);
	for (size_t i = 0; i < 2; i++)
		check_locale_make(&check.locales[i], &site.locales[i].locale,
		                  &book, &arena);
	str why;
	assert_true(check_rules_set(&check, S("-all,number-missing,"
	                                      "number-extra,version-changed"),
	                            &why, &arena));
	check_rules_plan(&check, &arena);
	nunits = 0;
}

static void
add(str target, str source)
{
	assert_true(nunits < UNITS_MOST);
	units[nunits].target = target;
	units[nunits].source = source;
	nunits++;
}

/* Check all units as one page; each finding is printed. */
static size_t
findings_of_units(void)
{
	static const struct limits limits = {.page_bytes = 1 << 20,
	                                     .line_bytes = 1 << 20,
	                                     .depth = 100};
	str page = S("");
	for (size_t i = 0; i < nunits; i++)
		page = str_printf(&arena, "%.*s\n\n<span data-ttu-id=\"ab-%zu\">"
		                  "x %.*s</span><span class=\"sxs-lookup\"><span "
		                  "data-stu-id=\"ab-%zu\">x %.*s</span></span>\n",
		                  STR_ARG(page), i, STR_ARG(units[i].target), i,
		                  STR_ARG(units[i].source));
	struct doc doc = {.src = {S("page.md"), page}};
	struct check_found to = {.findings.arena = &arena,
	                         .comments.arena = &arena};
	const struct findings *found = &to.findings;
	struct diag quiet = {.arena = &arena};
	assert_true(parse_doc(&doc, &limits, &diag, &arena));
	check_page(&check, &(struct check_file){&doc, 0, 0, &quiet}, &to);
	for (size_t i = 0; i < found->n; i++)
		print_message("%.*s: %.*s\n",
		              STR_ARG(check.locales[0].locale->id),
		              STR_ARG(found->list[i].msg.message));
	return found->n;
}

static str
number_in(const char *locale, UNumberFormatStyle style, double value)
{
	UChar units16[256];
	UErrorCode err = U_ZERO_ERROR;
	UNumberFormat *n = unum_open(style, NULL, 0, locale, NULL, &err);
	int32_t len = unum_formatDouble(n, value, units16, 256, NULL, &err);
	assert_true(U_SUCCESS(err));
	unum_close(n);
	return utf16_str(units16, len, &arena);
}

static void
numbers_of_all_locales_are_the_same(void **state)
{
	static const double values[] = {0.5, 3, 12.25, 99, 1000, 1234, 12345.678,
	                                1234567, 98765432.1};
	static const double round[] = {2000, 15000, 250000, 2000000, 15000000,
	                               300000000, 2000000000.0};
	(void)state;
	for (size_t l = 0; l < LOCALES; l++) {
		make_check(locales[l]);
		for (size_t i = 0; i < sizeof values / sizeof *values; i++)
			add(number_in(locales[l], UNUM_DECIMAL, values[i]),
			    number_in("en-US", UNUM_DECIMAL, values[i]));
		for (size_t i = 0; i < sizeof round / sizeof *round; i++)
			add(number_in(locales[l], UNUM_DECIMAL_COMPACT_LONG,
			              round[i]),
			    number_in("en-US", UNUM_DECIMAL_COMPACT_LONG,
			              round[i]));
		for (unsigned i = 1; i <= 12; i++)
			add(number_in(locales[l], UNUM_SPELLOUT, i),
			    number_in("en-US", UNUM_DECIMAL, i));
		assert_int_equal(findings_of_units(), 0);
	}
}

static str
date_in(const char *locale, UDateFormatStyle time, UDateFormatStyle day,
        double when)
{
	static const UChar utc[] = {'U', 'T', 'C', 0};
	UChar units16[256];
	UErrorCode err = U_ZERO_ERROR;
	UDateFormat *d = udat_open(time, day, locale, utc, -1, NULL, 0, &err);
	int32_t len = udat_format(d, when, units16, 256, NULL, &err);
	assert_true(U_SUCCESS(err));
	udat_close(d);
	return utf16_str(units16, len, &arena);
}

static void
dates_of_all_locales_are_the_same(void **state)
{
	static const UDateFormatStyle days[] = {UDAT_FULL, UDAT_LONG,
	                                        UDAT_MEDIUM, UDAT_SHORT};
	/* 5 October 2020 15:30, 29 February 2016 0:05, 31 December 2021 12:00 */
	static const double when[] = {1601911800e3, 1456704300e3, 1640952000e3};
	(void)state;
	for (size_t l = 0; l < LOCALES; l++) {
		make_check(locales[l]);
		for (size_t w = 0; w < 3; w++) {
			for (size_t i = 0; i < 4; i++)
				for (size_t k = 0; k < 4; k++)
					add(date_in(locales[l], UDAT_NONE,
					            days[i], when[w]),
					    date_in("en-US", UDAT_NONE,
					            days[k], when[w]));
			add(date_in(locales[l], UDAT_SHORT, UDAT_NONE, when[w]),
			    date_in("en-US", UDAT_SHORT, UDAT_NONE, when[w]));
			add(date_in("en-US", UDAT_SHORT, UDAT_NONE, when[w]),
			    date_in("de-DE", UDAT_SHORT, UDAT_NONE, when[w]));
		}
		assert_int_equal(findings_of_units(), 0);
	}
}

static void
another_number_is_found_in_all_locales(void **state)
{
	(void)state;
	for (size_t l = 0; l < LOCALES; l++) {
		make_check(locales[l]);
		add(number_in(locales[l], UNUM_DECIMAL, 1243),
		    number_in("en-US", UNUM_DECIMAL, 1234));
		add(number_in(locales[l], UNUM_DECIMAL, 51),
		    number_in("en-US", UNUM_DECIMAL, 15));
		add(number_in(locales[l], UNUM_DECIMAL, 4711), S("y"));
		assert_int_equal(findings_of_units(), 3);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_number_has_all_its_readings,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_stands_around_is_known,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(small_numbers_are_words, set_up,
		                                tear_down),
		cmocka_unit_test_setup_teardown(
			numbers_of_all_locales_are_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			dates_of_all_locales_are_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			another_number_is_found_in_all_locales, set_up,
			tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Locales: ids, names, dates, order. */
#include "model/locale.h"
#include "aid/reading.h"

#define assert_str(got, want)                                                  \
	assert_string_equal(str_z((got), &arena), (want))

static struct locale
locale(const char *tag)
{
	struct locale l;
	assert_true(locale_parse(str_of(tag), &l, &arena));
	return l;
}

static void
ids_become_canonical(void **state)
{
	static const struct {
		const char *tag, *id, *folder;
	} cases[] = {
		{"nb-no", "nb-NO", "nb-no"},
		{"NB_NO", "nb-NO", "nb-no"},
		{"sr-latn-rs", "sr-Latn-RS", "sr-latn-rs"},
		{"zh-cn", "zh-CN", "zh-cn"},
		{"no", "no", "no"},
		{"iw", "he", "he"},
		{"i-klingon", "tlh", "tlh"},
		{"en", "en", "en"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale l = locale(cases[i].tag);
		assert_str(l.id, cases[i].id);
		assert_str(l.folder, cases[i].folder);
	}
}

static void
what_is_no_locale_is_refused(void **state)
{
	static const char *const tags[] = {
		"", "-", "e", "en-", "-en", "en--us", "en us", "en-us-us", "und",
		"root", "x-private", "xx", "docs", "media", "images", "includes",
		"toc.yml", "../en", "\xFF\xFE", "n\xC3\xB8", "en\n",
	};
	struct locale l;
	(void)state;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		assert_false(locale_parse(str_of(tags[i]), &l, &arena));
	assert_false(locale_parse(S("en\0us"), &l, &arena));

	char longest[4096];
	memset(longest, 'a', sizeof longest);
	memcpy(longest, "en-x-", 5);
	for (size_t i = 9; i < sizeof longest; i += 5)
		longest[i] = '-';
	for (size_t n = 0; n < sizeof longest; n += 7)
		(void)locale_parse((str){longest, n}, &l, &arena);
	assert_false(locale_parse((str){longest, sizeof longest - 1}, &l,
	                          &arena));
}

static void
names_are_in_the_own_language(void **state)
{
	static const struct {
		const char *tag, *name, *full;
		bool rtl;
	} cases[] = {
		{"nb-NO", "Norsk bokmål", "Norsk bokmål (Norge)", false},
		{"en-US", "English", "American English", false},
		{"pt-BR", "Português", "Português (Brasil)", false},
		{"sr-Latn-RS", "Srpski (latinica)",
		 "Srpski (latinica, Srbija)", false},
		{"sr-Cyrl-RS", "Српски (ћирилица)",
		 "Српски (ћирилица, Србија)", false},
		{"ja-JP", "日本語", "日本語 (日本)", false},
		{"ar-SA", "العربية", "العربية (المملكة العربية السعودية)",
		 true},
		{"he-IL", "עברית", "עברית (ישראל)", true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale l = locale(cases[i].tag);
		locale_name_all(&l, 1, &arena);
		assert_str(l.name, cases[i].name);
		assert_str(l.full_name, cases[i].full);
		assert_int_equal(l.rtl, cases[i].rtl);
	}
}

static void
names_are_told_apart(void **state)
{
	struct locale l[] = {locale("pt-BR"), locale("nb-NO"), locale("pt-PT"),
	                     locale("zh-CN"), locale("zh-TW"), locale("en-US")};
	(void)state;
	locale_name_all(l, sizeof l / sizeof *l, &arena);
	assert_str(l[0].name, "Português (Brasil)");
	assert_str(l[1].name, "Norsk bokmål");
	assert_str(l[2].name, "Português europeu");
	assert_str(l[3].name, "简体中文");
	assert_str(l[4].name, "繁體中文");
	assert_str(l[5].name, "English");
	assert_str(locale_name_in(&l[0], &l[5], &arena),
	           "Brazilian Portuguese");

	struct locale zh[] = {locale("zh-CN"), locale("zh-TW"), locale("zh-HK")};
	locale_name_all(zh, 3, &arena);
	assert_false(str_eq(zh[0].name, zh[1].name));
	assert_false(str_eq(zh[1].name, zh[2].name));
}

static void
names_in_other_languages_fit_a_sentence(void **state)
{
	struct locale en = locale("en-US"), nb = locale("nb-NO");
	struct locale de = locale("de-DE"), ja = locale("ja-JP");
	(void)state;
	assert_str(locale_name_in(&en, &nb, &arena), "engelsk");
	assert_str(locale_name_in(&en, &de, &arena), "Englisch");
	assert_str(locale_name_in(&en, &ja, &arena), "英語");
	assert_str(locale_name_in(&nb, &en, &arena), "Norwegian Bokmål");
}

static void
parents_stay_in_the_script(void **state)
{
	struct locale nb = locale("nb-NO"), zh = locale("zh-TW"), up;
	struct locale sr = locale("sr-Latn-RS"), x = locale("en-US-x-foo");
	(void)state;
	assert_true(locale_parent(&nb, &up, &arena));
	assert_str(up.id, "nb");
	assert_false(locale_parent(&up, &nb, &arena));
	assert_false(locale_parent(&zh, &up, &arena));
	assert_true(locale_parent(&sr, &up, &arena));
	assert_str(up.id, "sr-Latn");
	assert_false(locale_parent(&up, &sr, &arena));
	assert_true(locale_parent(&x, &up, &arena));
	assert_str(up.id, "en-US");
}

static void
dates_are_long_and_gregorian(void **state)
{
	static const struct {
		const char *tag, *date;
	} cases[] = {
		{"en-US", "April 21, 2020"}, {"nb-NO", "21. april 2020"},
		{"de-DE", "21. April 2020"}, {"fr-FR", "21 avril 2020"},
		{"ar-SA", "٢١ أبريل ٢٠٢٠"},  {"ja-JP", "2020年4月21日"},
		{"en-u-ca-buddhist", "April 21, 2020"},
	};
	(void)state;
	/* Twice: the second time from what is kept. */
	for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
		size_t k = i % (sizeof cases / sizeof *cases);
		struct locale l = locale(cases[k].tag);
		assert_str(locale_date(&l, 2020, 4, 21, &arena),
		           cases[k].date);
	}
	struct locale fa = locale("fa-IR"), th = locale("th-TH");
	str thai = locale_date(&th, 2020, 4, 21, &arena);
	assert_true(str_ends(thai, S("2020")));
	assert_str(locale_date(&fa, 2020, 4, 21, &arena), "۲۱ آوریل ۲۰۲۰");
}

static void
dates_hold_at_the_ends(void **state)
{
	struct locale en = locale("en-US");
	(void)state;
	assert_str(locale_date(&en, 1583, 1, 1, &arena), "January 1, 1583");
	assert_str(locale_date(&en, 9999, 12, 31, &arena),
	           "December 31, 9999");
	/* 64 days apart: the same place in the memory of days. */
	assert_str(locale_date(&en, 1970, 1, 1, &arena), "January 1, 1970");
	assert_str(locale_date(&en, 1970, 3, 6, &arena), "March 6, 1970");
	assert_str(locale_date(&en, 1969, 10, 29, &arena),
	           "October 29, 1969");
	assert_str(locale_date(&en, 1970, 1, 1, &arena), "January 1, 1970");
}

/* More locales than formats are kept: each still gets its own. */
static void
many_locales_keep_their_dates(void **state)
{
	static const char *const regions[] = {"DE", "AT", "CH", "LI", "LU", "BE"};
	struct locale nb = locale("nb-NO");
	(void)state;
	for (char c = 'a'; c <= 'z'; c++)
		for (size_t i = 0; i < 6; i++) {
			struct locale l;
			str tag = str_printf(&arena, "de-%s-x-%c", regions[i],
			                     c);
			assert_true(locale_parse(tag, &l, &arena));
			assert_str(locale_date(&l, 2020, 4, 21, &arena),
			           "21. April 2020");
			assert_str(locale_date(&nb, 2020, 4, 21, &arena),
			           "21. april 2020");
		}
}

static str
sort_key(const struct locale *l, str s)
{
	str key;
	locale_sort_keys(l, &s, &key, 1, &arena);
	return key;
}

static void
sort_keys_follow_the_language(void **state)
{
	struct locale nb = locale("nb-NO"), de = locale("de-DE");
	(void)state;
	str z = S("zebra"), aa = S("Ål"), b = S("Bil");
	assert_true(str_cmp(sort_key(&nb, z), sort_key(&nb, aa)) < 0);
	assert_true(str_cmp(sort_key(&de, aa), sort_key(&de, b)) < 0);
	assert_int_equal(str_cmp(sort_key(&nb, b), sort_key(&nb, b)), 0);
	assert_true(sort_key(&nb, S("")).n < sort_key(&nb, S("\xFF\xFE")).n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_become_canonical),
		cmocka_unit_test(what_is_no_locale_is_refused),
		cmocka_unit_test(names_are_in_the_own_language),
		cmocka_unit_test(names_are_told_apart),
		cmocka_unit_test(names_in_other_languages_fit_a_sentence),
		cmocka_unit_test(parents_stay_in_the_script),
		cmocka_unit_test(dates_are_long_and_gregorian),
		cmocka_unit_test(dates_hold_at_the_ends),
		cmocka_unit_test(many_locales_keep_their_dates),
		cmocka_unit_test(sort_keys_follow_the_language),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

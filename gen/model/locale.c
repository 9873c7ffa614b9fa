#include "model/locale.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/ucol.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>

#include "base/utf16.h"

enum { ID_MAX = ULOC_FULLNAME_CAPACITY, NAME_MAX_UNITS = 256 };

/* The BCP 47 tag ID as ICU writes it; false when ID is not well formed. */
static bool
icu_id(str id, char out[ID_MAX])
{
	char z[ID_MAX];
	if (id.n == 0 || id.n >= sizeof z)
		return false;
	memcpy(z, id.p, id.n);
	z[id.n] = '\0';
	for (size_t i = 0; i < id.n; i++)
		if (z[i] == '_')
			z[i] = '-';
	int32_t used = 0;
	UErrorCode err = U_ZERO_ERROR;
	uloc_forLanguageTag(z, out, ID_MAX, &used, &err);
	return U_SUCCESS(err) && err != U_STRING_NOT_TERMINATED_WARNING
		&& (size_t)used == id.n;
}

static bool
canonical_id(const char *icu, str *id, struct arena *a)
{
	char canonical[ID_MAX], tag[ID_MAX];
	UErrorCode err = U_ZERO_ERROR;
	uloc_canonicalize(icu, canonical, ID_MAX, &err);
	uloc_toLanguageTag(canonical, tag, ID_MAX, true, &err);
	if (U_FAILURE(err) || err == U_STRING_NOT_TERMINATED_WARNING)
		return false;
	*id = str_dup(str_of(tag), a);
	return true;
}

static bool
language_known(const char *icu)
{
	char language[ULOC_LANG_CAPACITY];
	UChar name[NAME_MAX_UNITS];
	UErrorCode err = U_ZERO_ERROR;
	uloc_getLanguage(icu, language, ULOC_LANG_CAPACITY, &err);
	if (U_FAILURE(err) || language[0] == '\0')
		return false;
	uloc_getDisplayLanguage(icu, "en", name, NAME_MAX_UNITS, &err);
	/* The warning: ICU has no name for it and gave the code itself. */
	return U_SUCCESS(err) && err != U_USING_DEFAULT_WARNING;
}

/* The ids "zh" (LOCALE_LANGUAGE), "zh_Hant" or "zh_TW" of ICU. */
static void
shorten(const char *icu, enum locale_detail detail, char out[ID_MAX])
{
	char likely[ID_MAX], script[ULOC_SCRIPT_CAPACITY];
	UErrorCode err = U_ZERO_ERROR;
	if (detail == LOCALE_FULL) {
		uloc_getBaseName(icu, out, ID_MAX, &err);
		return;
	}
	char language[ULOC_LANG_CAPACITY];
	if (detail == LOCALE_SCRIPT)
		uloc_addLikelySubtags(icu, likely, ID_MAX, &err);
	else
		uloc_getBaseName(icu, likely, ID_MAX, &err);
	uloc_getLanguage(likely, language, ULOC_LANG_CAPACITY, &err);
	uloc_getScript(likely, script, ULOC_SCRIPT_CAPACITY, &err);
	if (U_FAILURE(err))
		language[0] = script[0] = '\0';
	(void)snprintf(out, ID_MAX, "%s%s%s", language,
	               script[0] == '\0' ? "" : "_", script);
}

/* ICU's name of the locale ICU in the language of IN; the id without one. */
static str
display_name(const char *icu, const char *in, struct arena *a)
{
	UChar name[NAME_MAX_UNITS];
	UErrorCode err = U_ZERO_ERROR;
	ULocaleDisplayNames *names = uldn_open(in, ULDN_DIALECT_NAMES, &err);
	int32_t n = uldn_localeDisplayName(names, icu, name, NAME_MAX_UNITS,
	                                   &err);
	uldn_close(names);
	if (U_FAILURE(err))
		return str_dup(str_of(icu), a);
	return utf16_str(name, n, a);
}

/* S with its first letter in upper case by the rules of IN. */
static str
capitalize(str s, const char *in, struct arena *a)
{
	char out[NAME_MAX_UNITS * 4];
	UErrorCode err = U_ZERO_ERROR;
	UCaseMap *map = ucasemap_open(
		in, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE, &err);
	int32_t n = ucasemap_utf8ToTitle(map, out, sizeof out, s.p,
	                                 (int32_t)s.n, &err);
	ucasemap_close(map);
	return U_FAILURE(err) ? s : str_dup((str){out, (size_t)n}, a);
}

static str
own_name(const struct locale *l, enum locale_detail detail, struct arena *a)
{
	char icu[ID_MAX], shown[ID_MAX];
	if (!icu_id(l->id, icu))
		return l->id;
	shorten(icu, detail, shown);
	return capitalize(display_name(shown, icu, a), icu, a);
}

bool
locale_parse(str tag, struct locale *l, struct arena *a)
{
	char icu[ID_MAX];
	UErrorCode err = U_ZERO_ERROR;
	/* Where ICU lacks a locale's data it falls back to the user's locale:
	 * pinned, so that every machine builds the same site. */
	uloc_setDefault("en_US", &err);

	*l = (struct locale){.detail = LOCALE_LANGUAGE};
	if (!icu_id(tag, icu) || !canonical_id(icu, &l->id, a)
	    || !icu_id(l->id, icu) || !language_known(icu))
		return false;
	char *folder = str_z(l->id, a);
	for (size_t i = 0; i < l->id.n; i++)
		folder[i] = ascii_lower(folder[i]);
	l->folder = str_of(folder);
	l->rtl = uloc_isRightToLeft(icu);
	return true;
}

static bool
same_subtag(const struct locale *a, const struct locale *b,
            enum locale_detail detail)
{
	char ia[ID_MAX], ib[ID_MAX], sa[ID_MAX], sb[ID_MAX];
	if (!icu_id(a->id, ia) || !icu_id(b->id, ib))
		return false;
	shorten(ia, detail, sa);
	shorten(ib, detail, sb);
	return strcmp(sa, sb) == 0;
}

bool
locale_same_language(const struct locale *a, const struct locale *b)
{
	return same_subtag(a, b, LOCALE_SCRIPT);
}

static str
language_of(const struct locale *l)
{
	str rest;
	return str_cut(l->id, '-', &rest);
}

/* Name the locales of LIST that share I's language by DETAIL. */
static void
lengthen(struct locale *list, size_t n, size_t i, enum locale_detail detail,
         struct arena *a)
{
	str language = language_of(&list[i]);
	for (size_t j = i; j < n; j++) {
		struct locale *l = &list[j];
		if (!str_eq(language_of(l), language) || l->detail >= detail)
			continue;
		l->detail = detail;
		l->name = detail == LOCALE_FULL ? l->full_name
			: own_name(l, detail, a);
	}
}

void
locale_name_all(struct locale *list, size_t n, struct arena *a)
{
	for (size_t i = 0; i < n; i++) {
		list[i].name = own_name(&list[i], LOCALE_LANGUAGE, a);
		list[i].full_name = own_name(&list[i], LOCALE_FULL, a);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			if (str_eq(language_of(&list[i]), language_of(&list[j]))
			    && !locale_same_language(&list[i], &list[j]))
				lengthen(list, n, i, LOCALE_SCRIPT, a);
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			if (str_eq(list[i].name, list[j].name))
				lengthen(list, n, i, LOCALE_FULL, a);
}

bool
locale_parent(const struct locale *l, struct locale *parent, struct arena *a)
{
	size_t end = str_rchr(l->id, '-');
	if (end == STR_NONE)
		return false;
	/* A singleton ("-x", "-u") goes with what follows it. */
	if (end >= 2 && l->id.p[end - 2] == '-')
		end -= 2;
	return locale_parse(str_sub(l->id, 0, end), parent, a)
		&& locale_same_language(l, parent);
}

str
locale_name_in(const struct locale *l, const struct locale *in,
               struct arena *a)
{
	char icu[ID_MAX], in_icu[ID_MAX], shown[ID_MAX];
	if (!icu_id(l->id, icu) || !icu_id(in->id, in_icu))
		return l->id;
	shorten(icu, l->detail, shown);
	return display_name(shown, in_icu, a);
}

static str
sort_key(const UCollator *order, str s, struct arena *a)
{
	uint8_t first[512]; /* mostly large enough */
	int32_t n;
	const UChar *text = utf16_of(s, &n, a);
	int32_t len = ucol_getSortKey(order, text, n, first, sizeof first);
	if (len <= 0)
		return (str){NULL, 0};
	/* Without the NUL at its end. */
	if ((size_t)len <= sizeof first)
		return str_dup((str){(char *)first, (size_t)len - 1}, a);
	uint8_t *key = NEW(a, uint8_t, (size_t)len);
	(void)ucol_getSortKey(order, text, n, key, len);
	return (str){(char *)key, (size_t)len - 1};
}

void
locale_sort_keys(const struct locale *l, const str *texts, str *keys,
                 size_t n, struct arena *a)
{
	char icu[ID_MAX];
	UErrorCode err = U_ZERO_ERROR;
	UCollator *order = icu_id(l->id, icu) ? ucol_open(icu, &err) : NULL;
	if (order != NULL)
		ucol_setAttribute(order, UCOL_NUMERIC_COLLATION, UCOL_ON, &err);
	for (size_t i = 0; i < n; i++)
		keys[i] = order == NULL ? texts[i]
			: sort_key(order, texts[i], a);
	ucol_close(order);
}

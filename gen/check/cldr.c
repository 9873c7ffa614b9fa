#include "check/cldr.h"

#include <unicode/uchar.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unum.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/text.h"
#include "base/utf16.h"

enum { ID_MOST = ULOC_FULLNAME_CAPACITY, TEXT_MOST = 256, SETS_MOST = 8192 };

/* A word of so many letters says what it says in longer words, too. */
enum { LETTERS_SURE = 4 };

/* ---- letters ---------------------------------------------------------------- */

uint32_t
cldr_lower(uint32_t c)
{
	return (uint32_t)u_tolower((UChar32)c);
}

bool
cldr_is_letter(uint32_t c)
{
	return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

size_t
cldr_lower_into(str s, char *to, size_t room)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		uint8_t utf8[U8_MAX_LENGTH];
		size_t step = text_decode(str_sub(s, i, s.n), &c);
		UBool failed = false;
		int32_t len = 0;
		U8_APPEND(utf8, len, U8_MAX_LENGTH, cldr_lower(c), failed);
		i += step;
		if (failed || n + (size_t)len > room)
			continue;
		memcpy(to + n, utf8, (size_t)len);
		n += (size_t)len;
	}
	return n;
}

str
cldr_lower_text(str s, struct arena *a)
{
	char *z = NEW(a, char, s.n * 2 + 1);
	return (str){z, cldr_lower_into(s, z, s.n * 2)};
}

bool
cldr_is_unspaced(uint32_t c)
{
	if (c < 0x0E00)
		return false;
	UErrorCode err = U_ZERO_ERROR;
	switch (uscript_getScript((UChar32)c, &err)) {
	case USCRIPT_HAN: case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA:
	case USCRIPT_THAI: case USCRIPT_LAO: case USCRIPT_KHMER:
	case USCRIPT_MYANMAR:
		return true;
	default:
		return c == 0x30FC;
	}
}

/* ---- words ------------------------------------------------------------------- */

/* "and", "in", "the" are a letter at the beginning of the word. */
static bool
takes_prefixes(uint32_t c)
{
	UErrorCode err = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)c, &err);
	return script == USCRIPT_ARABIC || script == USCRIPT_HEBREW;
}

static struct number_word *
find_word(const struct number_words *w, str word, uint32_t value)
{
	for (size_t i = w->n; i-- > 0;)
		if (w->list[i].value == value && str_eq(w->list[i].text, word))
			return &w->list[i];
	return NULL;
}

struct number_word *
number_words_add(struct number_words *w, str word, uint32_t value,
                 struct arena *a)
{
	size_t letters = 0;
	uint32_t c = 0;
	for (size_t i = 0; i < word.n; letters++)
		i += text_decode(str_sub(word, i, word.n), &c);
	struct number_word *known = find_word(w, word, value);
	if (known != NULL)
		return known;
	GROW(a, w->list, w->n, w->cap)[w->n] = (struct number_word){
		.text = str_dup(word, a),
		.value = value,
		.any_start = cldr_is_unspaced(c)
			|| (takes_prefixes(c) && letters > 2),
		.any_end = cldr_is_unspaced(c) || letters >= LETTERS_SURE,
	};
	return &w->list[w->n++];
}

/* What N writes for VALUE, unless it is written in digits. */
static void
add_spelled(struct number_words *w, UNumberFormat *n, uint32_t value,
            bool counts, struct arena *a)
{
	UChar units[TEXT_MOST];
	UErrorCode err = U_ZERO_ERROR;
	int32_t len = unum_formatDouble(n, value, units, TEXT_MOST, NULL, &err);
	if (U_FAILURE(err) || len == 0)
		return;
	for (int32_t i = 0; i < len; i++)
		if (u_isdigit(units[i]))
			return;
	struct number_word *word = number_words_add(
		w, cldr_lower_text(utf16_str(units, len, a), a), value, a);
	word->counts |= counts;
}

static void
add_all_spelled(struct number_words *w, UNumberFormat *n, bool counts,
                struct arena *a)
{
	for (uint32_t i = 0; i <= 12; i++)
		add_spelled(w, n, i, counts, a);
	for (uint32_t i = 20; i <= 100; i += 10)
		add_spelled(w, n, i, counts, a);
}

/* "%spellout-cardinal-feminine". */
static bool
is_cardinal(const UChar *name, int32_t len)
{
	static const UChar cardinal[] = {'c', 'a', 'r', 'd', 'i', 'n', 'a', 'l'};
	return u_strFindFirst(name, len, cardinal, 8) != NULL;
}

/* Each public set of rules is one way to say numbers: cardinal, ordinal, by
 * gender and case. */
static void
load_words(struct cldr *c, const char *id, struct arena *a)
{
	UErrorCode err = U_ZERO_ERROR;
	UChar sets[SETS_MOST];
	UNumberFormat *n = unum_open(UNUM_SPELLOUT, NULL, 0, id, NULL, &err);
	if (U_FAILURE(err))
		return;
	int32_t len = unum_getTextAttribute(n, UNUM_PUBLIC_RULESETS, sets,
	                                    SETS_MOST, &err);
	for (int32_t at = 0, end; U_SUCCESS(err) && at < len; at = end + 1) {
		for (end = at; end < len && sets[end] != ';'; end++)
			;
		UErrorCode unknown = U_ZERO_ERROR;
		unum_setTextAttribute(n, UNUM_DEFAULT_RULESET, sets + at,
		                      end - at, &unknown);
		if (U_SUCCESS(unknown))
			add_all_spelled(&c->words, n,
			                is_cardinal(sets + at, end - at), a);
	}
	unum_close(n);
}

static void
load_months(struct cldr *c, const char *id, struct arena *a)
{
	static const UDateFormatSymbolType types[] = {
		UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS,
		UDAT_STANDALONE_SHORT_MONTHS};
	static const UChar utc[] = {'U', 'T', 'C', 0};
	UErrorCode err = U_ZERO_ERROR;
	UDateFormat *d = udat_open(UDAT_NONE, UDAT_LONG, id, utc, -1, NULL, 0,
	                           &err);
	for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
		for (int32_t m = 0; m < 12 && U_SUCCESS(err); m++) {
			UChar units[TEXT_MOST];
			int32_t n = udat_getSymbols(d, types[t], m, units,
			                            TEXT_MOST, &err);
			if (U_FAILURE(err) || n == 0 || u_isdigit(units[0]))
				continue;
			str s = cldr_lower_text(utf16_str(units, n, a), a);
			if (str_ends(s, S(".")))
				s.n--;
			if (s.n > 0)
				(void)number_words_add(&c->months, s,
				                       (uint32_t)m + 1, a);
		}
	}
	udat_close(d);
}

/* ---- magnitudes -------------------------------------------------------------- */

/* TEXT is VALUE, written short: what stands beside its digits makes it so
 * large. */
static void
add_magnitude(struct cldr *c, str text, uint64_t value, struct arena *a)
{
	size_t from = 0, to = 0;
	uint64_t shown = 0;
	str lower = cldr_lower_text(text, a);
	for (size_t i = 0; i < lower.n;) {
		uint32_t ch;
		size_t step = text_decode(str_sub(lower, i, lower.n), &ch);
		int digit = u_charDigitValue((UChar32)ch);
		if (digit >= 0) {
			from = to == 0 ? i : from;
			to = i + step;
			shown = shown * 10 + (uint64_t)digit;
		}
		i += step;
	}
	if (to == 0 || shown == 0 || shown >= value || value % shown != 0)
		return;
	str word = str_sub(lower, to, lower.n);
	while (str_starts(word, S("\xC2\xA0")))
		word = str_sub(word, 2, word.n);
	word = str_trim(word);
	for (size_t i = 0; i < c->nmagnitudes; i++)
		if (str_eq(c->magnitudes[i].text, word))
			return;
	if (word.n == 0)
		return;
	GROW(a, c->magnitudes, c->nmagnitudes, c->magnitudes_cap)
		[c->nmagnitudes] = (struct magnitude){word, value / shown};
	c->nmagnitudes++;
}

/* Plurals have forms of their own: 1, 2 and 5 bring out most of them. */
static void
load_magnitudes(struct cldr *c, const char *id, struct arena *a)
{
	static const UNumberFormatStyle styles[] = {UNUM_DECIMAL_COMPACT_LONG,
	                                            UNUM_DECIMAL_COMPACT_SHORT};
	for (size_t s = 0; s < 2; s++) {
		UErrorCode err = U_ZERO_ERROR;
		UNumberFormat *n = unum_open(styles[s], NULL, 0, id, NULL,
		                             &err);
		for (uint64_t p = 1000; p <= 1000000000 && U_SUCCESS(err);
		     p *= 10) {
			static const uint64_t times[] = {1, 2, 5};
			for (size_t t = 0; t < 3; t++) {
				UChar units[TEXT_MOST];
				int32_t len = unum_formatInt64(
					n, (int64_t)(p * times[t]), units,
					TEXT_MOST, NULL, &err);
				if (U_SUCCESS(err))
					add_magnitude(c, utf16_str(units, len, a),
					              p * times[t], a);
			}
		}
		unum_close(n);
	}
}

/* ---- the rest ------------------------------------------------------------------ */

static void
load_quotes(struct cldr *c, const char *id)
{
	static const ULocaleDataDelimiterType types[CLDR_QUOTES] = {
		ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END,
		ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END};
	UErrorCode err = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(id, &err);
	for (size_t i = 0; i < CLDR_QUOTES && U_SUCCESS(err); i++) {
		UChar units[4];
		int32_t n = ulocdata_getDelimiter(data, types[i], units, 4,
		                                  &err);
		if (U_SUCCESS(err) && n == 1)
			c->quotes[i] = units[0];
	}
	if (data != NULL)
		ulocdata_close(data);
}

static void
load_calendars(struct cldr *c, const char *id)
{
	UErrorCode err = U_ZERO_ERROR;
	UEnumeration *e = ucal_getKeywordValuesForLocale("calendar", id, true,
	                                                 &err);
	const char *name;
	while (U_SUCCESS(err)
	       && (name = uenum_next(e, NULL, &err)) != NULL) {
		c->buddhist |= strcmp(name, "buddhist") == 0;
		c->persian |= strcmp(name, "persian") == 0;
		c->hijri |= strncmp(name, "islamic", 7) == 0;
	}
	uenum_close(e);
}

void
cldr_load(struct cldr *c, str id, struct arena *a)
{
	char z[ID_MOST], icu[ID_MOST];
	int32_t used;
	UErrorCode err = U_ZERO_ERROR;
	*c = (struct cldr){.buddhist = false};
	if (id.n >= sizeof z)
		return;
	memcpy(z, id.p, id.n);
	z[id.n] = '\0';
	(void)uloc_forLanguageTag(z, icu, sizeof icu, &used, &err);
	if (U_FAILURE(err))
		return;
	load_words(c, icu, a);
	load_months(c, icu, a);
	load_magnitudes(c, icu, a);
	load_quotes(c, icu);
	load_calendars(c, icu);
}

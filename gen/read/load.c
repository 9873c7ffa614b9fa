#include "read/load.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <unicode/ucsdet.h>

#include "base/text.h"

#define REPLACEMENT S("\xEF\xBF\xBD")

/* Bytes that the detector is shown: more make it slower, not surer. */
enum { SAMPLE = 32 << 10 };

struct charset {
	const char *icu;   /* as the detector names it, or NULL */
	const char *iconv; /* the same or the superset that is meant */
	const char *name;  /* as we say it */
	size_t unit;       /* bytes to pass over where it cannot be read */
};

static const struct charset unicode[] = {
	{NULL, "UTF-16LE", "UTF-16LE", 2},
	{NULL, "UTF-16BE", "UTF-16BE", 2},
	{NULL, "UTF-32LE", "UTF-32LE", 4},
	{NULL, "UTF-32BE", "UTF-32BE", 4},
};

/* The first is for what the detector has no name for. */
static const struct charset legacy[] = {
	{"windows-1252", "CP1252", "windows-1252", 1},
	{"ISO-8859-1", "CP1252", "windows-1252", 1},
	{"windows-1250", "CP1250", "windows-1250", 1},
	{"ISO-8859-2", "ISO-8859-2", "ISO-8859-2", 1},
	{"windows-1251", "CP1251", "windows-1251", 1},
	{"ISO-8859-5", "ISO-8859-5", "ISO-8859-5", 1},
	{"KOI8-R", "KOI8-R", "KOI8-R", 1},
	{"windows-1253", "CP1253", "windows-1253", 1},
	{"ISO-8859-7", "ISO-8859-7", "ISO-8859-7", 1},
	{"windows-1254", "CP1254", "windows-1254", 1},
	{"ISO-8859-9", "CP1254", "windows-1254", 1},
	{"windows-1255", "CP1255", "windows-1255", 1},
	{"ISO-8859-8", "CP1255", "windows-1255", 1},
	{"ISO-8859-8-I", "CP1255", "windows-1255", 1},
	{"windows-1256", "CP1256", "windows-1256", 1},
	{"ISO-8859-6", "ISO-8859-6", "ISO-8859-6", 1},
	{"Shift_JIS", "CP932", "Shift_JIS", 1},
	{"EUC-JP", "EUC-JP", "EUC-JP", 1},
	{"GB18030", "GB18030", "GB18030", 1},
	{"Big5", "CP950", "Big5", 1},
	{"EUC-KR", "CP949", "EUC-KR", 1},
};

enum { LEGACY = sizeof legacy / sizeof *legacy };

static bool
is_high(char c)
{
	return ((unsigned char)c & 0x80) != 0;
}

/* --- UTF-8 that needs mending ------------------------------------------- */

/* What cannot stay in a text, and where it first stood in the result. */
struct fault {
	size_t n, first;
	uint32_t what; /* the first: a byte or a code point */
};

static bool
is_banned(uint32_t c)
{
	return c == 0 || (c >= 0xFDD0 && c <= 0xFDEF);
}

static bool
has_banned(str s)
{
	if (str_chr(s, '\0', 0) != STR_NONE)
		return true;
	size_t i = str_chr(s, '\xEF', 0);
	for (; i != STR_NONE; i = str_chr(s, '\xEF', i + 1)) {
		uint32_t c;
		(void)text_decode(str_sub(s, i, s.n), &c);
		if (is_banned(c))
			return true;
	}
	return false;
}

static void
note(struct fault *f, size_t at, uint32_t what)
{
	if (f->n++ == 0) {
		f->first = at;
		f->what = what;
	}
}

/* S as UTF-8 without banned characters, in A; what was bad is counted. */
static str
mend(str s, struct fault *bytes, struct fault *chars, struct arena *a)
{
	char *out = NEW(a, char, 3 * s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		size_t len = text_decode(str_sub(s, i, s.n), &c);
		bool bad = len == 1 && is_high(s.p[i]);
		if (bad)
			note(bytes, n, (unsigned char)s.p[i]);
		else if (is_banned(c))
			note(chars, n, c);
		str from = bad || is_banned(c) ? REPLACEMENT
			: str_sub(s, i, i + len);
		memcpy(out + n, from.p, from.n);
		n += from.n;
		i += len;
	}
	return (str){out, n};
}

static void
report_chars(const struct fault *f, const struct source *src, struct diag *d)
{
	if (f->n == 0)
		return;
	diag_at(d, DIAG_ENCODING, src, (uint32_t)f->first, 3,
	        f->n == 1 ? "U+%04X is no character; it is read as U+FFFD"
	                  : "U+%04X is no character; it and %zu more are "
	                    "read as U+FFFD", (unsigned)f->what, f->n - 1);
}

static void
load_mended(str bytes, struct source *src, struct diag *d, struct arena *a)
{
	struct fault bad = {0, 0, 0}, banned = {0, 0, 0};
	src->text = mend(bytes, &bad, &banned, a);
	if (bad.n > 0)
		diag_at(d, DIAG_ENCODING, src, (uint32_t)bad.first, 3,
		        bad.n == 1
		        ? "byte 0x%02X is not UTF-8; it is read as U+FFFD"
		        : "byte 0x%02X is not UTF-8; it and %zu more are "
		          "read as U+FFFD", (unsigned)bad.what, bad.n - 1);
	report_chars(&banned, src, d);
}

/* --- other encodings ---------------------------------------------------- */

/* Pass over what cannot be read at *IN, and say U+FFFD for it. */
static void
skip(const struct charset *cs, char **in, size_t *left, char **out,
     size_t *room)
{
	size_t n = *left < cs->unit ? *left : cs->unit;
	*in += n;
	*left -= n;
	assert(*room >= REPLACEMENT.n);
	memcpy(*out, REPLACEMENT.p, REPLACEMENT.n);
	*out += REPLACEMENT.n;
	*room -= REPLACEMENT.n;
}

/*
 * BYTES, which are in CS, as UTF-8 in A.  False when iconv does not know CS.
 * No unit of any of these becomes more than three times its bytes.
 */
static bool
convert(str bytes, const struct charset *cs, str *text, struct fault *bad,
        struct arena *a)
{
	iconv_t cd = iconv_open("UTF-8", cs->iconv);
	if (cd == (iconv_t)-1)
		return false;
	char *in = str_z(bytes, a); /* iconv takes no const */
	size_t left = bytes.n, room = 3 * bytes.n + 16;
	char *out = NEW(a, char, room), *begin = out;
	while (left > 0) {
		if (iconv(cd, &in, &left, &out, &room) != (size_t)-1)
			break;
		assert(errno == EILSEQ || errno == EINVAL);
		note(bad, (size_t)(out - begin), (unsigned char)*in);
		skip(cs, &in, &left, &out, &room);
	}
	(void)iconv(cd, NULL, NULL, &out, &room);
	(void)iconv_close(cd);
	*text = (str){begin, (size_t)(out - begin)};
	return true;
}

static uint32_t
first_high(str s)
{
	size_t i = 0;
	while (i < s.n && !is_high(s.p[i]))
		i++;
	return i == s.n ? POS_NONE : (uint32_t)i;
}

static void
load_converted(str bytes, const struct charset *cs, struct source *src,
               struct diag *d, struct arena *a)
{
	struct fault bad = {0, 0, 0}, none = {0, 0, 0}, banned = {0, 0, 0};
	str text;
	if (!convert(bytes, cs, &text, &bad, a)) {
		load_mended(bytes, src, d, a);
		return;
	}
	src->text = has_banned(text) ? mend(text, &none, &banned, a) : text;
	uint32_t pos = cs->unit > 1 ? POS_NONE : first_high(src->text);
	diag_at(d, DIAG_ENCODING, src, pos, 1,
	        "not UTF-8; the file is read as %s", cs->name);
	if (bad.n > 0)
		diag_at(d, DIAG_ENCODING, src, (uint32_t)bad.first, 3,
		        "byte 0x%02X is not %s; %zu place%s read as U+FFFD",
		        (unsigned)bad.what, cs->name, bad.n,
		        bad.n == 1 ? "" : "s");
	report_chars(&banned, src, d);
}

/* The Unicode form of BYTES by its BOM, whose length is *BOM, or NULL. */
static const struct charset *
by_bom(str bytes, size_t *bom)
{
	static const struct {
		str bom;
		size_t index;
	} boms[] = { /* UTF-32LE begins like UTF-16LE */
		{{"\xFF\xFE\0\0", 4}, 2}, {{"\0\0\xFE\xFF", 4}, 3},
		{{"\xFF\xFE", 2}, 0}, {{"\xFE\xFF", 2}, 1},
	};
	for (size_t i = 0; i < sizeof boms / sizeof *boms; i++) {
		if (str_starts(bytes, boms[i].bom)) {
			*bom = boms[i].bom.n;
			return &unicode[boms[i].index];
		}
	}
	return NULL;
}

/*
 * UTF-16 without a BOM: the ASCII in it has a NUL as every other byte.  What
 * is good UTF-8 as it stands must be mostly NULs to be taken for it.
 */
static const struct charset *
by_nuls(str bytes, bool is_utf8)
{
	size_t nuls[2] = {0, 0}; /* at even and at odd places */
	for (size_t i = str_chr(bytes, '\0', 0); i != STR_NONE;
	     i = str_chr(bytes, '\0', i + 1))
		nuls[i & 1]++;
	size_t odd = nuls[1] > nuls[0];
	size_t share = is_utf8 ? 4 : 100;
	if (nuls[odd] * share < bytes.n || nuls[odd] == 0
	    || nuls[!odd] * 16 > nuls[odd])
		return NULL;
	return &unicode[odd ? 0 : 1];
}

/* A byte that ends a word and is part of no character of several bytes. */
static bool
ends_word(char c)
{
	return (c >= 0 && c < '0') || (c > '9' && c < '@');
}

/*
 * The words of BYTES that are not ASCII.  Half of a bilingual page is English,
 * with tags, and would drown the rest.
 */
static str
sample(str bytes, struct arena *a)
{
	char *out = NEW(a, char, SAMPLE);
	size_t n = 0;
	for (size_t i = 0; i < bytes.n;) {
		size_t from = i;
		bool high = false;
		while (i < bytes.n && !ends_word(bytes.p[i]))
			high |= is_high(bytes.p[i++]);
		size_t len = i - from;
		i++;
		if (!high)
			continue;
		if (len + 1 > SAMPLE - n)
			len = SAMPLE - n - 1;
		memcpy(out + n, bytes.p + from, len);
		n += len;
		out[n++] = ' ';
		if (n == SAMPLE)
			break;
	}
	return (str){out, n};
}

static const struct charset *
named(const char *icu)
{
	for (size_t i = 0; i < LEGACY; i++)
		if (strcmp(icu, legacy[i].icu) == 0)
			return &legacy[i];
	return NULL;
}

/* What ICU takes BYTES for, of the encodings that a page may be in. */
static const struct charset *
detect(str bytes, struct arena *a)
{
	const struct charset *found = NULL;
	UErrorCode e = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&e);
	str some = sample(bytes, a);
	int32_t n = 0;
	ucsdet_setText(detector, some.p, (int32_t)some.n, &e);
	const UCharsetMatch **all = ucsdet_detectAll(detector, &n, &e);
	for (int32_t i = 0; U_SUCCESS(e) && i < n && found == NULL; i++) {
		const char *name = ucsdet_getName(all[i], &e);
		if (U_SUCCESS(e))
			found = named(name);
	}
	ucsdet_close(detector);
	return found == NULL ? &legacy[0] : found;
}

/*
 * UTF-8 with some broken bytes, not another encoding: there, what is well
 * formed as UTF-8 comes about by chance only.
 */
static bool
is_mostly_utf8(str bytes)
{
	size_t good = 0, bad = 0;
	for (size_t i = 0; i < bytes.n;) {
		uint32_t c;
		size_t len = text_decode(str_sub(bytes, i, bytes.n), &c);
		good += len > 1;
		bad += len == 1 && is_high(bytes.p[i]);
		i += len;
	}
	return good >= bad;
}

static void
decode(str bytes, struct source *src, struct diag *d, struct arena *a)
{
	size_t bom;
	const struct charset *cs = by_bom(bytes, &bom);
	if (cs != NULL) {
		load_converted(str_sub(bytes, bom, bytes.n), cs, src, d, a);
		return;
	}
	bool marked = str_starts(bytes, S("\xEF\xBB\xBF"));
	if (marked)
		bytes = str_sub(bytes, 3, bytes.n);
	size_t bad = text_bad_utf8(bytes);
	if (bad == STR_NONE && !has_banned(bytes)) {
		src->text = bytes;
		return;
	}
	if (!marked)
		cs = by_nuls(bytes, bad == STR_NONE);
	if (cs == NULL && bad != STR_NONE && !marked
	    && !is_mostly_utf8(bytes))
		cs = detect(bytes, a);
	if (cs != NULL)
		load_converted(bytes, cs, src, d, a);
	else
		load_mended(bytes, src, d, a);
}

/* The number of the reference "&#...;" at AT in S, in DIGITS; 0: none. */
static uint32_t
reference(str s, size_t at, str *digits)
{
	bool hex = at + 2 < s.n && (s.p[at + 2] == 'x' || s.p[at + 2] == 'X');
	size_t from = at + (hex ? 3 : 2);
	while (from < s.n && s.p[from] == '0')
		from++;
	uint32_t c = 0;
	size_t i = from;
	for (; i < s.n && i < from + 6; i++) {
		char l = ascii_lower(s.p[i]);
		if (ascii_digit(l))
			c = c * (hex ? 16 : 10) + (uint32_t)(l - '0');
		else if (hex && l >= 'a' && l <= 'f')
			c = c * 16 + (uint32_t)(l - 'a') + 10;
		else
			break;
	}
	*digits = str_sub(s, from, i);
	return c;
}

/* References to what may not stand in a text become those to U+FFFD, so that
 * nobody writes a token with them; places stay as they are. */
static void
disarm_references(struct source *src, struct arena *a)
{
	char *copy = NULL;
	str s = src->text, digits;
	for (size_t at = str_find(s, S("&#"), 0); at != STR_NONE;
	     at = str_find(s, S("&#"), at + 2)) {
		uint32_t c = reference(s, at, &digits);
		if (c == 0 || !is_banned(c))
			continue;
		if (copy == NULL)
			copy = str_z(s, a);
		memcpy(copy + (digits.p - s.p), digits.n == 4 ? "FFFD" : "65533",
		       digits.n);
	}
	if (copy != NULL)
		src->text.p = copy;
}

void
load_text(str bytes, struct source *src, struct diag *d, struct arena *a)
{
	decode(bytes, src, d, a);
	disarm_references(src, a);
}

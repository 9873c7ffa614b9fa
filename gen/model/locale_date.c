#include "model/locale.h"

#include <assert.h>
#include <string.h>
#include <time.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>

#include "base/utf16.h"

/*
 * The one place where a library handle outlives a function.  To open a date
 * format takes 50 microseconds and to use it 10, and each page has two dates;
 * a page's locales come in turn, so there must be room for those of a large
 * site.  Whole days are kept as well: pages translated together share one.
 */
enum { FORMATS = 64, DAYS = 64, DATE_UNITS = 128, DATE_BYTES = 96 };
enum { DAY_SECONDS = 24 * 60 * 60 };

struct date_format {
	char id[ULOC_FULLNAME_CAPACITY];
	UDateFormat *format;
	struct {
		int64_t day; /* since 1970 */
		size_t n;    /* 0: nothing is kept here */
		char text[DATE_BYTES];
	} days[DAYS];
};

static struct date_format formats[FORMATS];

static UDateFormat *
open_format(str id)
{
	char z[ULOC_FULLNAME_CAPACITY], icu[ULOC_FULLNAME_CAPACITY];
	static const UChar utc[] = {'U', 'T', 'C', 0};
	int32_t used;
	UErrorCode err = U_ZERO_ERROR;
	memcpy(z, id.p, id.n);
	z[id.n] = '\0';
	uloc_forLanguageTag(z, icu, sizeof icu, &used, &err);
	uloc_setKeywordValue("calendar", "gregorian", icu, sizeof icu, &err);
	if (U_FAILURE(err))
		return NULL;
	return udat_open(UDAT_NONE, UDAT_LONG, icu, utc, -1, NULL, 0, &err);
}

/* The format of the locale ID; NULL when ICU has none. */
static struct date_format *
format_of(str id)
{
	if (id.n >= ULOC_FULLNAME_CAPACITY)
		return NULL;
	struct date_format *f = NULL;
	size_t home = (size_t)str_hash(id) % FORMATS;
	for (size_t i = 0; i < FORMATS; i++) {
		f = &formats[(home + i) % FORMATS];
		if (f->format == NULL || str_eq(str_of(f->id), id))
			break;
		f = NULL;
	}
	if (f == NULL) { /* all are taken: the one at home makes room */
		f = &formats[home];
		udat_close(f->format);
		memset(f, 0, sizeof *f);
	}
	if (f->format == NULL) {
		f->format = open_format(id);
		memcpy(f->id, id.p, id.n);
	}
	return f->format == NULL ? NULL : f;
}

static str
format_day(struct date_format *f, int64_t day, struct arena *a)
{
	size_t slot = (size_t)(day % DAYS + DAYS) % DAYS;
	if (f->days[slot].n > 0 && f->days[slot].day == day)
		return str_dup((str){f->days[slot].text, f->days[slot].n}, a);

	UChar units[DATE_UNITS];
	UErrorCode err = U_ZERO_ERROR;
	int32_t n = udat_format(f->format, (double)day * U_MILLIS_PER_DAY,
	                        units, DATE_UNITS, NULL, &err);
	if (U_FAILURE(err))
		return (str){NULL, 0};
	str text = utf16_str(units, n, a);
	if (text.n <= DATE_BYTES) {
		f->days[slot].day = day;
		f->days[slot].n = text.n;
		memcpy(f->days[slot].text, text.p, text.n);
	}
	return text;
}

str
locale_date(const struct locale *l, int year, int month, int day,
            struct arena *a)
{
	assert(year >= 1583 && year <= 9999);
	assert(month >= 1 && month <= 12 && day >= 1 && day <= 31);
	struct tm tm = {
		.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
	str text = {NULL, 0};
	struct date_format *f = format_of(l->id);
	if (f != NULL)
		text = format_day(f, timegm(&tm) / DAY_SECONDS, a);
	if (text.n == 0)
		text = str_printf(a, "%04d-%02d-%02d", year, month, day);
	return text;
}

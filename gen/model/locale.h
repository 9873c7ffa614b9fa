#ifndef MODEL_LOCALE_H
#define MODEL_LOCALE_H
/* locale.h -- what is known about a language: names, direction, dates, order.
 * A door to ICU. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct locale {
	str id;     /* BCP 47, canonical: "nb-NO", "sr-Latn-RS" */
	str folder; /* lower case: "nb-no" */
	str name;   /* in its own language, upper case first: "Norsk bokmål" */
	bool rtl;
};

/*
 * The locale that TAG (any case, '-' or '_') names, in A.  False when TAG is no
 * well-formed BCP 47 tag with a language that ICU knows.
 */
bool locale_parse(str tag, struct locale *l, struct arena *a);

/* The name of L in the language of IN, as in a menu. */
str locale_name_in(const struct locale *l, const struct locale *in,
                   struct arena *a);

/* A calendar day as L writes it, long form ("21. april 2020").  MONTH, DAY
 * from 1.  Gregorian calendar. */
str locale_date(const struct locale *l, int year, int month, int day,
                struct arena *a);

/* A key whose byte order is the collation order of S in L. */
str locale_sort_key(const struct locale *l, str s, struct arena *a);

#endif

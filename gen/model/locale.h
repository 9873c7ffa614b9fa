#ifndef MODEL_LOCALE_H
#define MODEL_LOCALE_H
/* locale.h -- what is known about a language: names, direction, dates, order.
 * A door to ICU. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* How much of a locale its name tells: as little as sets it apart. */
enum locale_detail {
	LOCALE_LANGUAGE, /* "Norsk bokmål"; a script only where the id has one */
	LOCALE_SCRIPT,   /* "繁體中文" for zh-TW */
	LOCALE_FULL      /* "Português (Brasil)" */
};

struct locale {
	str id;     /* BCP 47, canonical: "nb-NO", "sr-Latn-RS" */
	str folder; /* lower case: "nb-no" */
	/* Set by locale_name_all: */
	str name;   /* in its own language, upper case first: "Norsk bokmål" */
	str full_name; /* with the region: "Norsk bokmål (Norge)" */
	enum locale_detail detail; /* of NAME */
	bool rtl;
};

/*
 * The locale that TAG (any case, '-' or '_') names, in A.  False when TAG is no
 * well-formed BCP 47 tag with a language that ICU knows.
 */
bool locale_parse(str tag, struct locale *l, struct arena *a);

/*
 * Name the N locales in LIST (in A).  Where two would have the same name, or
 * write one language in two scripts, all of that language get longer ones.
 */
void locale_name_all(struct locale *list, size_t n, struct arena *a);

/*
 * The locale above L, into *PARENT in A: "nb" for nb-NO.  False when there is
 * none, or when it is written in another script (zh for zh-TW).
 */
bool locale_parent(const struct locale *l, struct locale *parent,
                   struct arena *a);

/* Do A and B name one language in one script, wherever it is spoken? */
bool locale_same_language(const struct locale *a, const struct locale *b);

/* The name of L in the language of IN, as within a sentence ("engelsk"), in
 * L's detail. */
str locale_name_in(const struct locale *l, const struct locale *in,
                   struct arena *a);

/*
 * A calendar day as L writes it, long form ("21. april 2020"), by the Gregorian
 * calendar.  YEAR from 1583 to 9999, MONTH and DAY from 1.  Must not be called
 * from several threads at once.
 */
str locale_date(const struct locale *l, int year, int month, int day,
                struct arena *a);

/*
 * Fill in KEYS, one for each of the N TEXTS, whose byte order is the collation
 * order of the texts in L; digits together are a number: "Error 9" comes before
 * "Error 10".
 */
void locale_sort_keys(const struct locale *l, const str *texts, str *keys,
                      size_t n, struct arena *a);

#endif

#ifndef MODEL_DAY_H
#define MODEL_DAY_H
/* day.h -- a day of the calendar, and who translated a page. */

struct day {
	int year, month, day; /* year 0: not given */
};

enum translation { TRANSLATION_UNKNOWN, TRANSLATION_MACHINE, TRANSLATION_HUMAN };

/* Negative, zero or positive as A is before, the same as or after B. */
static inline int
day_cmp(struct day a, struct day b)
{
	if (a.year != b.year)
		return a.year - b.year;
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}

#endif

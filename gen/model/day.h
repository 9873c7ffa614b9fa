#ifndef MODEL_DAY_H
#define MODEL_DAY_H
/* day.h -- a day of the calendar, and who translated a page. */

struct day {
	int year, month, day; /* year 0: not given */
};

enum translation { TRANSLATION_UNKNOWN, TRANSLATION_MACHINE, TRANSLATION_HUMAN };

#endif

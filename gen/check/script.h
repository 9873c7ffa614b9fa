#ifndef CHECK_SCRIPT_H
#define CHECK_SCRIPT_H
/* script.h -- which scripts a text is written in.  A door to ICU. */
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A set of scripts, by their numbers. */
enum { SCRIPT_SETS = 4 };
struct scripts {
	uint64_t bits[SCRIPT_SETS];
};

/* The script of C; below 0 for what belongs to none, or to several. */
int script_of(uint32_t c);

void scripts_add(struct scripts *s, int script);
bool scripts_have(const struct scripts *s, int script);

/* Add what the locale ID ("sr-Latn-RS", "ja-JP") is written in. */
void scripts_of_locale(struct scripts *s, str id);

/* "Cyrillic". */
const char *script_name(int script);

#endif

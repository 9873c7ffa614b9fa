#ifndef CHECK_RULE_TEXT_H
#define CHECK_RULE_TEXT_H
/*
 * rule_text.h -- what docs/rules.md says of each rule, inside the program: the
 * help, the reports and the document are one text.  Made by deploy/rules.awk.
 */
#include "base/str.h"

struct rule_text {
	const char *id;
	const char *const *lines; /* Markdown; NULL at the end */
};

extern const struct rule_text rule_texts[]; /* id NULL at the end */

/* The lines on the rule ID, or NULL. */
const char *const *rule_text(str id);

#endif

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

/* What the manual says of each diagnostic, folded; by deploy/diags.awk. */
extern const struct rule_text diag_texts[];

/* The lines on the rule ID, or NULL. */
const char *const *rule_text(str id);

/* The manual's lines on the diagnostic ID, or NULL. */
const char *const *diag_text(str id);

#endif

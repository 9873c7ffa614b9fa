#ifndef CHECK_RULE_MARKUP_H
#define CHECK_RULE_MARKUP_H
/* rule_markup.h -- the rules of the family, for its table. */
#include "check/rule.h"

void check_links(struct unit_check *c);      /* rule_link.c */
void check_link_texts(struct unit_check *c); /* rule_link_text.c */
void check_code(struct unit_check *c);       /* rule_code.c */
void check_placeholders(struct unit_check *c); /* rule_placeholder.c */
void check_emphasis(struct unit_check *c);   /* rule_emphasis.c */
void check_escapes(struct unit_check *c);    /* rule_escape.c */
void check_separators(struct unit_check *c); /* rule_separator.c */
void check_tags(struct unit_check *c);       /* rule_tags.c */
void check_alert(struct unit_check *c);      /* rule_tags.c */

/* Has a rule said this of the unit under examination? */
bool was_said(const struct unit_check *c, enum diag_id id);

/* "[url](`code`)": a link that a machine has made of code. */
bool is_code_link(const struct mark *link);

/* More links than these are no sentence: no more are looked through. */
enum { LINKS_MOST = 64 };

/* The first of LINKS that leads to ADDRESS, or NULL. */
const struct mark *link_to(const struct marks *links, str address);

/* The bytes of the page's file at R. */
str written(const struct unit_check *c, struct range r);

#endif

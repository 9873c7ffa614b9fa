#ifndef CHECK_FACTS_PLAIN_H
#define CHECK_FACTS_PLAIN_H
/* facts_plain.h -- languages.yml as it is mostly written, without libyaml. */
#include "check/facts.h"

/*
 * Add the rows of TEXT to BOOK; they are in A and borrow TEXT.  False, with
 * nothing added, when it is written in any other way than this:
 *
 *     - fact: NAME
 *       locales: [a, b]
 *       why: text, or '>' and lines of it
 *       values: [a, "b",
 *         c]
 *
 * with comments and blank lines between the rows.  Then it is YAML's to say
 * what it means.
 */
bool facts_plain(struct fact_book *book, str text, struct arena *a);

#endif

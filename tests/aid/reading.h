#ifndef AID_READING_H
#define AID_READING_H
/* reading.h -- what the unit tests of readers share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/node.h"

extern struct arena arena;
extern struct diag diag; /* in arena */

/* For cmocka: an empty arena, nothing said; and its end. */
int set_up(void **state);
int tear_down(void **state);

void assert_text(str got, const char *want);

/* Message I is of ID, at LINE:COL, and says WHAT among other things. */
void assert_diag(size_t i, enum diag_id id, uint32_t line, uint32_t col,
                 const char *what);

/* What was read as PLAIN of INPUT, in HTML and with MORE behind it, is what was
 * read as READ, of more than INPUT. */
void assert_same_html(const char *input, const struct node *plain, const char *more,
                 const struct node *read);

#endif

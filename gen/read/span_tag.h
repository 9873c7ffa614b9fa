#ifndef READ_SPAN_TAG_H
#define READ_SPAN_TAG_H
/* span_tag.h -- the start tag of a segment's span, as an author wrote it. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Attributes that are not there are empty. */
struct span_tag {
	str data_ttu_id;
	str data_stu_id;
	str class_;
	bool is_span;
};

/*
 * Read TAG, a start tag from '<' to '>', both included, into *T.  Any case,
 * any quotes or none, and "&quot;" where a quote should be, which is then no
 * part of the value.  False when TAG is no start tag.  The values live in A.
 */
bool span_tag_read(str tag, struct span_tag *t, struct arena *a);

#endif

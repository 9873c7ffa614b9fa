#ifndef READ_SPAN_TAG_H
#define READ_SPAN_TAG_H
/* span_tag.h -- one span tag, however its author wrote it, read by libxml2. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct span_tag {
	bool is_span;
	str ttu_id, stu_id; /* of data-ttu-id and data-stu-id, or empty */
	str class_;
	bool entity_quotes; /* &quot; stood where the quotes should */
};

/* Read TAG, from '<' to '>'.  False when it is no start tag.  Text is in A. */
bool span_tag_read(str tag, struct span_tag *t, struct arena *a);

#endif

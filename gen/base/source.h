#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H
/* source.h -- a file's text as it is parsed, and places in it. */
#include <stdint.h>

#include "base/str.h"

struct source {
	str path; /* as the user would type it: for messages */
	str text; /* UTF-8, of less than 4 GiB */
};

#define POS_NONE UINT32_MAX

/* The line that holds byte POS of SRC, from 1, and where that line begins. */
uint32_t source_line(const struct source *src, uint32_t pos,
                     uint32_t *line_start);

#endif

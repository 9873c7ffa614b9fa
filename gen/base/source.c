#include "base/source.h"

#include <string.h>

uint32_t
source_line(const struct source *src, uint32_t pos, uint32_t *line_start)
{
	uint32_t line = 1, start = 0;
	uint32_t end = pos < src->text.n ? pos : (uint32_t)src->text.n;
	while (start < end) {
		const char *nl = memchr(src->text.p + start, '\n', end - start);
		if (nl == NULL)
			break;
		line++;
		start = (uint32_t)(nl - src->text.p) + 1;
	}
	*line_start = start;
	return line;
}

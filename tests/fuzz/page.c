/* page.c -- a whole page: load, front matter, pairs, Markdown, HTML. */
#include "page.h"

#include "read/front.h"
#include "read/load.h"
#include "read/parse.h"
#include "read/prose.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	if (text_bad_utf8((str){(const char *)data, n}) != STR_NONE)
		return -1; /* to guess an encoding takes long: see load.c */
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	const struct site *s = small_site("{}");
	struct anchors headings = {.arena = a};
	struct front front;
	struct doc doc = {.src.path = S("page.md"), .path = S("folder/page.md")};
	load_text(own_copy(data, n, a), &doc.src, &d, a);
	front_read(&doc.src, &front, &d, a);
	doc.body = front.body;
	if (parse_doc(&doc, &s->config->limits, &d, a)) {
		prose_report(&doc, &d);
		prose_report_untracked(&doc, &d);
		anchors_headings(&headings, &doc);
		render(s, &doc, SIDE_TARGET, &headings, &d);
		render(s, &doc, SIDE_SOURCE, &headings, NULL);
	}
	check_diags(&d);
	return 0;
}

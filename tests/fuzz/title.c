/* title.c -- a title that is known without a parser is what the parser says. */
#include "fuzz.h"

#include "model/node_text.h"
#include "read/load.h"
#include "read/parse.h"
#include "read/settings.h"
#include "read/title_plain.h"

static void
check_title(const struct node *heading, enum side side, str plain)
{
	struct buf out = {NULL, 0, 0};
	assert(heading != NULL && heading->kind == NODE_HEADING);
	node_title(heading, side, &out);
	assert(str_eq(str_trim(buf_str(&out)), plain));
	buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	if (text_bad_utf8((str){(const char *)data, n}) != STR_NONE)
		return -1;
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	struct config c;
	struct doc doc = {.src.path = S("page.md"), .path = S("page.md")};
	str target, source;
	load_text(own_copy(data, n, a), &doc.src, &d, a);
	if (!str_starts(doc.src.text, S("# ")) /* see parse.c, is_title */
	    || str_chr(doc.src.text, '\n', 0) != STR_NONE
	    || !title_plain(doc.src.text, &target, &source))
		return 0;
	config_default(&c, a);
	bool ok = parse_doc(&doc, &c.limits, &d, a);
	assert(ok);
	check_title(doc.root->first, SIDE_TARGET, target);
	check_title(doc.root->first, SIDE_SOURCE, source);
	return 0;
}

/* runs.c -- inline text that is read without cmark is what cmark says. */
#include "plain.h"

#include "read/markdown_plain.h"

static const char *const parts[] = {
	"**", "[", "](", ")", "a", " ", "!", "*", "]", "[a](b)", "**a**", ":",
	"://", "www.", "@", "&", "&amp;", ";", "<", ">", "\\", "_", "~", "--",
	"(", "1", ".", ",", "\"", "-", "#", "|", "\n", "\t", "http://a.b", "a@b.c",
	"\xC3\xA5", "\xC3\x97", "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x9C",
	"\xE6\x96\x87", "\xD0\x96", "\x7F", "\x01", "\xE2\x80\xA8", "'", "/",
};

static uint32_t
in_run(const void *map, size_t run, uint32_t at)
{
	(void)map;
	return (uint32_t)run + at;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	str run = str_trim(made_of(parts, sizeof parts / sizeof *parts, data,
	                           n, a));
	struct node *plain = node_new(NODE_PARAGRAPH, POS_NONE, a);
	struct markdown_input in = {.text = S(""), .runs = &run, .nruns = 1,
	                            .run_pos = in_run};
	struct markdown_output out;
	if (run.n == 0 || !markdown_plain(&in, 0, plain, a))
		return 0;
	/* Code behind it changes nothing in it, but has cmark read it. */
	run = str_printf(a, "%.*s `z`", STR_ARG(run));
	markdown_parse(&in, &out, a);
	check_same_html(plain, " <code>z</code>", out.runs[0]);
	check_same_places(plain, out.runs[0], NODE_LINK);
	return 0;
}

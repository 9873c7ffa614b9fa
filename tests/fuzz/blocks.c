/* blocks.c -- blocks that are read without cmark are what cmark says. */
#include "plain.h"

#include "model/doc.h"
#include "read/markdown_blocks.h"

#define T TOKEN_OPEN "0" TOKEN_CLOSE

static const char *const parts[] = {
	T, T "\n", "\n", " ", "  ", "   ", "    ", "# ", "## ", "- ", "* ", "1. ",
	"2) ", "+ ", "10. ", "\t", "\r", "<a name=\"x\"></a>", "[a](b)", "a",
	"**a**", "---", "===", "> ", "|", ":", "[", "]: ", "***", "\\", "`",
	"#", "-", "1.", "<!-- a -->", "\xC2\xA0", T "\n- " T "\n", T "\n\n  ",
};

static uint32_t
in_text(const void *map, uint32_t at)
{
	(void)map;
	return at;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const enum node_kind kinds[] = {
		NODE_PARAGRAPH, NODE_HEADING, NODE_LIST, NODE_ITEM, NODE_LINK};
	struct arena *a = fresh_arena();
	str text = made_of(parts, sizeof parts / sizeof *parts, data, n, a);
	struct markdown_input in = {.text = text, .source_pos = in_text};
	struct markdown_output out;
	struct node *plain = node_new(NODE_DOCUMENT, 0, a);
	if (!markdown_blocks(&in, plain, a))
		return 0;
	/* Code behind it changes nothing in it, but has cmark read it. */
	in.text = str_printf(a, "%.*s\n\n" T "`z`\n", STR_ARG(text));
	markdown_parse(&in, &out, a);
	check_same_html(plain, "<p>" T "<code>z</code></p>\n", out.root);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		check_same_places(plain, out.root, kinds[i]);
	return 0;
}

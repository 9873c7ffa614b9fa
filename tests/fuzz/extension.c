/*
 * extension.c -- a page with all that extends Markdown: directives and their
 * attributes, tabs, xref, includes (of tests/fuzz/files), code, variables.
 */
#include "page.h"

#include "base/os.h"
#include "cmd/page_read.h"
#include "read/extension.h"
#include "read/fill_in.h"
#include "read/include.h"
#include "read/load.h"
#include "read/parse.h"

static const char settings[] =
	"limits: {page_bytes: 16 KiB, expanded_bytes: 64 KiB, "
	"include_depth: 4}\n"
	"variables:\n"
	"  name: '<b>\"&'\n"
	"  phone: {nb-NO: '1', en-US: '](x) `'}\n"
	"xref: {'A.': 'https://a.example/{uid}?', 'B': 'https://b.example'}\n"
	"monikers: [v1, v2, v3]\n"
	"video: embed\n"
	"video_hosts: [video.example]\n";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static int files = -1;
	if (files < 0)
		files = os_open_folder("tests/fuzz/files");
	assert(files >= 0);
	if (text_bad_utf8((str){(const char *)data, n}) != STR_NONE)
		return -1;
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	const struct site *s = small_site(settings);
	struct anchors headings = {.arena = a};
	struct doc doc = {.src.path = S("page.md"), .path = S("folder/page.md")};
	struct includer inc = {.content_fd = files, .content = S("files"),
	                       .source_fd = files, .config = s->config,
	                       .limits = &s->config->limits, .diag = &d,
	                       .arena = a};
	load_text(own_copy(data, n, a), &doc.src, &d, a);
	if (parse_doc(&doc, inc.limits, &d, a) && extensions_read(&inc, &doc)
	    && include_read(&inc, &doc)) {
		anchors_headings(&headings, &doc);
		for (struct doc *i = doc.included; i != NULL; i = i->next)
			anchors_headings(&headings, i);
		if (page_fill_in(s, 0, &doc, &d, a)) {
			render(s, &doc, SIDE_TARGET, &headings, &d);
			fill_in_again(&doc, &s->locales[1].variables, a);
			render(s, &doc, SIDE_SOURCE, &headings, NULL);
		}
	}
	check_diags(&d);
	return 0;
}

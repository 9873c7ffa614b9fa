/* page.c -- a whole page: load, front matter, pairs, Markdown, HTML. */
#include "fuzz.h"

#include "read/front.h"
#include "read/load.h"
#include "read/parse.h"
#include "read/prose.h"
#include "read/settings.h"
#include "render/html.h"

/* A site of two languages and one page. */
static struct site *
small_site(struct arena *a)
{
	static struct page page = {.file = S("page.md")};
	static struct place places[2] = {
		{&page, ORIGIN_OWN, 0}, {NULL, ORIGIN_LOOKUPS, 0}};
	static struct site_path path = {.path = S("folder/page.md"),
	                                .places = places};
	struct config *c = NEW(a, struct config, 1);
	struct site *s = NEW(a, struct site, 1);
	bool added;
	config_default(c, a);
	*s = (struct site){.config = c, .nlocales = 2, .source = 1,
	                   .paths = &path, .npaths = 1, .arena = a};
	s->locales = NEW(a, struct site_locale, 2);
	(void)locale_parse(S("nb-NO"), &s->locales[0].locale, a);
	(void)locale_parse(S("en-US"), &s->locales[1].locale, a);
	for (size_t i = 0; i < 2; i++) {
		s->locales[i].content_fd = -1;
		s->locales[i].built = true;
	}
	*map_put(&s->by_path, path.path, &added, a) = &path;
	return s;
}

static void
render(struct site *s, const struct doc *doc, enum side side,
       const struct anchors *headings, struct diag *d)
{
	struct buf out = {NULL, 0, 0};
	struct html_page page = {.site = s, .locale = side == SIDE_SOURCE,
	                         .language = side == SIDE_SOURCE, .side = side,
	                         .bilingual = side == SIDE_TARGET,
	                         .path = doc->path, .headings = headings,
	                         .diag = d, .arena = s->arena, .body = &out};
	html_render(&page, doc);
	check_html(buf_str(&out));
	buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	struct site *s = small_site(a);
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

#ifndef FUZZ_PAGE_H
#define FUZZ_PAGE_H
/* page.h -- for the targets that make a page: a site of it, and its rendering. */
#include "fuzz.h"

#include "base/picture.h"
#include "model/variables.h"
#include "read/settings.h"
#include "render/html.h"

/*
 * A site of two languages and one page with the settings of the YAML in
 * SETTINGS; made once, for that takes longer than to read most pages.
 */
static inline const struct site *
small_site(const char *settings)
{
	static struct arena a;
	static struct page page;
	static struct place places[2] = {
		{&page, ORIGIN_OWN, 0}, {NULL, ORIGIN_LOOKUPS, 0}};
	static struct site_path path = {.places = places};
	static struct config c;
	static struct site s;
	bool added;
	if (a.base != NULL)
		return &s;
	page.file = S("page.md");
	path.path = S("folder/page.md");
	arena_open(&a, (size_t)1 << 24);
	config_default(&c, &a);
	struct diag d = {.arena = &a};
	struct source *src = NEW(&a, struct source, 1);
	*src = (struct source){.path = S("site.yml"), .text = str_of(settings)};
	bool ok = config_read(&c, src, &d, &a);
	assert(ok);
	s = (struct site){.config = &c, .nlocales = 2, .source = 1,
	                  .paths = &path, .npaths = 1, .arena = &a};
	s.locales = NEW(&a, struct site_locale, 2);
	(void)locale_parse(S("nb-NO"), &s.locales[0].locale, &a);
	(void)locale_parse(S("en-US"), &s.locales[1].locale, &a);
	for (size_t i = 0; i < 2; i++) {
		s.locales[i].content_fd = -1;
		s.locales[i].built = true;
	}
	variables_site(&s);
	*map_put(&s.by_path, path.path, &added, &a) = &path;
	return &s;
}

/* A picture that is written into a page has bytes that are one. */
static inline str
keep_picture(void *ctx, str bytes, const char *extension)
{
	struct picture p;
	bool is_one = picture_parse(bytes, &p);
	(void)ctx;
	assert(is_one && strcmp(p.extension, extension) == 0);
	return S("assets/data-0.png");
}

/* Render SIDE of DOC, and see that nothing in it would run. */
static inline void
render(const struct site *s, const struct doc *doc, enum side side,
       const struct anchors *headings, struct diag *d)
{
	static const struct html_pictures pictures = {NULL, keep_picture};
	struct buf out = {NULL, 0, 0};
	struct html_page page = {.site = s, .locale = side == SIDE_SOURCE,
	                         .language = side == SIDE_SOURCE, .side = side,
	                         .bilingual = side == SIDE_TARGET,
	                         .path = doc->path, .headings = headings,
	                         .pictures = &pictures,
	                         .diag = d, .arena = headings->arena,
	                         .body = &out};
	html_render(&page, doc);
	check_html(buf_str(&out));
	buf_release(&out);
}

#endif

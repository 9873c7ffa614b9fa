#include "read/survey.h"

#include <errno.h>
#include <string.h>

#include "base/os.h"
#include "base/text.h"
#include "base/wire.h"
#include "model/doc.h"
#include "model/variables.h"
#include "read/front.h"
#include "read/load.h"
#include "read/parse.h"

static void
put_day(struct buf *out, struct day day)
{
	wire_put_num(out, (uint64_t)day.year);
	wire_put_num(out, (uint64_t)day.month);
	wire_put_num(out, (uint64_t)day.day);
}

static struct day
get_day(str *in)
{
	struct day day;
	day.year = (int)wire_get_num(in);
	day.month = (int)wire_get_num(in);
	day.day = (int)wire_get_num(in);
	return day;
}

static void
put_ids(struct buf *out, const struct hub_id *ids, size_t n)
{
	wire_put_num(out, n);
	for (size_t i = 0; i < n; i++) {
		wire_put_str(out, ids[i].id);
		wire_put_num(out, ids[i].pos);
		wire_put_num(out, ids[i].len);
	}
}

static struct hub_id *
get_ids(str *in, size_t *n, struct arena *a)
{
	*n = (size_t)wire_get_num(in);
	struct hub_id *ids = NEW(a, struct hub_id, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		ids[i].id = wire_get_str(in, a);
		ids[i].pos = (uint32_t)wire_get_num(in);
		ids[i].len = (uint32_t)wire_get_num(in);
	}
	return ids;
}

static void
put_hub(struct buf *out, const struct hub *hub)
{
	wire_put_num(out, hub != NULL);
	if (hub == NULL)
		return;
	wire_put_num(out, hub->nkinds);
	wire_put_bytes(out, hub->kinds, sizeof hub->kinds);
	wire_put_num(out, hub->audience);
	put_ids(out, hub->featured, hub->nfeatured);
	put_ids(out, hub->order, hub->norder);
}

static const struct hub *
get_hub(str *in, struct arena *a)
{
	if (wire_get_num(in) == 0)
		return NULL;
	struct hub *hub = NEW(a, struct hub, 1);
	hub->nkinds = (size_t)wire_get_num(in);
	wire_get_bytes(in, hub->kinds, sizeof hub->kinds);
	hub->audience = (unsigned)wire_get_num(in);
	hub->featured = get_ids(in, &hub->nfeatured, a);
	hub->order = get_ids(in, &hub->norder, a);
	return hub;
}

static void
put_page(struct buf *out, const struct page *p)
{
	wire_put_str(out, p->title);
	wire_put_str(out, p->source_title);
	wire_put_str(out, p->description);
	wire_put_str(out, p->robots);
	wire_put_str(out, p->layout);
	wire_put_str(out, p->uid);
	wire_put_str(out, p->source_hash);
	put_day(out, p->date);
	put_day(out, p->handoff);
	wire_put_num(out, (uint64_t)p->translation);
	wire_put_num(out, p->body);
	wire_put_num(out, p->has_pairs);
	wire_put_num(out, p->in_error);
	wire_put_bytes(out, &p->text, sizeof p->text);
	put_hub(out, p->hub);
}

static void
get_page(str *in, struct page *p, struct arena *a)
{
	p->title = wire_get_str(in, a);
	p->source_title = wire_get_str(in, a);
	p->description = wire_get_str(in, a);
	p->robots = wire_get_str(in, a);
	p->layout = wire_get_str(in, a);
	p->uid = wire_get_str(in, a);
	p->source_hash = wire_get_str(in, a);
	p->date = get_day(in);
	p->handoff = get_day(in);
	p->translation = (enum translation)wire_get_num(in);
	p->body = (uint32_t)wire_get_num(in);
	p->has_pairs = wire_get_num(in) != 0;
	p->in_error = wire_get_num(in) != 0;
	wire_get_bytes(in, &p->text, sizeof p->text);
	p->hub = get_hub(in, a);
}

/* No title is longer, whatever it includes. */
enum { TITLE_MOST = 4096 };

/* The titles of DOC's heading, which may include files of LOCALE. */
static void
read_title(const struct site *site, size_t locale, const struct doc *doc,
           str *target, str *source, struct arena *a)
{
	/* What is wrong with them is told when the page itself is read. */
	struct diag silent = {.arena = a};
	struct limits limits = site->config->limits;
	limits.expanded_bytes = doc->src.text.n + TITLE_MOST;
	struct includer inc = {.content_fd = site->locales[locale].content_fd,
	                       .content = site->locales[locale].content,
	                       .source_fd = -1,
	                       .config = site->config,
	                       .limits = &limits,
	                       .diag = &silent,
	                       .arena = a};
	parse_title(doc, &inc, target, source, a);
}

static void
read_text(const struct site *site, size_t locale,
          const struct site_path *path, str bytes, struct page *p,
          struct diag *d)
{
	struct arena *a = d->arena;
	struct doc doc = {.src.path = p->file, .path = path->path};
	struct front f;
	/* What the bytes are is told when the page itself is read. */
	struct diag silent = {.arena = a};
	load_text(bytes, &doc.src, &silent, a);
	/* Here, so that no other page counts on one that cannot be made. */
	p->in_error = !parse_lines_fit(&doc.src,
	                               site->config->limits.line_bytes, d);
	if (p->in_error)
		return;
	if (silent.n == 0)
		p->text = shelf_put(site->shelf, doc.src.text);
	front_read(&doc.src, &f, d, a);
	doc.body = f.body;

	str target = {NULL, 0}, source = {NULL, 0};
	if (!site->untitled)
		read_title(site, locale, &doc, &target, &source, a);
	p->title = text_drop_bidi(f.title.n > 0 ? f.title : target, a);
	p->source_title = source.n > 0 ? text_drop_bidi(source, a) : p->title;
	p->description = text_drop_bidi(f.description, a);
	p->robots = f.robots;
	p->layout = f.layout;
	p->hub = f.hub;
	p->uid = f.uid;
	p->date = f.date;
	p->handoff = f.handoff;
	p->translation = f.translation;
	p->source_hash = f.source_hash;
	p->body = f.body;
	p->has_pairs = str_find(doc.src.text, S("tu-id="), f.body) != STR_NONE;
}

/* What a page without a title or heading is called: its file's name. */
static str
name_of(str path)
{
	size_t slash = str_rchr(path, '/');
	str name = slash == STR_NONE ? path : str_sub(path, slash + 1, path.n);
	return str_sub(name, 0, name.n - (sizeof ".md" - 1));
}

/* Site variables; a title without a source is shown as it is everywhere. */
static void
fill_in_titles(const struct site *site, size_t locale, struct page *p,
               struct arena *a)
{
	const struct map *own = &site->locales[locale].variables;
	const struct map *source = &site->locales[site->source].variables;
	p->title = variables_title(own, p->title, a);
	p->description = variables_title(own, p->description, a);
	p->source_title = variables_title(source, p->source_title, a);
}

void
survey_page(const struct site *site, size_t locale,
            const struct site_path *path, struct buf *out,
            struct arena *scratch)
{
	const struct page *file = path->places[locale].page;
	struct page p = {.file = file->file};
	struct diag d = {.arena = scratch};
	struct source src = {.path = file->file};
	size_t limit = site->config->limits.page_bytes;
	str bytes;
	if (os_read_beneath(site->locales[locale].content_fd, file->path.p,
	                    limit, &bytes, scratch)) {
		read_text(site, locale, path, bytes, &p, &d);
	} else if (errno == EFBIG) {
		p.in_error = true;
		diag_at(&d, DIAG_LIMIT, &src, POS_NONE, 0,
		        "larger than %zu bytes; left out", limit);
	} else {
		p.in_error = true;
		diag_at(&d, DIAG_FILE_UNREADABLE, &src, POS_NONE, 0,
		        "cannot be read: %s; left out", strerror(errno));
	}
	if (p.title.n == 0)
		p.title = name_of(path->path);
	if (p.source_title.n == 0)
		p.source_title = p.title;
	fill_in_titles(site, locale, &p, scratch);
	put_page(out, &p);
	diag_put(out, &d);
}

void
survey_take(struct page *p, str result, struct diag *d, struct arena *a)
{
	get_page(&result, p, a);
	diag_get(&result, d);
}

/* blocks.c -- the files of texts, the entry, and the name of an index. */
#include "search/index.h"

#include "search/number.h"

/* A block grows to about so many bytes, and one page more; the sources of so
 * many blocks stand in one file. */
enum { BLOCK_BYTES = 12 << 10, BLOCKS_OF_SOURCES = 4 };

struct block {
	char kind;
	const struct search_sink *sink;
	struct buf text;
	size_t pages, files;
};

static void
flush(struct block *b, struct arena *a)
{
	if (b->pages == 0)
		return;
	buf_addz(&b->text, "]);\n");
	str path = str_printf(a, "%c%zu.js", b->kind, b->files);
	b->sink->file(b->sink->ctx, path, buf_str(&b->text));
	b->files++;
	b->pages = 0;
}

/* N bytes from AT on are the entry of a page; 0: it has none. */
static void
add(struct block *b, const struct spool *spool, uint64_t at, size_t n)
{
	if (b->pages++ == 0) {
		b->text.n = 0;
		buf_printf(&b->text, "gloseSearch(\"%c\",%zu,[", b->kind,
		           b->files);
	} else {
		buf_addz(&b->text, ",\n");
	}
	if (n == 0)
		buf_addc(&b->text, '0');
	buf_reserve(&b->text, n);
	spool_get(spool, at, n, b->text.p + b->text.n);
	b->text.n += n;
}

str
search_write_texts(const struct search_pages *p, const struct search_sink *sink,
                   struct arena *a)
{
	struct block shown = {.kind = 'b', .sink = sink};
	struct block source = {.kind = 's', .sink = sink};
	struct buf sizes = {NULL, 0, 0};
	for (size_t i = 0; i < p->n; i++) {
		const struct search_record *r = p->records[i];
		uint64_t at = r->at + r->terms;
		add(&shown, p->spool, at, r->shown);
		add(&source, p->spool, at + r->shown, r->source);
		if (shown.text.n < BLOCK_BYTES && i + 1 < p->n)
			continue;
		number_put(&sizes, (uint32_t)shown.pages);
		flush(&shown, a);
		if (shown.files % BLOCKS_OF_SOURCES == 0 || i + 1 == p->n)
			flush(&source, a);
	}
	str all = str_dup(buf_str(&sizes), a);
	buf_release(&shown.text);
	buf_release(&source.text);
	buf_release(&sizes);
	return all;
}

/* ---- the entry ------------------------------------------------------------------------ */

/* Locales and folders are ASCII, terms letters, numbers have no quotes. */
void
search_put_entry(const struct search_entry *e, struct buf *out)
{
	buf_printf(out, "gloseSearch(\"index\",1,{\n\"lang\":\"%.*s\",\n"
	           "\"source\":\"%.*s\",\n", STR_ARG(e->lang),
	           STR_ARG(e->source));
	buf_printf(out, "\"home\":\"%.*s\",\n\"folder\":\"%.*s\",\n"
	           "\"pages\":%zu,\n", STR_ARG(e->home), STR_ARG(e->folder),
	           e->pages);
	buf_printf(out, "\"blocks\":\"%.*s\",\n", STR_ARG(e->blocks));
	buf_printf(out, "\"words\":\"%.*s\",\n", STR_ARG(e->words.starts));
	buf_printf(out, "\"common\":\"%.*s\"\n});\n", STR_ARG(e->words.common));
}

str
search_name(const struct search_pages *p, struct arena *a)
{
	enum { VERSION = 1 };
	uint64_t hash = VERSION;
	for (size_t i = 0; i < p->n; i++)
		hash = record_hash(S(""), hash * 31 + p->records[i]->hash);
	return str_printf(a, "%08x", (unsigned)(hash ^ (hash >> 32)));
}

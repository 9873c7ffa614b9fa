/* cmd_export.c -- glose export: the one-language Markdown of each page. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"
#include "base/wire.h"
#include "cmd/commands.h"
#include "cmd/open_site.h"
#include "read/load.h"
#include "read/parse.h"
#include "read/resolve.h"

struct export {
	struct open_site open;
	struct options options;
	struct talk talk;
	struct diag diag;
	struct arena *arena, scratch;
	bool failed; /* standard output or a file could not be written */
};

/* The bytes of one side of P's page in LOCALE; false after telling why. */
static bool
one_side(struct export *e, const struct site_path *p, size_t locale, str *text)
{
	const struct page *page = p->places[locale].page;
	struct doc doc = {.src.path = page->file, .path = p->path};
	const struct limits *limits = &e->open.config.limits;
	str bytes;
	if (!os_read_beneath(e->open.site.locales[locale].content_fd,
	                     page->path.p, limits->page_bytes, &bytes,
	                     &e->scratch)) {
		diag_at(&e->diag, DIAG_FILE_UNREADABLE, &doc.src, POS_NONE, 0,
		        "cannot be read: %s", strerror(errno));
		return false;
	}
	load_text(bytes, &doc.src, &e->diag, &e->scratch);
	doc.body = page->body <= doc.src.text.n ? page->body : 0;
	if (!parse_doc(&doc, limits, &e->diag, &e->scratch))
		return false;
	e->talk.pairs += doc.npairs;
	*text = resolve_side(&doc, e->options.side, &e->scratch);
	return true;
}

static bool
write_file(struct export *e, size_t locale, str path, str text)
{
	str file = str_printf(&e->scratch, "%s/%.*s/%.*s", e->options.out,
	                      STR_ARG(e->open.site.locales[locale].locale.id),
	                      STR_ARG(path));
	if (os_write_file(file.p, text, &e->scratch))
		return true;
	(void)fprintf(stderr, "glose: cannot write '%s': %s\n", file.p,
	              strerror(errno));
	return false;
}

/* Keep what was said of the page, whose memory is about to be used again. */
static void
keep_diags(struct export *e)
{
	struct buf b = {NULL, 0, 0};
	diag_put(&b, &e->diag);
	str bytes = buf_str(&b);
	diag_get(&bytes, &e->open.diag);
	buf_release(&b);
	e->diag = (struct diag){.arena = &e->scratch};
}

static void
export_page(struct export *e, const struct site_path *p, size_t locale)
{
	str text;
	arena_reset(&e->scratch);
	e->diag = (struct diag){.arena = &e->scratch};
	if (one_side(e, p, locale, &text)) {
		bool written = e->options.out != NULL
			? write_file(e, locale, p->path, text)
			: fwrite(text.p, 1, text.n, stdout) == text.n;
		e->talk.pages += written;
		e->failed |= !written;
	}
	keep_diags(e);
}

/* Is PATH in LOCALE among the pages that were asked for? */
static bool
is_asked_for(const struct export *e, const struct site_path *p, size_t locale)
{
	const struct page *page = p->places[locale].page;
	if (page == NULL || page->in_error || !e->open.site.locales[locale].built)
		return false;
	for (size_t i = 0; i < e->options.nargs; i++) {
		str arg = str_of(e->options.args[i]);
		if (str_eq(arg, p->path) || str_eq(arg, page->file))
			return true;
	}
	return e->options.nargs == 0;
}

static size_t
count_asked_for(const struct export *e)
{
	size_t n = 0;
	for (size_t i = 0; i < e->open.site.npaths; i++)
		for (size_t l = 0; l < e->open.site.nlocales; l++)
			n += is_asked_for(e, &e->open.site.paths[i], l);
	return n;
}

static void
export_all(struct export *e)
{
	arena_open(&e->scratch, (size_t)1 << 30);
	for (size_t i = 0; i < e->open.site.npaths; i++)
		for (size_t l = 0; l < e->open.site.nlocales; l++)
			if (is_asked_for(e, &e->open.site.paths[i], l))
				export_page(e, &e->open.site.paths[i], l);
	arena_close(&e->scratch);
}

static bool
check_options(const struct export *e, struct arena *a)
{
	const char *format = e->options.format;
	if (format == NULL || strcmp(format, "md") != 0) {
		talk_failure(str_printf(a, "export knows one format: "
		                        "--format md%s%s%s",
		                        format == NULL ? "" : ", not '",
		                        format == NULL ? "" : format,
		                        format == NULL ? "" : "'"));
		return false;
	}
	return true;
}

static int
export_site(struct export *e, const struct command_line *c)
{
	if (!open_site(&e->open, &e->options, c->program, &e->talk, c->arena))
		return EXIT_USAGE;
	size_t n = count_asked_for(e);
	if (n == 0 || (n > 1 && e->options.out == NULL)) {
		talk_failure(n == 0 ? S("no such page")
		             : S("several pages: name one, or a folder to "
		                 "write to with -o"));
		return EXIT_USAGE;
	}
	export_all(e);
	if (fflush(stdout) != 0)
		fatal_errno("cannot write to standard output");
	diag_add(&e->open.diag, &e->open.links);
	talk_diags(&e->talk, &e->open.diag);
	if (e->failed)
		return EXIT_SYSTEM;
	return e->talk.count[SEV_ERROR] > 0 ? EXIT_CONTENT : EXIT_CLEAN;
}

int
cmd_export(const struct command_line *c)
{
	struct export e = {.arena = c->arena};
	if (!options_read(&e.options, c->argc, c->argv, c->arena)
	    || !check_options(&e, c->arena))
		return EXIT_USAGE;
	talk_open(&e.talk, &e.options);
	int code = export_site(&e, c);
	talk_summary(&e.talk);
	return code;
}

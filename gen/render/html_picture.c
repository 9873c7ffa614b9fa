/* html_picture.c -- pictures: those written into a page, and how large they are. */
#include <errno.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/os.h"
#include "base/path.h"
#include "base/url.h"
#include "render/html_inner.h"

/* In the addresses of one page: each is a file of the site. */
enum { PICTURES_MOST = 200 };

/* ---- pictures in addresses --------------------------------------------------- */

bool
picture_is_data(str url)
{
	return str_eq_nocase(url_scheme(str_trim(url)), S("data"));
}

/* What follows "data:image/...;base64," in URL, or false. */
static bool
find_letters(str url, str *letters, struct arena *a)
{
	size_t comma = str_chr(url, ',', 0);
	if (comma == STR_NONE)
		return false;
	str kind = site_lower(str_sub(url, 0, comma), a);
	*letters = str_sub(url, comma + 1, url.n);
	return str_starts(kind, S("data:image/"))
		&& str_ends(kind, S(";base64"));
}

/*
 * Leave it to the caller of the renderer to make a file of the picture.  What
 * it is, its bytes say, whatever is written before them: SVG, which may hold
 * scripts, has no such bytes.
 */
void
picture_from_data(struct writer *w, str url, struct link *l)
{
	struct html_page *page = w->page;
	size_t most = page->site->config->limits.data_bytes;
	str letters, bytes;
	l->kind = LINK_NOWHERE;
	l->fault = DIAG_LINK_SCHEME;
	l->why = "holds no PNG, JPEG, GIF or WebP picture in base64; left out";
	if (page->pictures == NULL
	    || !find_letters(str_trim(url), &letters, page->arena))
		return;
	if (letters.n / 4 * 3 > most) {
		l->why = "holds a picture that is larger than 'data_bytes'; "
		         "left out";
		return;
	}
	if (++page->npictures > PICTURES_MOST) {
		l->why = "is one of more than 200 pictures in the addresses of "
		         "this page; left out";
		return;
	}
	letters = url_decode(letters, page->arena);
	if (!base64_decode(letters, &bytes, page->arena)
	    || !picture_parse(bytes, &w->picture))
		return;
	str file = page->pictures->keep(page->pictures->ctx, bytes,
	                                w->picture.extension);
	*l = (struct link){.kind = LINK_MEDIA, .fault = DIAG_COUNT};
	l->path = path_relative(link_published(page->site, page->locale,
	                                       page->path, page->arena),
	                        file, page->arena);
}

/* ---- sizes ------------------------------------------------------------------- */

/* Most say it at once. */
enum { FIRST_LOOK = 1 << 12 };

/* Fill HEAD with up to MOST bytes from the beginning of FD. */
static str
read_head(int fd, char *head, size_t most)
{
	size_t n = 0;
	while (n < most) {
		ssize_t got = pread(fd, head + n, most - n, (off_t)n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	return (str){head, n};
}

/* One that cannot be read is told of where it is copied. */
void
picture_look_at(struct writer *w, const struct media *m)
{
	const struct site_locale *l = &w->page->site->locales[m->locale];
	static char head[PICTURE_HEAD];
	uint64_t size;
	int fd;
	w->picture = (struct picture){NULL, 0, 0};
	if (l->content_fd < 0
	    || !os_open_beneath(l->content_fd, m->path.p, &fd, &size))
		return;
	if (picture_parse(read_head(fd, head, FIRST_LOOK), &w->picture)
	    && w->picture.width == 0)
		(void)picture_parse(read_head(fd, head, sizeof head),
		                    &w->picture);
	(void)close(fd);
}

void
picture_write_size(const struct writer *w, struct buf *out)
{
	if (w->picture.width > 0)
		buf_printf(out, " width=\"%u\" height=\"%u\"",
		           w->picture.width, w->picture.height);
}

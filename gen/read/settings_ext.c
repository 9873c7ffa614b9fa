/* settings_ext.c -- the settings that are lists of texts, and those of the Markdown
 * extensions. */
#include "read/settings_inner.h"

/* Longer lists are looked through for every reference. */
enum { ITEMS_MAX = 1000 };

void
settings_video(struct reader *r, const struct yaml *v)
{
	str text = settings_text(r, v);
	if (str_eq(text, S("embed")))
		r->config->video = VIDEO_EMBED;
	else if (str_eq(text, S("link")))
		r->config->video = VIDEO_LINK;
	else if (text.n > 0)
		settings_complain(r, v->pos, v->len, "'%.*s' is neither 'link' "
		                  "nor 'embed'", STR_ARG(text));
}

/* The texts in the list V, or V itself, in A: *N of them.  Each must FIT, or is
 * told to be no WANTED; NULL: all fit. */
static str *
read_list(struct reader *r, const struct yaml *v, size_t *n,
          bool (*fit)(str text), const char *wanted)
{
	bool list = v->kind == YAML_LIST;
	*n = 0;
	if (v->n > ITEMS_MAX) {
		settings_complain(r, v->pos, v->len, "more than %d items",
		                  ITEMS_MAX);
		return NULL;
	}
	str *items = NEW(r->arena, str, list ? v->n + 1 : 1);
	for (const struct yaml *i = list ? v->first : v; i != NULL;
	     i = list ? i->next : NULL) {
		str text = settings_text(r, i);
		if (text.n > 0 && fit != NULL && !fit(text))
			settings_complain(r, i->pos, i->len, "'%.*s' is no %s",
			                  STR_ARG(text), wanted);
		else if (text.n > 0)
			items[(*n)++] = text;
	}
	return items;
}

static bool
is_host(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alnum(s.p[i]) && s.p[i] != '.' && s.p[i] != '-')
			return false;
	return s.n > 0;
}

/* RFC 9116, 2.5.3: the web only by https; one line each in security.txt. */
static bool
is_contact(str s)
{
	enum { ADDRESS_MOST = 500 };
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~')
			return false;
	return s.n <= ADDRESS_MOST
		&& (str_starts(s, S("mailto:")) || str_starts(s, S("tel:"))
		    || str_starts(s, S("https://")));
}

void
settings_security(struct reader *r, const struct yaml *v)
{
	struct config *c = r->config;
	c->security = read_list(r, v, &c->nsecurity, is_contact,
	                        "address; write it like 'mailto:security@"
	                        "example.org' or 'https://example.org/report'");
}

void
settings_video_hosts(struct reader *r, const struct yaml *v)
{
	struct config *c = r->config;
	c->video_hosts = read_list(r, v, &c->nvideo_hosts, is_host,
	                           "host; write it like 'video.example.org'");
}

void
settings_moniker(struct reader *r, const struct yaml *v)
{
	r->config->moniker = settings_text(r, v);
}

void
settings_monikers(struct reader *r, const struct yaml *v)
{
	struct config *c = r->config;
	c->monikers = read_list(r, v, &c->nmonikers, NULL, NULL);
}

void
settings_required(struct reader *r, const struct yaml *v)
{
	struct config *c = r->config;
	c->required = read_list(r, v, &c->nrequired, NULL, NULL);
}

static bool
is_address(str s)
{
	return str_starts(s, S("https://")) || str_starts(s, S("http://"))
		|| str_starts(s, S("/")) || str_starts(s, S("~/"));
}

void
settings_xref(struct reader *r, const struct yaml *v)
{
	struct config *c = r->config;
	if (v->kind != YAML_MAP || v->n > ITEMS_MAX) {
		settings_complain(r, v->pos, v->len, "a map of at most %d "
		                  "names to addresses is wanted here",
		                  ITEMS_MAX);
		return;
	}
	c->xref = NEW(r->arena, struct config_xref, v->n + 1);
	for (const struct yaml *i = v->first; i != NULL; i = i->next) {
		str url = settings_text(r, i);
		if (is_address(url))
			c->xref[c->nxref++] = (struct config_xref){i->key, url};
		else if (url.n > 0)
			settings_complain(r, i->pos, i->len, "'%.*s' is no "
			                  "address; write it like 'https://"
			                  "api.example.org/{uid}'",
			                  STR_ARG(url));
	}
}

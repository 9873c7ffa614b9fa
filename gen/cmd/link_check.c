#include "cmd/link_check.h"

#include <time.h>

#include "base/fatal.h"
#include "check/hide.h"
#include "check/spot.h"
#include "cmd/commands.h"
#include "cmd/known.h"
#include "net/cache.h"
#include "net/url_parts.h"

/* ---- what is asked for ------------------------------------------------------- */

/* The distinct addresses, whatever their anchors. */
struct asked {
	struct web_link **list;
	size_t n, cap;
	struct map by_url;
	struct web_link **of; /* for each of the site's addresses */
};

static void
gather(const struct link_check *c, struct asked *all)
{
	const struct link_addresses *l = c->addresses;
	*all = (struct asked){.of = NEW(c->arena, struct web_link *, l->n + 1)};
	for (size_t i = 0; i < l->n; i++) {
		bool added;
		str url = url_without_anchor(l->list[i]->url);
		void **slot = map_put(&all->by_url, url, &added, c->arena);
		if (added) {
			struct web_link *made = NEW(c->arena, struct web_link,
			                            1);
			made->url = url;
			*slot = made;
			GROW(c->arena, all->list, all->n, all->cap)[all->n] =
				made;
			all->n++;
		}
		all->of[i] = *slot;
	}
}

static void
progress(void *ctx, size_t done, size_t all)
{
	talk_progress(ctx, "asked for", done, all);
}

static void
ask(const struct link_check *c, struct asked *all)
{
	const struct options *o = c->options;
	struct web web = {.allow_private = o->allow_private,
	                  .retries = o->retries,
	                  .timeout = o->timeout,
	                  .agent = "glose/" VERSION " (checks links)",
	                  .progress = progress,
	                  .ctx = c->talk,
	                  .arena = c->arena};
	if (!o->offline)
		web_ask(&web, all->list, all->n);
	long long now = (long long)time(NULL);
	for (size_t i = 0; i < all->n; i++) {
		struct web_link *l = all->list[i];
		if (!l->remembered)
			l->asked = now;
		if (o->offline && l->state == WEB_UNCHECKED)
			l->why = S("the cache does not have it");
	}
}

static bool
ask_with_cache(const struct link_check *c, struct asked *all)
{
	const struct options *o = c->options;
	const char *why;
	struct web_cache cache;
	if (!cache_read(&cache, o->cache, o->cache_days, &why, c->arena)) {
		talk_failure(str_printf(c->arena, "the cache '%s' cannot be "
		                        "used: %s", o->cache, why));
		return false;
	}
	for (size_t i = 0; i < all->n; i++)
		(void)cache_find(&cache, all->list[i], o->offline);
	ask(c, all);
	if (!o->offline && !cache_write(&cache, all->list, all->n))
		fatal_errno("cannot write the cache '%s'", o->cache);
	return true;
}

/* ---- what came of it ---------------------------------------------------------- */

/* Can URL stand wherever an address can, as it is? */
static bool
is_plain(str url)
{
	for (size_t i = 0; i < url.n; i++)
		if (!ascii_alnum(url.p[i])
		    && memchr("-._~:/?#@!$&'+,;=%", url.p[i], 18) == NULL)
			return false;
	return true;
}

/* Where L's address is now, with the anchor that is written there. */
static str
new_address(const struct link_check *c, str url, const struct web_link *l)
{
	size_t anchor = str_chr(url, '#', 0);
	if (anchor == STR_NONE || str_chr(l->moved, '#', 0) != STR_NONE)
		return l->moved;
	return STR_JOIN(c->arena, l->moved, str_sub(url, anchor, url.n));
}

static str
message(const struct link_check *c, const struct link_address *to,
        const struct web_link *l, str moved)
{
	str name = to->resource == NULL ? S("")
		: str_printf(c->arena, " of the resource '%.*s'",
		             STR_ARG(to->resource->id));
	str url = str_sub(to->url, 0, 200);
	if (l->state == WEB_MOVED)
		return str_printf(c->arena, "the address '%.*s'%.*s has moved "
		                  "for good; write '%.*s'", STR_ARG(url),
		                  STR_ARG(name), STR_ARG(moved));
	return str_printf(c->arena, "the address '%.*s'%.*s %s: %.*s",
	                  STR_ARG(url), STR_ARG(name),
	                  l->state == WEB_DEAD ? "is dead" : "was not checked",
	                  STR_ARG(l->why));
}

static void
add(struct link_check *c, const struct link_place *p, struct finding like)
{
	struct findings *f = &c->findings;
	struct diag_msg at = p->at;
	at.id = like.msg.id;
	at.message = like.msg.message;
	like.msg = at;
	like.locale = (uint16_t)p->locale;
	like.source.pos = POS_NONE;
	spot_of_diag(&like.spot, &at, (str){NULL, 0});
	if (!p->written || like.fix.text.n == 0)
		like.fix = (struct fix){.pos = POS_NONE};
	else
		like.fix = (struct fix){.pos = at.pos, .len = at.len,
		                        .text = like.fix.text,
		                        .spot = like.spot};
	GROW(f->arena, f->list, f->n, f->cap)[f->n] = like;
	f->n++;
}

/* All that can be said of TO, which L says. */
static void
tell(struct link_check *c, const struct link_address *to,
     const struct web_link *l)
{
	static const enum diag_id ids[] = {DIAG_LINK_UNCHECKED, DIAG_COUNT,
	                                   DIAG_LINK_MOVED, DIAG_LINK_DEAD};
	if (l->state == WEB_ALIVE)
		return;
	str moved = l->state == WEB_MOVED ? new_address(c, to->url, l) : S("");
	struct finding like = {.severity = check_severity(ids[l->state]),
	                       .evidence = to->url};
	like.msg.id = ids[l->state];
	like.msg.message = message(c, to, l, moved);
	/* What a server says is for a person to look at: no safe fix. */
	if (is_plain(moved))
		like.fix.text = moved;
	for (size_t i = 0; i < to->n; i++)
		add(c, &to->places[i], like);
}

/* ---- what is not to be told ------------------------------------------------------ */

/* The settings may switch a rule off. */
static void
drop_off(struct link_check *c)
{
	struct check check = {.site = c->site};
	struct findings *f = &c->findings;
	size_t kept = 0;
	check.on[DIAG_LINK_DEAD] = check.on[DIAG_LINK_MOVED] = true;
	check.on[DIAG_LINK_UNCHECKED] = true;
	check_rules_settings(&check, c->site->config);
	for (size_t i = 0; i < f->n; i++)
		if (check.on[f->list[i].msg.id])
			f->list[kept++] = f->list[i];
	f->n = kept;
}

/* What hides nothing today may hide something when a server is down. */
static bool
sift(struct link_check *c)
{
	struct check none = {.site = c->site};
	struct diag unused = {.arena = c->arena}, said = {.arena = c->arena};
	struct known known = {.site = c->site,
	                      .on = none.on,
	                      .options = c->options,
	                      .arena = c->arena};
	drop_off(c);
	hide_findings(&none, c->comments, &c->findings, &unused);
	if (known_hide(&known, &c->findings, &said))
		return true;
	talk_diags(c->talk, &said);
	return false;
}

bool
link_check(struct link_check *c)
{
	struct asked all;
	gather(c, &all);
	if (c->options->cache == NULL)
		ask(c, &all);
	else if (!ask_with_cache(c, &all))
		return false;
	for (size_t i = 0; i < c->addresses->n; i++)
		tell(c, c->addresses->list[i], all.of[i]);
	findings_sort(&c->findings);
	return sift(c);
}

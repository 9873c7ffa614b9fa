/* ext_xref.c -- <xref:uid> and [text](xref:uid): pages that have the uid, and
 * what a map in the settings says. */
#include "base/buf.h"
#include "base/text.h"
#include "base/url.h"
#include "model/site.h"
#include "read/extension.h"

#define SCHEME "xref:"

/* A link without its own place is looked for in so much text. */
enum { LOOK_AHEAD = 8192 };

/* S decoded; as it is written if that would be no text that a page may hold. */
static str
decode(str s, struct arena *a)
{
	str plain = url_decode(s, a);
	uint32_t c;
	if (text_bad_utf8(plain) != STR_NONE)
		return s;
	for (size_t i = 0; i < plain.n;) {
		i += text_decode(str_sub(plain, i, plain.n), &c);
		if (text_is_control(c) || (c >= 0xFDD0 && c <= 0xFDEF))
			return s;
	}
	return plain;
}

/* The value of KEY in the query Q: "a=b&c=d". */
static str
query_get(str q, str key, struct arena *a)
{
	for (str rest = q; rest.p != NULL; ) {
		str value, one = str_cut(rest, '&', &rest);
		str name = str_cut(one, '=', &value);
		if (str_eq_nocase(name, key))
			return decode(value, a);
	}
	return (str){NULL, 0};
}

/* The last PARTS parts of the name UID, what is in parentheses kept whole. */
static str
last_parts(str uid, size_t parts)
{
	size_t end = str_chr(uid, '(', 0), i;
	for (i = end == STR_NONE ? uid.n : end; i > 0; i--)
		if (uid.p[i - 1] == '.' && --parts == 0)
			break;
	return str_sub(uid, i, uid.n);
}

/* The name that QUERY itself gives, or empty. */
static str
asked_name(str query, struct arena *a)
{
	str text = query_get(query, S("text"), a);
	return text.n > 0 ? text : query_get(query, S("title"), a);
}

/* How UID is shown, as its QUERY wants it. */
static str
shown_name(str uid, str query, struct arena *a)
{
	str how = query_get(query, S("displayProperty"), a);
	if (str_ends(uid, S("*")))
		uid.n--;
	size_t generic = str_chr(uid, '`', 0);
	/* "List`1" is a type, "Select``2" a method of one. */
	bool is_type = generic != STR_NONE
		&& !str_starts(str_sub(uid, generic, uid.n), S("``"))
		&& str_chr(uid, '.', generic) == STR_NONE;
	uid = str_sub(uid, 0, generic);
	if (str_eq_nocase(how, S("fullName")))
		return uid;
	bool with_type = str_eq_nocase(how, S("nameWithType")) && !is_type;
	return last_parts(uid, with_type ? 2 : 1);
}

/* The entry of the map for UID: the longest that it begins with. */
static const struct config_xref *
find(const struct config *c, str uid)
{
	const struct config_xref *best = NULL;
	for (size_t i = 0; i < c->nxref; i++)
		if (str_starts(uid, c->xref[i].prefix)
		    && (best == NULL
		        || best->prefix.n < c->xref[i].prefix.n))
			best = &c->xref[i];
	return best;
}

/* The template's address of UID, as reference sites spell it: "list-1". */
static str
address(const struct config_xref *e, str uid, struct arena *a)
{
	struct buf out = {NULL, 0, 0};
	str rest = e->url;
	size_t at = str_find(rest, S("{uid}"), 0);
	buf_add(&out, str_sub(rest, 0, at));
	for (size_t i = 0; at != STR_NONE && i < uid.n; i++) {
		char c = uid.p[i];
		if (c == '`')
			buf_addc(&out, '-');
		else if (ascii_alnum(c) || c == '.' || c == '_' || c == '-'
		         || (c & 0x80) != 0)
			buf_addc(&out, c);
		else if (c != '*')
			buf_printf(&out, "%%%02X", (unsigned)(unsigned char)c);
	}
	if (at != STR_NONE)
		buf_add(&out, str_sub(rest, at + 5, rest.n));
	str made = str_dup(buf_str(&out), a);
	buf_release(&out);
	return made;
}

/* ---- pages ------------------------------------------------------------------- */

static const struct site_path *
page_of(const struct includer *inc, str uid)
{
	void **slot = inc->uids == NULL ? NULL : map_get(inc->uids, uid);
	return slot == NULL ? NULL : *slot;
}

/* As a page of the site would write it. */
static str
page_address(const struct site_path *page, str fragment, struct arena *a)
{
	struct buf out = {NULL, 0, 0};
	buf_addz(&out, "~/");
	for (size_t i = 0; i < page->path.n; i++) {
		char c = page->path.p[i];
		if (c == '%' || c == '?' || c == '#')
			buf_printf(&out, "%%%02X", (unsigned)c);
		else
			buf_addc(&out, c);
	}
	if (fragment.n > 0) {
		buf_addc(&out, '#');
		buf_add(&out, fragment);
	}
	str made = str_dup(buf_str(&out), a);
	buf_release(&out);
	return made;
}

/* ---- the tree ------------------------------------------------------------------ */

/* Put what N holds in its place. */
static void
unwrap(struct node *n)
{
	for (struct node *c = n->first, *next; c != NULL; c = next) {
		next = c->next;
		node_unlink(c);
		node_insert_before(n, c);
	}
	node_unlink(n);
}

static void
report(struct extender *x, const struct node *n, uint32_t at, str uid)
{
	const struct source *src = &x->doc->src;
	uint32_t pos = n->pos;
	if (extension_is_told(x, n->u.link.url))
		return;
	if (pos == POS_NONE) {
		size_t found = str_find(str_sub(src->text, 0, at + LOOK_AHEAD),
		                        n->u.link.url, at);
		pos = found == STR_NONE ? at : (uint32_t)found;
	}
	diag_at(x->inc->diag, DIAG_XREF_UNKNOWN, src, pos,
	        (uint32_t)n->u.link.url.n,
	        "'%.*s' is no page's uid, and begins with nothing that 'xref' "
	        "in the settings names; shown without a link",
	        STR_ARG(str_sub(uid, 0, 200)));
}

/* The title of PAGE in the language of what is being read, or empty. */
static str
page_title(const struct extender *x, const struct site_path *page)
{
	bool source = x->told.p != NULL;
	size_t language;
	if (page == NULL)
		return (str){NULL, 0};
	str title = site_title(page, source ? x->inc->source : x->inc->locale,
	                       &language);
	return title.n > 0 ? title
		: site_title(page, x->inc->source, &language);
}

/* What a link to UID shows when it has no text: the page's title, or a name as
 * it stands in code. */
static struct node *
name_node(const struct extender *x, const struct site_path *page, str uid,
          str query)
{
	str title = page_title(x, page);
	str asked = asked_name(query, x->inc->arena);
	struct node *n = node_new(title.n > 0 ? NODE_TEXT : NODE_CODE, POS_NONE,
	                          x->inc->arena);
	n->text = asked.n > 0 ? asked
		: title.n > 0 ? title : shown_name(uid, query, x->inc->arena);
	return n;
}

void
xref_read(struct extender *x, struct node *n, uint32_t at)
{
	struct arena *a = x->inc->arena;
	str url = n->u.link.url, query;
	if (!str_eq_nocase(str_sub(url, 0, S(SCHEME).n), S(SCHEME)))
		return;
	str uid = str_cut(str_sub(url, S(SCHEME).n, url.n), '?', &query);
	str fragment;
	uid = decode(str_cut(uid, '#', &fragment), a);
	const struct site_path *page = page_of(x->inc, uid);
	const struct config_xref *e = find(x->inc->config, uid);
	if (n->u.link.autolink || n->first == NULL) {
		n->first = n->last = NULL;
		node_append(n, name_node(x, page, uid, query));
		n->u.link.autolink = false;
	}
	if (page != NULL) {
		n->u.link.url = page_address(page, fragment, a);
	} else if (e == NULL) {
		report(x, n, at, uid);
		unwrap(n);
	} else {
		n->u.link.url = address(e, uid, a);
	}
}

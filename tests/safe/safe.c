/*
 * safe.c -- does anything in a site run that is not the theme's own?
 *
 *   safe FOLDER
 *
 * Every .html below FOLDER is read as a browser would (libxml2's reader of HTML,
 * which mends like one), and every .xml and .json must be well formed.  A
 * script must be a file of the site's and empty, or JSON-LD; no style, no attribute that
 * is a script; no form but the search's; every address relative or of an allowed scheme; what embeds
 * other pages must be in a sandbox.  Says each fault; exit status 1 if any.
 */
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "aid/json.h"
#include "base/os.h"
#include "base/text.h"
#include "base/url.h"

static struct arena arena;
static const char *file;
static size_t nfiles, nfaults;

static void
fault(const char *what, const char *detail)
{
	(void)printf("%s: %s: %.200s\n", file, what, detail);
	nfaults++;
}

static bool
one_of(const char *name, const char *const list[])
{
	while (*list != NULL && strcmp(*list, name) != 0)
		list++;
	return *list != NULL;
}

/* URL as a browser reads it: without controls, and blanks at the ends. */
static str
as_read(const char *url)
{
	str s = str_trim(str_of(url));
	char *p = NEW(&arena, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] > 0x20)
			p[n++] = s.p[i];
	return (str){p, n};
}

static bool
leads_well(const char *url)
{
	str scheme = url_scheme(as_read(url));
	return scheme.n == 0 || url_scheme_allowed(scheme, false);
}

static void
check_attribute(const xmlNode *el, const char *name, const char *value)
{
	static const char *const addresses[] = {
		"href", "src", "action", "cite", "poster", "longdesc",
		"background", "data", "manifest", "xlink:href", NULL};
	static const char *const never[] = {
		"style", "srcdoc", "formaction", "srcset", "ping", NULL};
	const char *url = value;
	if (strncmp(name, "on", 2) == 0 || one_of(name, never))
		fault("an attribute that could run", name);
	if (strcmp(name, "content") == 0
	    && xmlHasProp(el, (const xmlChar *)"http-equiv") != NULL
	    && (url = strstr(value, "url=")) != NULL)
		url += 4;
	else if (!one_of(name, addresses))
		return;
	if (url != NULL && !leads_well(url))
		fault("an address that could run", url);
}

static char *
property(const xmlNode *el, const char *name)
{
	xmlChar *value = xmlGetProp(el, (const xmlChar *)name);
	char *copy = value == NULL ? NULL
		: str_z(str_of((const char *)value), &arena);
	xmlFree(value);
	return copy;
}

/* Data, which no browser runs; the text ends where the page's reader says. */
static void
check_data(const xmlNode *el)
{
	xmlChar *text = xmlNodeGetContent(el);
	if (json_parse(str_of((const char *)text), &arena) == NULL)
		fault("no well-formed JSON", (const char *)text);
	xmlFree(text);
}

static void
check_script(const xmlNode *el)
{
	const char *src = property(el, "src");
	const char *type = property(el, "type");
	if (src == NULL && type != NULL
	    && strcmp(type, "application/ld+json") == 0) {
		check_data(el);
		return;
	}
	if (src == NULL || url_scheme(as_read(src)).n > 0
	    || strncmp(src, "//", 2) == 0)
		fault("a script that is no file of the site", src ? src : "");
	if (el->children != NULL)
		fault("a script with a text", "");
}

static const xmlNode *next_node(const xmlNode *n, const xmlNode *root);

/* Pictures of our own are of boxes and words; others could run. */
static bool
is_chart(const xmlNode *svg)
{
	static const char *const parts[] = {"rect", "text", NULL};
	for (const xmlNode *n = svg; n != NULL; n = next_node(n, svg))
		if (n != svg && n->type == XML_ELEMENT_NODE
		    && !one_of((const char *)n->name, parts))
			return false;
	return true;
}

/* The theme's own: pages' have no class. */
static bool
is_search(const xmlNode *form)
{
	const char *class = property(form, "class");
	const char *action = property(form, "action");
	return class != NULL && strcmp(class, "search") == 0 && action != NULL
		&& url_scheme(as_read(action)).n == 0
		&& strncmp(action, "//", 2) != 0;
}

static void
check_element(const xmlNode *el)
{
	static const char *const never[] = {
		"style", "object", "embed", "applet", "base", "frame",
		"frameset", "svg", "math", "form", "portal", NULL};
	const char *name = (const char *)el->name;
	bool own = strcmp(name, "svg") == 0    ? is_chart(el)
		: strcmp(name, "form") == 0 && is_search(el);
	if (one_of(name, never) && !own)
		fault("an element that could run", name);
	if (strcmp(name, "script") == 0)
		check_script(el);
	if (strcmp(name, "iframe") == 0
	    && xmlHasProp(el, (const xmlChar *)"sandbox") == NULL)
		fault("a frame without a sandbox", name);
	for (const xmlAttr *a = el->properties; a != NULL; a = a->next) {
		const char *value = property(el, (const char *)a->name);
		check_attribute(el, (const char *)a->name, value ? value : "");
	}
}

static const xmlNode *
next_node(const xmlNode *n, const xmlNode *root)
{
	if (n->children != NULL && n->type == XML_ELEMENT_NODE)
		return n->children;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

static void
silent(void *ctx, const char *format, ...)
{
	(void)ctx, (void)format;
}

static void
check_html(str text)
{
	if (text_bad_utf8(text) != STR_NONE)
		fault("no UTF-8", "");
	if (text.n == 0)
		return;
	htmlDocPtr doc = htmlReadMemory(text.p, (int)text.n, file, "UTF-8",
	                                HTML_PARSE_NONET | HTML_PARSE_NOERROR
	                                | HTML_PARSE_NOWARNING
	                                | (int)XML_PARSE_HUGE);
	const xmlNode *root = doc == NULL ? NULL : xmlDocGetRootElement(doc);
	if (root == NULL)
		fault("no HTML", "");
	for (const xmlNode *n = root; n != NULL; n = next_node(n, root))
		if (n->type == XML_ELEMENT_NODE)
			check_element(n);
	xmlFreeDoc(doc);
}

static void
check_xml(str text)
{
	xmlDocPtr doc = xmlReadMemory(text.p, (int)text.n, file, "UTF-8",
	                              XML_PARSE_NONET | XML_PARSE_NOERROR);
	if (doc == NULL)
		fault("no well-formed XML", "");
	xmlFreeDoc(doc);
}

static void
check_file(const char *folder, const struct os_entry *e)
{
	str text;
	arena_reset(&arena);
	file = os_join(&arena, folder, e->path.p);
	bool html = str_ends(e->path, S(".html"));
	bool xml = str_ends(e->path, S(".xml"));
	bool json = str_ends(e->path, S(".json"));
	if (!html && !xml && !json)
		return;
	nfiles++;
	if (!os_read(file, (size_t)1 << 28, &text, &arena))
		fault("cannot be read", "");
	else if (html)
		check_html(text);
	else if (xml)
		check_xml(text);
	else if (json_parse(text, &arena) == NULL)
		fault("no JSON", "");
}

int
main(int argc, char **argv)
{
	static struct arena names;
	struct os_entry *entries;
	size_t n;
	str bad;
	if (argc != 2)
		return 2;
	arena_open(&names, (size_t)1 << 28);
	arena_open(&arena, (size_t)1 << 30);
	xmlSetGenericErrorFunc(NULL, silent);
	if (!os_walk(argv[1], &entries, &n, &bad, &names)) {
		(void)fprintf(stderr, "safe: cannot read '%s'\n", argv[1]);
		return 2;
	}
	for (size_t i = 0; i < n; i++)
		if (entries[i].kind == OS_FILE)
			check_file(argv[1], &entries[i]);
	arena_close(&arena);
	arena_close(&names);
	xmlCleanupParser();
	return nfaults > 0;
}

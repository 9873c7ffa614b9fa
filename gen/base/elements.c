#include "base/elements.h"

#include <stdlib.h>
#include <string.h>

#define BOTH (IS_TEXT | IS_FLOW)
#define INLINE_HOLDING(what) .flags = YIELDS, .is = IS_TEXT, .holds = (what)
#define INLINE INLINE_HOLDING(IS_TEXT)
#define EDIT .flags = YIELDS | TRANSPARENT, .is = IS_TEXT, .holds = IS_TEXT
#define BLOCK(what) .is = IS_FLOW, .holds = (what)
#define PART(self, what) .is = (self), .holds = (what)
#define LOOSE(self, what) PART(self, what), .flags = END_IMPLIED
#define TABLE                                                                  \
	BLOCK(IS_SECTION | IS_ROW | IS_CAPTION | IS_COLGROUP),                 \
		.child = "tr", .wraps = BOTH | IS_CELL | IS_COL
#define ROWS LOOSE(IS_SECTION, IS_ROW), .child = "tr", .wraps = BOTH | IS_CELL
#define LIST BLOCK(IS_ITEM), .child = "li", .wraps = BOTH
#define VOID(self) .kind = ELEMENT_VOID, .is = (self)
#define DROPPED .kind = ELEMENT_DROPPED
#define SKIPPED .kind = ELEMENT_SKIPPED
#define RAW .kind = ELEMENT_RAW

/*
 * Sorted by name.  Obsolete elements are written as what took their place.
 * main, nav, header, footer: the theme has its own, so these are a div.
 * audio, video, canvas: their content is for browsers that cannot show them.
 * The elements of SVG and MathML are not here: they mean something only in
 * svg and math, which are skipped; alone, <path> is an author's placeholder.
 */
static const struct element elements[] = {
	{.name = "a", EDIT, .attrs = AT_HREF | AT_NAME},
	{.name = "abbr", INLINE},
	{.name = "acronym", INLINE, .as = "abbr"},
	{.name = "address", BLOCK(BOTH), .as = "div"},
	{.name = "applet", SKIPPED},
	{.name = "area", DROPPED},
	{.name = "article", BLOCK(BOTH)},
	{.name = "aside", BLOCK(BOTH)},
	{.name = "audio", DROPPED},
	{.name = "b", INLINE},
	{.name = "base", DROPPED},
	{.name = "basefont", DROPPED},
	{.name = "bdi", INLINE},
	{.name = "bdo", INLINE, .as = "span"},
	{.name = "bgsound", DROPPED},
	{.name = "big", DROPPED},
	{.name = "blink", DROPPED},
	{.name = "blockquote", BLOCK(BOTH)},
	{.name = "body", DROPPED},
	{.name = "br", VOID(IS_TEXT)},
	{.name = "button", DROPPED},
	{.name = "canvas", DROPPED},
	{.name = "caption", LOOSE(IS_CAPTION, BOTH)},
	{.name = "center", BLOCK(BOTH), .as = "div"},
	{.name = "cite", INLINE},
	{.name = "code", INLINE},
	{.name = "col", VOID(IS_COL), .attrs = AT_SPAN},
	{.name = "colgroup", LOOSE(IS_COLGROUP, IS_COL), .attrs = AT_SPAN},
	{.name = "data", DROPPED},
	{.name = "datalist", SKIPPED},
	{.name = "dd", LOOSE(IS_TERM, BOTH)},
	{.name = "del", EDIT},
	{.name = "details", BLOCK(BOTH | IS_SUMMARY), .attrs = AT_OPEN},
	{.name = "dfn", INLINE},
	{.name = "dialog", DROPPED},
	{.name = "dir", LIST, .as = "ul"},
	{.name = "div", BLOCK(BOTH)},
	{.name = "dl", BLOCK(IS_TERM), .child = "dd", .wraps = BOTH},
	{.name = "dt", LOOSE(IS_TERM, BOTH)},
	{.name = "em", INLINE},
	{.name = "embed", DROPPED},
	{.name = "fieldset", DROPPED},
	{.name = "figcaption", PART(IS_FIGCAPTION, BOTH)},
	{.name = "figure", BLOCK(BOTH | IS_FIGCAPTION)},
	{.name = "font", DROPPED},
	{.name = "footer", BLOCK(BOTH), .as = "div"},
	{.name = "form", DROPPED},
	{.name = "frame", DROPPED},
	{.name = "frameset", SKIPPED},
	{.name = "h1", BLOCK(IS_TEXT)},
	{.name = "h2", BLOCK(IS_TEXT)},
	{.name = "h3", BLOCK(IS_TEXT)},
	{.name = "h4", BLOCK(IS_TEXT)},
	{.name = "h5", BLOCK(IS_TEXT)},
	{.name = "h6", BLOCK(IS_TEXT)},
	{.name = "head", DROPPED},
	{.name = "header", BLOCK(BOTH), .as = "div"},
	{.name = "hgroup", BLOCK(BOTH), .as = "div"},
	{.name = "hr", VOID(IS_FLOW)},
	{.name = "html", DROPPED},
	{.name = "i", INLINE},
	{.name = "iframe", RAW},
	{.name = "img", VOID(IS_TEXT), .attrs = AT_SRC | AT_ALT | AT_SIZE},
	{.name = "input", DROPPED},
	{.name = "ins", EDIT},
	{.name = "kbd", INLINE},
	{.name = "label", DROPPED},
	{.name = "legend", DROPPED},
	{.name = "li", LOOSE(IS_ITEM, BOTH), .attrs = AT_VALUE},
	{.name = "link", DROPPED},
	{.name = "listing", BLOCK(IS_TEXT), .as = "pre"},
	{.name = "main", BLOCK(BOTH), .as = "div"},
	{.name = "map", DROPPED},
	{.name = "mark", INLINE},
	{.name = "marquee", DROPPED},
	{.name = "math", SKIPPED},
	{.name = "menu", LIST, .as = "ul"},
	{.name = "meta", DROPPED},
	{.name = "meter", DROPPED},
	{.name = "nav", BLOCK(BOTH), .as = "div"},
	{.name = "nobr", DROPPED},
	{.name = "noembed", RAW},
	{.name = "noframes", RAW},
	{.name = "noscript", RAW},
	{.name = "object", SKIPPED},
	{.name = "ol", LIST, .attrs = AT_LIST},
	{.name = "optgroup", DROPPED},
	{.name = "option", DROPPED},
	{.name = "output", DROPPED},
	{.name = "p", BLOCK(IS_TEXT), .flags = YIELDS | END_IMPLIED},
	{.name = "param", DROPPED},
	{.name = "picture", DROPPED},
	{.name = "plaintext", RAW},
	{.name = "pre", BLOCK(IS_TEXT)},
	{.name = "progress", DROPPED},
	{.name = "q", INLINE},
	{.name = "rb", DROPPED},
	{.name = "rp", LOOSE(IS_RUBY_TEXT, IS_TEXT)},
	{.name = "rt", LOOSE(IS_RUBY_TEXT, IS_TEXT)},
	{.name = "rtc", DROPPED},
	{.name = "ruby", INLINE_HOLDING(IS_TEXT | IS_RUBY_TEXT)},
	{.name = "s", INLINE},
	{.name = "samp", INLINE},
	{.name = "script", RAW},
	{.name = "search", BLOCK(BOTH), .as = "div"},
	{.name = "section", BLOCK(BOTH)},
	{.name = "select", SKIPPED},
	{.name = "slot", DROPPED},
	{.name = "small", INLINE},
	{.name = "source", DROPPED},
	{.name = "span", INLINE},
	{.name = "strike", INLINE, .as = "s"},
	{.name = "strong", INLINE},
	{.name = "style", RAW},
	{.name = "sub", INLINE},
	{.name = "summary", PART(IS_SUMMARY, IS_TEXT)},
	{.name = "sup", INLINE},
	{.name = "svg", SKIPPED},
	{.name = "table", TABLE},
	{.name = "tbody", ROWS},
	{.name = "td", LOOSE(IS_CELL, BOTH), .attrs = AT_CELL},
	{.name = "template", SKIPPED},
	{.name = "textarea", RAW},
	{.name = "tfoot", ROWS},
	{.name = "th", LOOSE(IS_CELL, BOTH), .attrs = AT_CELL | AT_SCOPE},
	{.name = "thead", ROWS},
	{.name = "time", DROPPED},
	{.name = "title", RAW},
	{.name = "tr", LOOSE(IS_ROW, IS_CELL), .child = "td", .wraps = BOTH},
	{.name = "track", DROPPED},
	{.name = "tt", INLINE, .as = "code"},
	{.name = "u", INLINE},
	{.name = "ul", LIST},
	{.name = "var", INLINE},
	{.name = "video", DROPPED},
	{.name = "wbr", VOID(IS_TEXT)},
	{.name = "xmp", RAW},
};

enum { NAME_MAX_LENGTH = 15 };

static int
compare(const void *name, const void *element)
{
	return strcmp(name, ((const struct element *)element)->name);
}

const struct element *
element_find(str name)
{
	char lower[NAME_MAX_LENGTH + 1] = {0};
	if (name.n > NAME_MAX_LENGTH)
		return NULL;
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '\0')
			return NULL;
		lower[i] = ascii_lower(name.p[i]);
	}
	return bsearch(lower, elements, sizeof elements / sizeof *elements,
	               sizeof *elements, compare);
}

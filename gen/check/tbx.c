#include "check/tbx.h"

#include <libxml/xmlreader.h>

/* No entry has more names. */
enum { NAMES_MOST = 1024 };

/* Nothing is fetched, no entity is put in. */
enum { FLAGS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };

struct name {
	str tag, text;
	bool forbidden;
};

struct tbx {
	struct glossary *g;
	const struct locale *source;
	struct name names[NAMES_MOST]; /* of the entry that is being read */
	size_t n, section; /* where the names of a <tig> begin */
	str tag;           /* xml:lang around us */
};

static str
text_of(const xmlChar *z)
{
	return str_of((const char *)z);
}

/* Is the reader at an element called NAME, whatever its prefix? */
static bool
is_called(xmlTextReader *r, const char *name)
{
	return str_eq(text_of(xmlTextReaderConstLocalName(r)), str_of(name));
}

static bool
is_one_of(xmlTextReader *r, const char *a, const char *b, const char *c)
{
	return is_called(r, a) || is_called(r, b) || is_called(r, c);
}

/* ---- one entry --------------------------------------------------------------------- */

static bool
is_source(const struct tbx *t, str tag)
{
	return glossary_tag_fits(tag, t->source, t->g->arena) > 0;
}

/* Each name in the source language is a term; all others are its targets. */
static void
end_entry(struct tbx *t)
{
	for (size_t i = 0; i < t->n; i++) {
		if (t->names[i].forbidden || !is_source(t, t->names[i].tag))
			continue;
		struct term *term = glossary_add(t->g, t->names[i].text, false);
		for (size_t k = 0; term != NULL && k < t->n; k++)
			if (!is_source(t, t->names[k].tag))
				glossary_target(t->g, term, t->names[k].tag,
				                t->names[k].text,
				                t->names[k].forbidden);
	}
	t->n = 0;
}

static str
own(struct tbx *t, xmlChar *z)
{
	str s = str_dup(str_trim(text_of(z)), t->g->arena);
	xmlFree(z);
	return s;
}

static str
attribute(struct tbx *t, xmlTextReader *r, const char *name)
{
	xmlChar *z = xmlTextReaderGetAttribute(r, (const xmlChar *)name);
	return z == NULL ? (str){NULL, 0} : own(t, z);
}

/* "deprecatedTerm-admn-sts", "superseded": of the names since <tig>. */
static void
take_status(struct tbx *t, xmlTextReader *r)
{
	str type = attribute(t, r, "type");
	if (!str_eq(type, S("administrativeStatus"))
	    && !str_eq(type, S("normativeAuthorization")))
		return;
	str status = own(t, xmlTextReaderReadString(r));
	bool forbidden = str_starts(status, S("deprecated"))
		|| str_starts(status, S("superseded"))
		|| str_starts(status, S("obsolete"));
	for (size_t i = t->section; forbidden && i < t->n; i++)
		t->names[i].forbidden = true;
}

static void
take_element(struct tbx *t, xmlTextReader *r)
{
	if (is_one_of(r, "termEntry", "conceptEntry", "entry")) {
		t->n = 0;
	} else if (is_one_of(r, "langSet", "langSec", "langSec")) {
		t->tag = attribute(t, r, "xml:lang");
		t->section = t->n;
	} else if (is_one_of(r, "tig", "ntig", "termSec")) {
		t->section = t->n;
	} else if (is_called(r, "term") && t->n < NAMES_MOST) {
		t->names[t->n++] = (struct name){
			t->tag, own(t, xmlTextReaderReadString(r)), false};
	} else if (is_one_of(r, "termNote", "termNote", "administrativeStatus")) {
		take_status(t, r);
	}
}

/* ---- the file ---------------------------------------------------------------------- */

bool
tbx_read(struct glossary *g, const struct source *src,
         const struct locale *source, struct diag *d)
{
	struct tbx *t = NEW(g->arena, struct tbx, 1);
	*t = (struct tbx){.g = g, .source = source};
	xmlTextReader *r = xmlReaderForMemory(src->text.p, (int)src->text.n,
	                                      NULL, "UTF-8", FLAGS);
	int more = r == NULL ? -1 : 1;
	while (more == 1 && (more = xmlTextReaderRead(r)) == 1) {
		int kind = xmlTextReaderNodeType(r);
		if (kind == XML_READER_TYPE_ELEMENT)
			take_element(t, r);
		else if (kind == XML_READER_TYPE_END_ELEMENT
		         && is_one_of(r, "termEntry", "conceptEntry", "entry"))
			end_entry(t);
	}
	if (more < 0)
		diag_at(d, DIAG_CONFIG, src, 0, 0, "not well-formed XML near "
		        "line %d", r == NULL ? 1
		        : xmlTextReaderGetParserLineNumber(r));
	xmlFreeTextReader(r);
	if (more == 0 && g->n == 0)
		diag_at(d, DIAG_CONFIG, src, 0, 0, "no term in the source's "
		        "language, '%.*s'", STR_ARG(source->id));
	return more == 0 && g->n > 0;
}

#include "read/yaml.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/fatal.h"
#include "base/map.h"
#include "read/yaml_plain.h"
#include "read/yaml_words.h"

enum { DEPTH_MAX = 100 };

/* A list or map that is being read. */
struct level {
	struct yaml *node, *last;
	struct map keys;  /* of a map: those seen */
	bool have_key;    /* a map's key was read, its value is next */
	str key;
	uint32_t key_pos;
};

struct reader {
	const struct source *src;
	uint32_t from, to;
	enum diag_id id;
	struct diag *d;
	struct arena *arena;
	/* libyaml counts code points; we go along and count bytes. */
	size_t seen_chars;
	uint32_t seen;
	struct level *levels; /* of DEPTH_MAX */
	size_t depth;
	struct yaml *root;
};

static bool
continues_char(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Marks come in the order of the text but for a step back now and then. */
static uint32_t
byte_of(struct reader *r, const yaml_mark_t *mark)
{
	const char *p = r->src->text.p;
	while (r->seen_chars < mark->index && r->seen < r->to) {
		r->seen++;
		while (r->seen < r->to && continues_char(p[r->seen]))
			r->seen++;
		r->seen_chars++;
	}
	while (r->seen_chars > mark->index && r->seen > r->from) {
		r->seen--;
		while (r->seen > r->from && continues_char(p[r->seen]))
			r->seen--;
		r->seen_chars--;
	}
	return r->seen;
}

static bool
refuse(struct reader *r, const yaml_event_t *e, const char *what)
{
	uint32_t pos = byte_of(r, &e->start_mark);
	uint32_t end = byte_of(r, &e->end_mark);
	diag_at(r->d, r->id, r->src, pos, end - pos, "%s", what);
	return false;
}

/* Text in A; escapes may have made what load_text keeps out of all input. */
static str
clean_copy(const char *p, size_t n, bool escapes, struct arena *a)
{
	str s = {p, n};
	if (!escapes || (str_chr(s, '\0', 0) == STR_NONE
	                 && str_find(s, S("\xEF\xB7"), 0) == STR_NONE))
		return str_dup(s, a);
	char *out = NEW(a, char, 3 * n + 1);
	size_t to = 0;
	for (size_t i = 0; i < n;) {
		bool token = i + 2 < n && memcmp(p + i, "\xEF\xB7", 2) == 0
			&& (unsigned char)p[i + 2] >= 0x90
			&& (unsigned char)p[i + 2] <= 0xAF;
		if (token || p[i] == '\0') {
			memcpy(out + to, "\xEF\xBF\xBD", 3);
			to += 3;
			i += token ? 3 : 1;
		} else {
			out[to++] = p[i++];
		}
	}
	return (str){out, to};
}

static str
scalar_text(const struct reader *r, const yaml_event_t *e)
{
	return clean_copy((const char *)e->data.scalar.value,
	                  e->data.scalar.length,
	                  e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
	                  r->arena);
}

/* The scalar E is the next key of the map at L. */
static bool
take_key(struct reader *r, struct level *l, const yaml_event_t *e)
{
	bool added;
	l->key = scalar_text(r, e);
	if (l->key.n == 0)
		return refuse(r, e, "empty key");
	l->key_pos = byte_of(r, &e->start_mark);
	(void)map_put(&l->keys, l->key, &added, r->arena);
	if (!added) {
		uint32_t end = byte_of(r, &e->end_mark);
		diag_at(r->d, r->id, r->src, l->key_pos, end - l->key_pos,
		        "duplicate key '%.*s'", STR_ARG(l->key));
		return false;
	}
	l->have_key = true;
	return true;
}

/* Put NODE where it belongs: in the innermost list or map, or at the root. */
static void
attach(struct reader *r, struct yaml *node)
{
	if (r->depth == 0) {
		r->root = node;
		return;
	}
	struct level *l = &r->levels[r->depth - 1];
	if (l->node->kind == YAML_MAP) {
		node->key = l->key;
		node->key_pos = l->key_pos;
		l->have_key = false;
	}
	if (l->last == NULL)
		l->node->first = node;
	else
		l->last->next = node;
	l->last = node;
	l->node->n++;
}

static struct yaml *
add_node(struct reader *r, const yaml_event_t *e, enum yaml_kind kind)
{
	struct yaml *node = NEW(r->arena, struct yaml, 1);
	node->kind = kind;
	node->pos = byte_of(r, &e->start_mark);
	node->len = byte_of(r, &e->end_mark) - node->pos;
	attach(r, node);
	return node;
}

static bool
key_is_next(const struct reader *r)
{
	if (r->depth == 0)
		return false;
	const struct level *l = &r->levels[r->depth - 1];
	return l->node->kind == YAML_MAP && !l->have_key;
}

static bool
take_scalar(struct reader *r, const yaml_event_t *e)
{
	if (e->data.scalar.anchor != NULL)
		return refuse(r, e, "a value that begins with '&' stands in quotes; "
		              "anchors are not supported");
	if (e->data.scalar.tag != NULL)
		return refuse(r, e, "a value that begins with '!' stands in quotes; "
		              "tags are not supported");
	if (key_is_next(r))
		return take_key(r, &r->levels[r->depth - 1], e);
	struct yaml *node = add_node(r, e, YAML_SCALAR);
	node->text = scalar_text(r, e);
	node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	return true;
}

static bool
open_level(struct reader *r, const yaml_event_t *e, enum yaml_kind kind)
{
	bool map = kind == YAML_MAP;
	if ((map ? e->data.mapping_start.anchor
	         : e->data.sequence_start.anchor) != NULL)
		return refuse(r, e, "a value that begins with '&' stands in quotes; "
		              "anchors are not supported");
	if ((map ? e->data.mapping_start.tag
	         : e->data.sequence_start.tag) != NULL)
		return refuse(r, e, "a value that begins with '!' stands in quotes; "
		              "tags are not supported");
	if (key_is_next(r))
		return refuse(r, e, "a key must be a text");
	if (r->depth == DEPTH_MAX)
		return refuse(r, e, "lists and maps more than 100 deep");
	struct yaml *node = add_node(r, e, kind);
	r->levels[r->depth++] = (struct level){.node = node};
	return true;
}

/* False when E ends the reading: after a diagnostic, or at the end (*DONE). */
static bool
take_event(struct reader *r, const yaml_event_t *e, bool *done)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return take_scalar(r, e);
	case YAML_SEQUENCE_START_EVENT:
		return open_level(r, e, YAML_LIST);
	case YAML_MAPPING_START_EVENT:
		return open_level(r, e, YAML_MAP);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		assert(r->depth > 0);
		r->depth--;
		return true;
	case YAML_ALIAS_EVENT:
		return refuse(r, e, "a value that begins with '*' stands in quotes; "
		              "aliases are not supported");
	case YAML_DOCUMENT_START_EVENT:
		return r->root == NULL
			|| refuse(r, e, "more than one YAML document");
	case YAML_STREAM_END_EVENT:
		*done = true;
		return false;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
	return true;
}

/*
 * The first value before END that begins with a quote which its line does not
 * close, although the next line is no part of it, or END.  libyaml takes the
 * text up to another quote for the value, and complains there.
 */
static uint32_t
open_quote(const struct reader *r, uint32_t end)
{
	str rest = str_sub(r->src->text, r->from, end);
	while (rest.n > 0) {
		str line = str_cut(rest, '\n', &rest);
		size_t colon = str_find(line, S(": "), 0);
		str value = colon == STR_NONE ? S("")
			: str_trim(str_sub(line, colon + 2, line.n));
		if (value.n > 0 && (value.p[0] == '"' || value.p[0] == '\'')
		    && str_chr(value, value.p[0], 1) == STR_NONE
		    && rest.n > 0 && !ascii_blank(rest.p[0]))
			return (uint32_t)(value.p - r->src->text.p);
	}
	return end;
}

/* Say why libyaml gave up. */
static void
report(struct reader *r, const yaml_parser_t *parser)
{
	if (parser->error == YAML_MEMORY_ERROR)
		fatal("out of memory: YAML");
	const char *problem = parser->problem == NULL ? "not YAML"
		: parser->problem;
	uint32_t pos;
	if (parser->error == YAML_READER_ERROR)
		pos = r->from + (uint32_t)parser->problem_offset;
	else if (yaml_begins_before(problem))
		pos = byte_of(r, &parser->context_mark);
	else
		pos = byte_of(r, &parser->problem_mark);
	uint32_t quote = open_quote(r, pos);
	diag_at(r->d, r->id, r->src, quote, 1, "%s",
	        quote == pos ? yaml_words(problem) : YAML_OPEN_QUOTE);
}

static bool
read_events(struct reader *r)
{
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser))
		fatal("out of memory: YAML");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&parser, (const unsigned char *)r->src->text.p + r->from,
		r->to - r->from);

	bool go_on = true, done = false;
	while (go_on) {
		yaml_event_t e;
		if (!yaml_parser_parse(&parser, &e)) {
			report(r, &parser);
			break;
		}
		go_on = take_event(r, &e, &done);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&parser);
	return done;
}

static bool
is_nothing(const struct yaml *node)
{
	return node == NULL || (node->kind == YAML_SCALAR && !node->quoted
	                        && node->text.n == 0);
}

struct yaml *
yaml_read_part(const struct source *src, str part, enum diag_id id,
               bool *empty, struct diag *d, struct arena *a)
{
	*empty = part.n == 0;
	if (*empty)
		return NULL;
	assert(part.p >= src->text.p
	       && part.p + part.n <= src->text.p + src->text.n);
	uint32_t from = (uint32_t)(part.p - src->text.p);
	uint32_t to = from + (uint32_t)part.n;
	struct yaml *plain = yaml_plain(src, from, to, a);
	if (plain != NULL)
		return plain;
	struct level levels[DEPTH_MAX];
	struct reader r = {
		.src = src, .from = from, .to = to, .id = id, .d = d,
		.arena = a, .seen = from, .levels = levels,
	};
	if (!read_events(&r))
		return NULL;
	*empty = is_nothing(r.root);
	return *empty ? NULL : r.root;
}

struct yaml *
yaml_read(const struct source *src, enum diag_id id, bool *empty,
          struct diag *d, struct arena *a)
{
	return yaml_read_part(src, src->text, id, empty, d, a);
}

const struct yaml *
yaml_get(const struct yaml *map, str key)
{
	if (map->kind != YAML_MAP)
		return NULL;
	for (const struct yaml *v = map->first; v != NULL; v = v->next)
		if (str_eq(v->key, key))
			return v;
	return NULL;
}

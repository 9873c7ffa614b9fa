#include "read/yaml_plain.h"

#include "base/eight.h"

/* More keys than front matter has; each is compared with all before it. */
enum { KEYS_MOST = 64, KEY_BYTES_MOST = 64 };

struct reader {
	const struct source *src;
	struct arena *arena;
	struct yaml *map, *last; /* the value that was read last */
	struct yaml *last_item;  /* of LAST, if that is a list */
};

static struct yaml *
add_node(const struct reader *r, enum yaml_kind kind, const char *at,
         size_t len)
{
	struct yaml *node = NEW(r->arena, struct yaml, 1);
	node->kind = kind;
	node->pos = (uint32_t)(at - r->src->text.p);
	node->len = (uint32_t)len;
	return node;
}

/* What begins a plain value here; YAML has more. */
static bool
begins_word(char c)
{
	return ascii_alnum(c) || c == '/' || c == '.' || c == '('
		|| (signed char)c < 0;
}

/* The eight bytes at P: are they ASCII, and none of them a control? */
static bool
eight_harmless(const char *p)
{
	uint64_t w = eight_load(p);
	return eight_ascii(w) && eight_between(w, ' ', 0x7E) == EIGHT_ALL;
}

/*
 * Is S free of what YAML takes for the end of a line, or no character at all?
 * C2 leads the C1 controls, E2 80 the line separators, EF the BOM.
 */
static bool
is_harmless(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		while (s.n - i >= 8 && eight_harmless(s.p + i))
			i += 8;
		if (i == s.n)
			break;
		unsigned char c = (unsigned char)s.p[i];
		if (c < ' ' || c == 0x7F || c == 0xC2 || c == 0xEF
		    || (c == 0xE2 && i + 2 < s.n
		        && (unsigned char)s.p[i + 1] == 0x80
		        && (s.p[i + 2] & 0xFE) == 0xA8))
			return false;
	}
	return true;
}

/* 'abc' or "abc" with nothing inside that means anything but itself. */
static bool
is_simply_quoted(str s)
{
	if (s.n < 2 || (s.p[0] != '"' && s.p[0] != '\'')
	    || s.p[s.n - 1] != s.p[0])
		return false;
	str inside = str_sub(s, 1, s.n - 1);
	return str_chr(inside, s.p[0], 0) == STR_NONE
		&& str_chr(inside, '\\', 0) == STR_NONE;
}

/* Does S hold " #"?  Blanks are many, so the other is looked for. */
static bool
has_comment(str s)
{
	size_t at = str_chr(s, '#', 0);
	while (at != STR_NONE && (at == 0 || s.p[at - 1] != ' '))
		at = str_chr(s, '#', at + 1);
	return at != STR_NONE;
}

static bool
is_word(str s)
{
	return begins_word(s.p[0]) && s.p[s.n - 1] != ':'
		&& s.p[s.n - 1] != ' ' && str_find(s, S(": "), 0) == STR_NONE
		&& !has_comment(s);
}

/* The scalar S, or NULL. */
static struct yaml *
scalar(const struct reader *r, str s)
{
	if (!is_harmless(s))
		return NULL;
	bool quoted = is_simply_quoted(s);
	if (!quoted && (s.n == 0 || !is_word(s)))
		return NULL;
	struct yaml *node = add_node(r, YAML_SCALAR, s.p, s.n);
	node->text = str_dup(quoted ? str_sub(s, 1, s.n - 1) : s, r->arena);
	node->quoted = quoted;
	return node;
}

static size_t
key_length(str line)
{
	size_t n = 0;
	while (n < line.n && (ascii_alnum(line.p[n])
	                      || (n > 0 && (line.p[n] == '.'
	                                    || line.p[n] == '_'
	                                    || line.p[n] == '-'))))
		n++;
	return n;
}

static str
after_blanks(str s)
{
	size_t i = 0;
	while (i < s.n && s.p[i] == ' ')
		i++;
	return str_sub(s, i, s.n);
}

static bool
take_pair(struct reader *r, str line)
{
	size_t n = key_length(line);
	if (n == 0 || n > KEY_BYTES_MOST || n == line.n || line.p[n] != ':'
	    || (n + 1 < line.n && line.p[n + 1] != ' '))
		return false;
	str key = str_sub(line, 0, n);
	if (r->map == NULL)
		r->map = add_node(r, YAML_MAP, line.p, 0);
	if (r->map->n == KEYS_MOST || yaml_get(r->map, key) != NULL)
		return false;
	str rest = str_sub(line, n + 1, line.n);
	str value = after_blanks(rest);
	struct yaml *node = rest.n == 0 /* nothing, or a list follows */
		? add_node(r, YAML_SCALAR, rest.p, 0)
		: scalar(r, value);
	if (node == NULL)
		return false;
	node->key = str_dup(key, r->arena);
	node->key_pos = (uint32_t)(key.p - r->src->text.p);
	if (r->last == NULL)
		r->map->first = node;
	else
		r->last->next = node;
	r->last = node;
	r->last_item = NULL;
	r->map->n++;
	return true;
}

static bool
take_item(struct reader *r, str line)
{
	struct yaml *list = r->last;
	if (list == NULL || !str_starts(line, S("- ")))
		return false;
	if (r->last_item == NULL) {
		if (list->kind != YAML_SCALAR || list->len > 0)
			return false;
		list->kind = YAML_LIST;
		list->pos = (uint32_t)(line.p - r->src->text.p);
		list->len = 1;
	}
	struct yaml *item = scalar(r, after_blanks(str_sub(line, 2, line.n)));
	if (item == NULL)
		return false;
	if (r->last_item == NULL)
		list->first = item;
	else
		r->last_item->next = item;
	r->last_item = item;
	list->n++;
	return true;
}

struct yaml *
yaml_plain(const struct source *src, uint32_t from, uint32_t to,
           struct arena *a)
{
	struct reader r = {.src = src, .arena = a};
	str rest = str_sub(src->text, from, to);
	while (rest.n > 0) {
		str line = str_cut(rest, '\n', &rest);
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (!take_pair(&r, line) && !take_item(&r, line))
			return NULL;
	}
	return r.map;
}

#include "read/front.h"

#include "read/plain.h"
#include "read/resources.h"
#include "base/suggest.h"
#include "read/yaml.h"

enum field_kind {
	FIELD_PLAIN, FIELD_TEXT, FIELD_LAYOUT, FIELD_DAY, FIELD_TRANSLATION
};

enum { FIELDS = 10 };

#define KEY(z) {z, sizeof z - 1}

static const struct {
	str key;
	enum field_kind kind;
	size_t offset; /* in struct front */
} fields[FIELDS] = {
	{KEY("title"), FIELD_PLAIN, offsetof(struct front, title)},
	{KEY("description"), FIELD_PLAIN, offsetof(struct front, description)},
	{KEY("layout"), FIELD_LAYOUT, offsetof(struct front, layout)},
	{KEY("uid"), FIELD_TEXT, offsetof(struct front, uid)},
	{KEY("robots"), FIELD_TEXT, offsetof(struct front, robots)},
	{KEY("ms.date"), FIELD_DAY, offsetof(struct front, date)},
	{KEY("ms.lasthandoff"), FIELD_DAY, offsetof(struct front, handoff)},
	{KEY("ms.openlocfilehash"), FIELD_TEXT,
	 offsetof(struct front, source_hash)},
	{KEY("ms.translationtype"), FIELD_TRANSLATION,
	 offsetof(struct front, translation)},
	{KEY("ms.contentlocale"), FIELD_TEXT,
	 offsetof(struct front, content_locale)},
};

struct reader {
	const struct source *src;
	struct front *front;
	uint32_t from, to; /* the lines between the fences */
	bool taken[FIELDS];
	struct diag *d;
	struct arena *arena;
};

/* --- days -------------------------------------------------------------- */

/* The number of 1 to MAX digits at *I; *I moves behind it. -1: none. */
static int
digits(str s, size_t *i, size_t max)
{
	int n = 0;
	size_t from = *i;
	for (; *i < s.n && ascii_digit(s.p[*i]); (*i)++) {
		if (*i - from == max)
			return -1;
		n = n * 10 + (s.p[*i] - '0');
	}
	return *i == from ? -1 : n;
}

static bool
is_day(const struct day *day)
{
	static const int length[] = {31, 29, 31, 30, 31, 30,
	                             31, 31, 30, 31, 30, 31};
	if (day->year < 1 || day->month < 1 || day->month > 12 || day->day < 1)
		return false;
	bool leap = day->year % 4 == 0
		&& (day->year % 100 != 0 || day->year % 400 == 0);
	if (day->month == 2 && !leap)
		return day->day <= 28;
	return day->day <= length[day->month - 1];
}

bool
front_day(str s, struct day *day)
{
	*day = (struct day){0, 0, 0};
	bool iso = s.n == 10 && s.p[4] == '-';
	char mark = iso ? '-' : '/';
	int part[3];
	size_t i = 0;
	for (size_t k = 0; k < 3; k++) {
		if (k > 0 && (i == s.n || s.p[i++] != mark))
			return false;
		bool year = k == (iso ? 0 : 2);
		size_t from = i;
		part[k] = digits(s, &i, year ? 4 : 2);
		if (part[k] < 0 || (year && i - from != 4))
			return false;
	}
	struct day got = iso ? (struct day){part[0], part[1], part[2]}
	                     : (struct day){part[2], part[0], part[1]};
	if (i != s.n || !is_day(&got))
		return false;
	*day = got;
	return true;
}

/* --- fields ------------------------------------------------------------ */

static enum translation
translation_of(str s)
{
	if (str_eq_nocase(s, S("MT")))
		return TRANSLATION_MACHINE;
	if (str_eq_nocase(s, S("HT")))
		return TRANSLATION_HUMAN;
	return TRANSLATION_UNKNOWN;
}

static size_t
field_of(str key)
{
	size_t i = 0;
	while (i < FIELDS && (key.n != fields[i].key.n
	                      || !str_eq_nocase(key, fields[i].key)))
		i++;
	return i;
}

/* Tell of KEY, which is none of ours, when it is nearly one: pages have many
 * others, for other tools.  These are the same from page to page, so it is
 * remembered, by their hashes, which are near none. */
static void
report_near(struct reader *r, str key, uint32_t pos)
{
	enum { SHORT = 4 }; /* "id" is not "uid" */
	static unsigned long long far[1024];
	unsigned long long hash = str_hash_long(key);
	unsigned long long *known = &far[hash % (sizeof far / sizeof *far)];
	if (key.n < SHORT || *known == hash)
		return;
	struct suggest near = {.word = key};
	for (size_t i = 0; i < FIELDS; i++)
		suggest_try(&near, fields[i].key.p);
	if (near.best == NULL)
		*known = hash;
	else
		diag_at(r->d, DIAG_FRONT_MATTER_KEY, r->src, pos,
		        (uint32_t)key.n, "'%.*s' is no key that is read%s",
		        STR_ARG(key), suggest_text(&near, r->arena));
}

/* A page of an unknown layout would be a page like others, cards or steps and
 * all left out. */
static void
check_layout(struct reader *r, str text, uint32_t pos, uint32_t len)
{
	static const char *const layouts[] = {"hub", "troubleshooter"};
	struct suggest near = {.word = text};
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
		if (str_eq(text, str_of(layouts[i])))
			return;
		suggest_try(&near, layouts[i]);
	}
	if (text.n > 0)
		diag_at(r->d, DIAG_FRONT_MATTER, r->src, pos, len,
		        "'%.*s' is no layout: there are 'hub' and "
		        "'troubleshooter'%s",
		        STR_ARG(str_sub(text, 0, 200)),
		        suggest_text(&near, r->arena));
}

/* TEXT, which stands at POS, is the value of field I. */
static void
take(struct reader *r, size_t i, str text, uint32_t pos, uint32_t len)
{
	if (i == FIELDS || r->taken[i])
		return;
	r->taken[i] = true;
	text = str_trim(text);
	void *to = (char *)r->front + fields[i].offset;
	switch (fields[i].kind) {
	case FIELD_PLAIN:
		*(str *)to = plain_text(text, r->arena);
		break;
	case FIELD_LAYOUT:
		check_layout(r, text, pos, len);
		*(str *)to = text;
		break;
	case FIELD_TEXT:
		*(str *)to = text;
		break;
	case FIELD_DAY:
		if (!front_day(text, to) && text.n > 0)
			diag_at(r->d, DIAG_FRONT_MATTER_DATE, r->src, pos, len,
			        "'%.*s' is no day; '%s' is left out",
			        STR_ARG(text), fields[i].key.p);
		break;
	case FIELD_TRANSLATION:
		*(enum translation *)to = translation_of(text);
		if (translation_of(text) == TRANSLATION_UNKNOWN && text.n > 0)
			diag_at(r->d, DIAG_FRONT_MATTER_VALUE, r->src, pos, len,
			        "'%.*s' is no kind of translation: 'MT' is by "
			        "machine, 'HT' by people; '%s' is left out",
			        STR_ARG(str_sub(text, 0, 200)),
			        fields[i].key.p);
		break;
	}
}

static void
take_map(struct reader *r, const struct yaml *map)
{
	for (const struct yaml *v = map->first; v != NULL; v = v->next) {
		size_t i = field_of(v->key);
		if (i == FIELDS)
			report_near(r, v->key, v->key_pos);
		if (v->kind == YAML_SCALAR) {
			take(r, i, v->text, v->pos, v->len);
		} else if (i < FIELDS && !r->taken[i]) {
			r->taken[i] = true;
			diag_at(r->d, DIAG_FRONT_MATTER, r->src, v->key_pos,
			        (uint32_t)v->key.n,
			        "'%s' must be a text; it is left out",
			        fields[i].key.p);
		}
	}
}

/* --- what is no YAML, line by line -------------------------------------- */

static str
unquote(str s, struct arena *a)
{
	if (s.n < 2 || s.p[0] != s.p[s.n - 1]
	    || (s.p[0] != '"' && s.p[0] != '\''))
		return s;
	char quote = s.p[0], escape = quote == '"' ? '\\' : '\'';
	s = str_sub(s, 1, s.n - 1);
	if (str_chr(s, escape, 0) == STR_NONE)
		return s;
	char *out = NEW(a, char, s.n);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == escape && i + 1 < s.n
		    && (s.p[i + 1] == quote || s.p[i + 1] == escape))
			i++;
		out[n++] = s.p[i];
	}
	return (str){out, n};
}

/* Where the key at the start of LINE ends: at a ':' with a blank after it. */
static size_t
key_end(str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == ':'
		    && (i + 1 == line.n || ascii_blank(line.p[i + 1])))
			return i;
	return STR_NONE;
}

static bool
is_block_mark(str value)
{
	return value.n > 0 && value.n <= 3
		&& (value.p[0] == '>' || value.p[0] == '|');
}

/* What a reader sees at a glance: the lines 'key: value' at column 0. */
static void
take_lines(struct reader *r)
{
	str rest = str_sub(r->src->text, r->from, r->to);
	while (rest.n > 0) {
		str line = str_cut(rest, '\n', &rest);
		size_t colon = key_end(line);
		if (colon == STR_NONE || ascii_blank(line.p[0]))
			continue;
		str value = str_trim(str_sub(line, colon + 1, line.n));
		if (value.n == 0 || is_block_mark(value))
			continue;
		uint32_t pos = (uint32_t)(value.p - r->src->text.p);
		take(r, field_of(str_sub(line, 0, colon)),
		     unquote(value, r->arena), pos, (uint32_t)value.n);
	}
}

/* --- the block ---------------------------------------------------------- */

/* The line of TEXT at POS, without its end; *NEXT is where the next begins. */
static str
line_at(str text, size_t pos, size_t *next)
{
	size_t end = str_chr(text, '\n', pos);
	*next = end == STR_NONE ? text.n : end + 1;
	str line = str_sub(text, pos, end);
	while (line.n > 0 && ascii_blank(line.p[line.n - 1]))
		line.n--;
	return line;
}

/* Letters are many, so what follows the attribute's name is looked for. */
static bool
has_spans(str block)
{
	for (size_t at = str_chr(block, '=', 0); at != STR_NONE;
	     at = str_chr(block, '=', at + 1)) {
		str before = str_sub(block, 0, at);
		if (str_ends(before, S("data-ttu-id"))
		    || str_ends(before, S("data-stu-id")))
			return true;
	}
	return false;
}

/* Whether the first line of BLOCK that says something looks like its part. */
static bool
begins_like_front_matter(str block)
{
	for (size_t pos = 0; pos < block.n;) {
		bool first = pos == 0;
		str line = line_at(block, pos, &pos);
		if (line.n == 0)
			continue;
		/* A segment behind a blank line is the body's. */
		if (has_spans(line))
			return first || key_end(line) != STR_NONE;
		return line.p[0] == '#' || line.p[0] == '{'
			|| key_end(line) != STR_NONE;
	}
	return true;
}

/* A word with a colon right below the fence: not a thematic break. */
static bool
begins_with_key(str text)
{
	size_t next;
	str line = line_at(text, 0, &next);
	size_t end = key_end(line);
	return end != STR_NONE && end > 0
		&& str_chr(str_sub(line, 0, end), ' ', 0) == STR_NONE;
}

/*
 * Find the lines between the fences.  A "---" that opens nothing is a thematic
 * break of the body.
 */
static bool
find_block(struct reader *r)
{
	str text = r->src->text;
	size_t pos;
	if (!str_starts(text, S("---"))
	    || !str_eq(line_at(text, 0, &pos), S("---")))
		return false;
	size_t from = pos;
	while (pos < text.n) {
		size_t next;
		str line = line_at(text, pos, &next);
		if (str_eq(line, S("---")) || str_eq(line, S("..."))) {
			r->from = (uint32_t)from;
			r->to = (uint32_t)pos;
			r->front->body = (uint32_t)next;
			return begins_like_front_matter(
				str_sub(text, from, pos));
		}
		pos = next;
	}
	if (begins_with_key(str_sub(text, from, text.n)))
		diag_at(r->d, DIAG_FRONT_MATTER, r->src, 0, 3,
		        "front matter without a closing '---'; "
		        "it is read as text");
	return false;
}

static void
read_block(struct reader *r)
{
	str block = str_sub(r->src->text, r->from, r->to);
	size_t span = str_find(block, S("<span data-"), 0);
	if (span != STR_NONE || has_spans(block)) {
		diag_at(r->d, DIAG_FRONT_MATTER_SPANS, r->src,
		        r->from + (uint32_t)(span == STR_NONE ? 0 : span), 5,
		        "translated spans in the front matter; only whole "
		        "'key: value' lines are used");
		take_lines(r);
		return;
	}
	bool empty;
	struct yaml *root = yaml_read_part(r->src, str_sub(r->src->text, r->from,
	                                                   r->to),
	                                   DIAG_FRONT_MATTER, &empty, r->d,
	                                   r->arena);
	if (root != NULL && root->kind == YAML_MAP) {
		take_map(r, root);
		if (str_eq(r->front->layout, S("hub"))) {
			r->front->hub = NEW(r->arena, struct hub, 1);
			hub_read(r->front->hub, r->src, root, r->d, r->arena);
		}
		return;
	}
	if (root != NULL)
		diag_at(r->d, DIAG_FRONT_MATTER, r->src, root->pos, root->len,
		        "front matter that is not lines of 'key: value'");
	if (!empty)
		take_lines(r);
}

void
front_read(const struct source *src, struct front *f, struct diag *d,
           struct arena *a)
{
	*f = (struct front){.present = false};
	struct reader r = {.src = src, .front = f, .d = d, .arena = a};
	f->present = find_block(&r);
	if (f->present)
		read_block(&r);
	else
		f->body = 0;
}

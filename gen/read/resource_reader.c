#include "read/resource_reader.h"

#include <stdarg.h>
#include <stdio.h>

/* Bytes of a title or description. */
enum { TEXT_MOST = 1000 };

void
resource_complain(struct resource_reader *r, uint32_t pos, size_t len,
                  const char *fmt, ...)
{
	char text[512];
	va_list ap;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	r->faults++;
	diag_at(r->d, r->id, r->src, pos, (uint32_t)len, "%s", text);
}

str
resource_shown(str s)
{
	return str_sub(s, 0, 200);
}

bool
resource_says_nothing(const struct yaml *v)
{
	return v->kind == YAML_SCALAR && !v->quoted && v->text.n == 0;
}

str
resource_text(struct resource_reader *r, const struct yaml *v)
{
	str text = v->kind == YAML_SCALAR ? str_trim(v->text) : S("");
	if (v->kind != YAML_SCALAR)
		resource_complain(r, v->pos, v->len, "a text is wanted here");
	else if (text.n == 0)
		resource_complain(r, v->pos, v->len, "an empty text");
	else if (text.n > TEXT_MOST)
		resource_complain(r, v->pos, v->len,
		                  "a text of more than %d bytes", TEXT_MOST);
	return text.n > TEXT_MOST ? S("") : text;
}

static void
add_text(struct resource_reader *r, struct config_text *to, size_t *n,
         str locale, const struct yaml *v)
{
	str text = resource_text(r, v);
	if (text.n > 0)
		to[(*n)++] = (struct config_text){locale, text};
}

struct config_text *
resource_texts(struct resource_reader *r, const struct yaml *v, str without,
               size_t *n)
{
	struct config_text *to = NEW(r->arena, struct config_text, v->n + 1);
	if (v->kind != YAML_MAP) {
		add_text(r, to, n, without, v);
		return to;
	}
	for (const struct yaml *t = v->first; t != NULL; t = t->next) {
		struct locale l;
		if (!locale_parse(t->key, &l, r->arena))
			resource_complain(r, t->key_pos, t->key.n,
			                  "'%.*s' is no locale; "
			                  "write it like 'nb-NO'",
			                  STR_ARG(resource_shown(t->key)));
		else if (!resource_says_nothing(t))
			add_text(r, to, n, l.id, t);
	}
	return to;
}

struct resource_word *
resource_words(struct resource_reader *r, const struct yaml *v, size_t *n)
{
	size_t most = v->kind == YAML_LIST ? v->n : v->text.n / 2 + 1;
	struct resource_word *list = NEW(r->arena, struct resource_word,
	                                 most + 1);
	*n = 0;
	if (v->kind == YAML_MAP) {
		resource_complain(r, v->pos, v->len, "a list is wanted here");
		return list;
	}
	if (v->kind == YAML_LIST) {
		for (const struct yaml *i = v->first; i != NULL; i = i->next) {
			str text = resource_text(r, i);
			if (text.n > 0)
				list[(*n)++] = (struct resource_word){text,
				                                      i->pos,
				                                      i->len};
		}
		return list;
	}
	for (str rest = v->text; rest.p != NULL;) {
		str text = str_trim(str_cut(rest, ',', &rest));
		if (text.n > 0)
			list[(*n)++] = (struct resource_word){text, v->pos,
			                                      v->len};
	}
	return list;
}

void
resource_complain_kind(struct resource_reader *r,
                       const struct resource_word *text, const char *outcome)
{
	resource_complain(
		r, text->pos, text->len,
		"'%.*s' is no kind; there "
		"are setup, register, reset, faq, troubleshoot, policy "
		"and contact%s",
		STR_ARG(resource_shown(text->text)), outcome);
}

unsigned
resource_audiences(struct resource_reader *r, const struct yaml *v)
{
	size_t n;
	unsigned bits = 0;
	struct resource_word *words = resource_words(r, v, &n);
	for (size_t i = 0; i < n; i++) {
		unsigned bit = audience_of(words[i].text);
		if (bit == 0)
			resource_complain(r, words[i].pos, words[i].len,
			                  "'%.*s' is "
			                  "neither 'user' nor 'admin'",
			                  STR_ARG(resource_shown(
						  words[i].text)));
		bits |= bit;
	}
	return bits;
}

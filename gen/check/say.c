#include "check/say.h"

#include <stdarg.h>
#include <stdio.h>

#include "check/check.h"

/* No message needs more; a longer one is cut between two characters. */
enum { MESSAGE_MOST = 600 };

bool
rule_is_on(const struct check *c, enum diag_id id)
{
	return c->on[id];
}

__attribute__((format(printf, 2, 0)))
static str
message(struct arena *a, const char *fmt, va_list ap)
{
	char text[MESSAGE_MOST];
	int n = vsnprintf(text, sizeof text, fmt, ap);
	size_t end = n < (int)sizeof text ? (size_t)n : sizeof text - 4;
	while (n >= (int)sizeof text && end > 0
	       && ((unsigned char)text[end] & 0xC0) == 0x80)
		end--;
	return str_join(a, (const str[]){{text, end},
	                n < (int)sizeof text ? S("") : S("\xE2\x80\xA6")}, 2);
}

struct finding *
finding_new(struct findings *out, struct finding_spots *spots,
            enum diag_id id, const struct range at[2], str text)
{
	struct diag *places = &spots->targets;
	const struct source *src = spots->src;
	places->arena = out->arena;
	places->n = 0;
	diag_at(places, id, src, at[0].pos, at[0].len, "%.*s", STR_ARG(text));
	struct finding *f = findings_room(out, 1);
	out->n++;
	*f = (struct finding){.msg = places->msgs[0],
	                      .severity = check_severity(id),
	                      .fix.pos = POS_NONE};
	spot_of_diag(&f->spot, &f->msg, src->text);
	spot_make(&f->source, &spots->sources, src->text, at[1]);
	return f;
}

/* Each finding holds both halves: a half of 100,000 faults is told of in part. */
enum { SAID_MOST = 100 };

bool
said_enough(const struct unit_check *c)
{
	return c->said >= SAID_MOST;
}

struct finding *
say(struct unit_check *c, enum diag_id id, struct range target,
    struct range source, const char *fmt, ...)
{
	struct page_check *p = c->page;
	if (!rule_is_on(p->check, id) || said_enough(c))
		return NULL;
	c->said++;
	va_list ap;
	va_start(ap, fmt);
	str text = message(p->arena, fmt, ap);
	va_end(ap);
	struct finding *f = finding_new(p->findings, &p->spots, id,
	                                (const struct range[]){target, source},
	                                text);
	const struct pair *pair = c->unit->pair;
	f->msg.unit = pair->id;
	f->locale = (uint16_t)p->locale;
	f->target_text = pair->target;
	f->source_text = pair->source;
	return f;
}

struct finding *
say_page(struct page_check *p, enum diag_id id, struct range where,
         const char *fmt, ...)
{
	if (!rule_is_on(p->check, id))
		return NULL;
	va_list ap;
	va_start(ap, fmt);
	str text = message(p->arena, fmt, ap);
	va_end(ap);
	struct finding *f = finding_new(p->findings, &p->spots, id,
	                                (const struct range[]){where,
	                                                       RANGE_NONE},
	                                text);
	f->locale = (uint16_t)p->locale;
	return f;
}

void
say_evidence(struct finding *f, str evidence)
{
	if (f != NULL)
		f->evidence = evidence;
}

void
say_fix(struct finding *f, struct range where, str text, bool safe)
{
	if (f != NULL && where.pos != POS_NONE)
		f->fix = (struct fix){.pos = where.pos,
		                      .len = where.len,
		                      .text = text,
		                      .safe = safe};
}

/* Each is looked at for each question: no sentence has more. */
enum { CLAIMS_MOST = 256 };

void
claim(struct unit_check *c, struct range r)
{
	struct page_check *p = c->page;
	if (r.pos == POS_NONE || p->nclaims == CLAIMS_MOST)
		return;
	GROW(p->arena, p->claims, p->nclaims, p->claims_cap)[p->nclaims] = r;
	p->nclaims++;
}

bool
is_claimed(const struct unit_check *c, struct range r)
{
	const struct page_check *p = c->page;
	for (size_t i = 0; i < p->nclaims; i++)
		if (r.pos < p->claims[i].pos + p->claims[i].len
		    && p->claims[i].pos < r.pos + r.len)
			return true;
	return false;
}

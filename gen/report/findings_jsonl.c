/* findings_jsonl.c -- findings as JSON Lines: one object a line. */
#include "report/findings_formats.h"
#include "report/json.h"

static void
spot(struct buf *b, const struct spot *s)
{
	json_number(b, "line", s->line);
	json_number(b, "column", s->col);
	json_number(b, "end_line", s->end_line);
	json_number(b, "end_column", s->end_col);
	json_number(b, "offset", s->pos);
	json_number(b, "length", s->len);
}

static void
fix(struct buf *b, const struct fix *f)
{
	json_key(b, "fix");
	buf_addc(b, '{');
	json_number(b, "offset", f->pos);
	json_number(b, "length", f->len);
	json_member(b, "text", f->text);
	json_bool(b, "safe", f->safe);
	buf_addc(b, '}');
}

static void
suppressed(struct buf *b, const struct finding *f)
{
	static const char *const by[] = {"", "comment", "settings", "baseline"};
	json_member(b, "suppressed", str_of(by[f->hidden]));
	if (f->hidden_why.n > 0)
		json_member(b, "why", f->hidden_why);
}

static void
finding(struct buf *b, const struct findings_report *r,
        const struct finding *f)
{
	buf_addc(b, '{');
	json_member(b, "file", f->msg.path);
	if (f->spot.pos != POS_NONE)
		spot(b, &f->spot);
	json_member(b, "severity", str_of(severity_name(f->severity)));
	json_member(b, "rule", str_of(diag_name(f->msg.id)));
	json_member(b, "unit", f->msg.unit);
	json_member(b, "locale", findings_locale(r, f));
	json_member(b, "message", f->msg.message);
	if (f->evidence.n > 0)
		json_member(b, "evidence", f->evidence);
	if (f->target_text.p != NULL || f->source_text.p != NULL) {
		json_member(b, "target", f->target_text);
		json_member(b, "source", f->source_text);
	}
	if (f->source.pos != POS_NONE) {
		json_key(b, "source_place");
		buf_addc(b, '{');
		spot(b, &f->source);
		buf_addc(b, '}');
	}
	if (f->fix.pos != POS_NONE)
		fix(b, &f->fix);
	if (f->hidden != HIDDEN_NOT)
		suppressed(b, f);
	buf_addz(b, "}\n");
}

void
findings_jsonl(const struct findings_report *r, FILE *out, const char *path)
{
	struct buf b = {NULL, 0, 0};
	(void)path;
	for (size_t i = 0; i < r->findings->n; i++) {
		b.n = 0;
		finding(&b, r, &r->findings->list[i]);
		(void)fwrite(b.p, 1, b.n, out);
	}
	buf_release(&b);
}

/* findings_sarif.c -- findings as SARIF 2.1.0. */
#include "check/rule_text.h"
#include "report/findings_formats.h"
#include "report/json.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"    \
	"schemas/sarif-schema-2.1.0.json"

/* Places in the arrays of the run. */
struct sarif {
	const struct findings_report *report;
	FILE *out;
	struct buf text;
	size_t rule[DIAG_COUNT]; /* number in `rules`, from 1; 0: not there */
	size_t artifact;         /* of the file that is being written */
};

static const char *
level(enum severity s)
{
	static const char *const names[] = {"note", "warning", "error"};
	return names[s];
}

static void
flush(struct sarif *s)
{
	(void)fwrite(s->text.p, 1, s->text.n, s->out);
	s->text.n = 0;
}

/* "KEY":{"text":"S"} */
static void
message(struct buf *b, const char *key, str s)
{
	json_key(b, key);
	buf_addc(b, '{');
	json_member(b, "text", s);
	buf_addc(b, '}');
}

/* The same for a message, in which braces stand for arguments unless they are
 * doubled. */
static void
message_said(struct buf *b, str s)
{
	struct buf text = {NULL, 0, 0};
	for (size_t i = 0; i < s.n; i++) {
		buf_addc(&text, s.p[i]);
		if (s.p[i] == '{' || s.p[i] == '}')
			buf_addc(&text, s.p[i]);
	}
	message(b, "message", buf_str(&text));
	buf_release(&text);
}

/* ---- the rules -------------------------------------------------------------------- */

/* What docs/rules.md says of ID, which is Markdown, and can be read as text. */
static void
help(struct buf *b, enum diag_id id)
{
	struct buf text = {NULL, 0, 0};
	const char *const *line = rule_text(str_of(diag_name(id)));
	if (line == NULL)
		buf_addz(&text, diag_help(id));
	for (; line != NULL && *line != NULL; line++) {
		buf_addz(&text, *line);
		buf_addc(&text, '\n');
	}
	json_key(b, "help");
	buf_addc(b, '{');
	json_member(b, "text", buf_str(&text));
	json_member(b, "markdown", buf_str(&text));
	buf_addc(b, '}');
	buf_release(&text);
}

static void
rule(struct buf *b, enum diag_id id)
{
	buf_addz(b, "\n{");
	json_member(b, "id", str_of(diag_name(id)));
	message(b, "shortDescription", str_of(diag_help(id)));
	help(b, id);
	json_key(b, "defaultConfiguration");
	buf_addc(b, '{');
	json_member(b, "level", str_of(level(check_severity(id))));
	buf_addz(b, "}}");
}

/* Those that have found something, in the order of the list. */
static void
rules(struct sarif *s)
{
	struct buf *b = &s->text;
	const struct findings *all = s->report->findings;
	bool found[DIAG_COUNT] = {false};
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++)
		found[all->list[i].msg.id] = true;
	json_key(b, "rules");
	buf_addc(b, '[');
	for (int id = 0; id < DIAG_COUNT; id++) {
		if (!found[id])
			continue;
		if (n > 0)
			buf_addc(b, ',');
		s->rule[id] = ++n;
		rule(b, (enum diag_id)id);
	}
	buf_addc(b, ']');
}

/* ---- files ------------------------------------------------------------------------ */

/* PATH as the path of a URI: all but what needs no escape there is escaped. */
static void
uri(struct buf *b, str path)
{
	struct buf text = {NULL, 0, 0};
	if (path.n > 0 && path.p[0] == '/')
		buf_addz(&text, "file://");
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];
		if (ascii_alnum(c) || (c != '\0' && strchr("-._~/", c) != NULL))
			buf_addc(&text, c);
		else
			buf_printf(&text, "%%%02X", (unsigned char)c);
	}
	json_member(b, "uri", buf_str(&text));
	if (path.n == 0 || path.p[0] != '/')
		json_member(b, "uriBaseId", S("SRCROOT"));
	buf_release(&text);
}

static void
location_of(struct buf *b, const struct finding *f, size_t artifact)
{
	json_key(b, "artifactLocation");
	buf_addc(b, '{');
	uri(b, f->msg.path);
	json_number(b, "index", artifact);
	buf_addc(b, '}');
}

/* Is it the first finding of a file? */
static bool
is_first(const struct findings *all, size_t i)
{
	return i == 0 || !str_eq(all->list[i - 1].msg.path,
	                         all->list[i].msg.path);
}

static void
artifacts(struct sarif *s)
{
	struct buf *b = &s->text;
	const struct findings *all = s->report->findings;
	json_key(b, "artifacts");
	buf_addc(b, '[');
	for (size_t i = 0; i < all->n; i++) {
		if (!is_first(all, i))
			continue;
		buf_addz(b, i == 0 ? "\n{" : ",\n{");
		json_key(b, "location");
		buf_addc(b, '{');
		uri(b, all->list[i].msg.path);
		buf_addz(b, "}}");
		flush(s);
	}
	buf_addc(b, ']');
}

/* ---- places ----------------------------------------------------------------------- */

static void
region(struct buf *b, const char *key, const struct spot *at, str snippet)
{
	json_key(b, key);
	buf_addc(b, '{');
	json_number(b, "startLine", at->line);
	json_number(b, "startColumn", at->col);
	json_number(b, "endLine", at->end_line);
	json_number(b, "endColumn", at->end_col);
	if (snippet.n > 0)
		message(b, "snippet", snippet);
	buf_addc(b, '}');
}

static void
place(struct sarif *s, const struct finding *f, const struct spot *at,
      str snippet)
{
	struct buf *b = &s->text;
	json_key(b, "physicalLocation");
	buf_addc(b, '{');
	location_of(b, f, s->artifact);
	if (at->pos != POS_NONE && at->line != 0)
		region(b, "region", at, snippet);
	buf_addc(b, '}');
}

static void
locations(struct sarif *s, const struct finding *f)
{
	struct buf *b = &s->text;
	json_key(b, "locations");
	buf_addz(b, "[{");
	place(s, f, &f->spot, findings_snippet(f));
	buf_addz(b, "}]");
	if (f->source.pos == POS_NONE)
		return;
	json_key(b, "relatedLocations");
	buf_addz(b, "[{");
	json_number(b, "id", 1);
	message(b, "message", S("what it answers to in the source"));
	place(s, f, &f->source, (str){NULL, 0});
	buf_addz(b, "}]");
}

/* ---- findings --------------------------------------------------------------------- */

static void
fixes(struct sarif *s, const struct finding *f)
{
	struct buf *b = &s->text;
	json_key(b, "fixes");
	buf_addz(b, "[{");
	message(b, "description", f->fix.safe ? S("glose check --fix does it")
	                                      : S("a proposal"));
	json_key(b, "artifactChanges");
	buf_addz(b, "[{");
	location_of(b, f, s->artifact);
	json_key(b, "replacements");
	buf_addz(b, "[{");
	region(b, "deletedRegion", &f->fix.spot, (str){NULL, 0});
	message(b, "insertedContent", f->fix.text);
	buf_addz(b, "}]}]}]");
}

/* All results have the array when one has: empty says "not suppressed". */
static void
suppressions(struct buf *b, const struct finding *f)
{
	static const char *const by[] = {
		"", "by a comment in the page", "by the settings of the site",
		"by the baseline"};
	json_key(b, "suppressions");
	buf_addc(b, '[');
	if (f->hidden != HIDDEN_NOT) {
		buf_addc(b, '{');
		json_member(b, "kind", f->hidden == HIDDEN_COMMENT
		            ? S("inSource") : S("external"));
		json_member(b, "status", S("accepted"));
		json_member(b, "justification", f->hidden_why.n > 0
		            ? f->hidden_why : str_of(by[f->hidden]));
		buf_addc(b, '}');
	}
	buf_addc(b, ']');
}

static void
properties(struct sarif *s, const struct finding *f)
{
	struct buf *b = &s->text;
	str locale = findings_locale(s->report, f);
	if (locale.n == 0 && f->msg.unit.n == 0)
		return;
	json_key(b, "properties");
	buf_addc(b, '{');
	if (locale.n > 0)
		json_member(b, "locale", locale);
	if (f->msg.unit.n > 0)
		json_member(b, "unit", f->msg.unit);
	if (f->evidence.n > 0)
		json_member(b, "evidence", f->evidence);
	buf_addc(b, '}');
}

static void
result(struct sarif *s, const struct finding *f)
{
	struct buf *b = &s->text;
	buf_addc(b, '{');
	json_member(b, "ruleId", str_of(diag_name(f->msg.id)));
	json_number(b, "ruleIndex", s->rule[f->msg.id] - 1);
	json_member(b, "level", str_of(level(f->severity)));
	message_said(b, f->msg.message);
	locations(s, f);
	json_key(b, "partialFingerprints");
	buf_printf(b, "{\"gloseFinding/v1\":\"%016llx\"}",
	           (unsigned long long)finding_key(f));
	if (f->fix.pos != POS_NONE)
		fixes(s, f);
	suppressions(b, f);
	properties(s, f);
	buf_addc(b, '}');
}

static void
results(struct sarif *s)
{
	const struct findings *all = s->report->findings;
	json_key(&s->text, "results");
	buf_addc(&s->text, '[');
	for (size_t i = 0; i < all->n; i++) {
		if (i > 0)
			s->artifact += is_first(all, i);
		buf_addz(&s->text, i == 0 ? "\n" : ",\n");
		result(s, &all->list[i]);
		flush(s);
	}
	buf_addc(&s->text, ']');
}

void
findings_sarif(const struct findings_report *r, FILE *out, const char *path)
{
	struct sarif s = {.report = r, .out = out};
	struct buf *b = &s.text;
	(void)path;
	buf_addz(b, "{\"$schema\":\"" SCHEMA "\",\"version\":\"2.1.0\","
	         "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"glose\"");
	json_member(b, "version", str_of(r->version));
	rules(&s);
	buf_addz(b, "}},\n\"columnKind\":\"unicodeCodePoints\","
	         "\"originalUriBaseIds\":{\"SRCROOT\":{");
	message(b, "description", S("the folder that glose was run in"));
	buf_addz(b, "}}");
	artifacts(&s);
	results(&s);
	buf_addz(b, "}]}\n");
	flush(&s);
	buf_release(b);
}

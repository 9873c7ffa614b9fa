/*
 * findings_junit.c -- findings as JUnit's XML: a suite for each locale, a case
 * for each page that has none, and one for each rule that a page breaks.
 */
#include <stdlib.h>

#include "report/findings_formats.h"
#include "report/xml.h"

/* A case: the findings of one rule in one file, or a page without any. */
struct junit_case {
	const struct finding *const *list; /* N of them */
	size_t n;
	str file;
	size_t locale;
};

struct junit {
	const struct findings_report *report;
	const struct finding **sorted; /* by locale, file, rule, place */
	struct junit_case *cases;
	size_t n;
	struct buf text; /* of the suite */
	size_t failures, skipped;
};

static int
by_case(const struct finding *a, const struct finding *b)
{
	int c = (a->locale > b->locale) - (a->locale < b->locale);
	if (c == 0)
		c = str_cmp(a->msg.path, b->msg.path);
	return c != 0 ? c : str_cmp(str_of(diag_name(a->msg.id)),
	                            str_of(diag_name(b->msg.id)));
}

static int
by_case_and_place(const void *va, const void *vb)
{
	const struct finding *a = *(const struct finding *const *)va;
	const struct finding *b = *(const struct finding *const *)vb;
	int c = by_case(a, b);
	return c != 0 ? c : (a > b) - (a < b); /* they stand sorted */
}

/* ---- one case -------------------------------------------------------------------- */

static void
place(struct buf *b, const struct finding *f)
{
	xml_text(b, f->msg.path);
	if (f->msg.line != 0)
		buf_printf(b, ":%u:%u", (unsigned)f->msg.line,
		           (unsigned)f->msg.col);
	buf_printf(b, ": %s: ", severity_name(f->severity));
	xml_text(b, f->msg.message);
}

static void
failure(struct buf *b, const struct finding *f)
{
	buf_addz(b, "      <failure");
	xml_attribute(b, "message", f->msg.message);
	xml_attribute(b, "type", str_of(diag_name(f->msg.id)));
	buf_addc(b, '>');
	place(b, f);
	if (f->target_text.n > 0 && f->source_text.n > 0) {
		buf_addz(b, "\ntarget: ");
		xml_text(b, f->target_text);
		buf_addz(b, "\nsource: ");
		xml_text(b, f->source_text);
	}
	buf_addz(b, "</failure>\n");
}

/* The order is the schema's: failures, skipped, the rest as output. */
static void
results(struct junit *j, const struct junit_case *c)
{
	static const char *const by[] = {"", "a comment", "the settings",
	                                 "the baseline"};
	struct buf *b = &j->text, rest = {NULL, 0, 0};
	size_t failures = 0, hidden = 0;
	for (size_t i = 0; i < c->n; i++) {
		const struct finding *f = c->list[i];
		if (f->hidden != HIDDEN_NOT) {
			hidden++;
			buf_printf(&rest, "suppressed by %s: ", by[f->hidden]);
		} else if (f->severity >= j->report->fail_on) {
			failures++;
			failure(b, f);
			continue;
		}
		place(&rest, f);
		buf_addc(&rest, '\n');
	}
	if (failures > 0)
		j->failures++;
	else if (hidden == c->n && hidden > 0) {
		j->skipped++;
		buf_addz(b, "      <skipped message=\"suppressed\"/>\n");
	}
	if (rest.n > 0) {
		buf_addz(b, "      <system-out>");
		buf_add(b, buf_str(&rest));
		buf_addz(b, "</system-out>\n");
	}
	buf_release(&rest);
}

static void
print_case(struct junit *j, const struct junit_case *c)
{
	struct buf *b = &j->text;
	buf_addz(b, "    <testcase");
	xml_attribute(b, "classname", c->file);
	if (c->n == 0)
		xml_attribute(b, "name", S("clean"));
	else
		xml_attribute(b, "name",
		              str_of(diag_name(c->list[0]->msg.id)));
	buf_addz(b, " time=\"0\">\n");
	results(j, c);
	buf_addz(b, "    </testcase>\n");
}

/* ---- all of them ----------------------------------------------------------------- */

static int
cases_by_place(const void *va, const void *vb)
{
	const struct junit_case *a = va, *b = vb;
	int c = (a->locale > b->locale) - (a->locale < b->locale);
	if (c == 0)
		c = str_cmp(a->file, b->file);
	/* Findings of a file stand in order; the page without any is last. */
	if (c == 0)
		c = (a->n == 0) - (b->n == 0);
	return c != 0 ? c : (a->list > b->list) - (a->list < b->list);
}

static void
add_findings(struct junit *j)
{
	const struct findings *all = j->report->findings;
	for (size_t i = 0; i < all->n; i++)
		j->sorted[i] = &all->list[i];
	if (all->n > 1)
		qsort(j->sorted, all->n, sizeof *j->sorted, by_case_and_place);
	for (size_t i = 0; i < all->n;) {
		size_t k = i;
		while (k < all->n && by_case(j->sorted[i], j->sorted[k]) == 0)
			k++;
		j->cases[j->n++] = (struct junit_case){
			&j->sorted[i], k - i, j->sorted[i]->msg.path,
			j->sorted[i]->locale};
		i = k;
	}
}

static void
add_pages(struct junit *j)
{
	const struct site *s = j->report->site;
	for (size_t p = 0; p < s->npaths; p++)
		for (size_t l = 0; l < s->nlocales; l++) {
			const struct page *page = s->paths[p].places[l].page;
			if (page != NULL && s->locales[l].built)
				j->cases[j->n++] = (struct junit_case){
					NULL, 0, page->file, l};
		}
}

/* Pages that have findings need no case of their own. */
static void
drop_pages(struct junit *j)
{
	size_t kept = 0;
	for (size_t i = 0; i < j->n; i++) {
		const struct junit_case *c = &j->cases[i];
		if (c->n == 0 && kept > 0
		    && j->cases[kept - 1].locale == c->locale
		    && str_eq(j->cases[kept - 1].file, c->file))
			continue;
		j->cases[kept++] = *c;
	}
	j->n = kept;
}

/* The suite that begins with case I; the number of the next one's. */
static size_t
suite(struct junit *j, size_t i, FILE *out)
{
	struct buf head = {NULL, 0, 0};
	size_t first = i, locale = j->cases[i].locale;
	const struct site *s = j->report->site;
	j->text.n = j->failures = j->skipped = 0;
	for (; i < j->n && j->cases[i].locale == locale; i++)
		print_case(j, &j->cases[i]);
	buf_addz(&head, "  <testsuite");
	xml_attribute(&head, "name", locale < s->nlocales
	              ? s->locales[locale].locale.id : S("site"));
	xml_number(&head, "tests", i - first);
	xml_number(&head, "failures", j->failures);
	xml_number(&head, "errors", 0);
	xml_number(&head, "skipped", j->skipped);
	buf_addz(&head, " time=\"0\">\n");
	(void)fwrite(head.p, 1, head.n, out);
	(void)fwrite(j->text.p, 1, j->text.n, out);
	(void)fputs("  </testsuite>\n", out);
	buf_release(&head);
	return i;
}

void
findings_junit(const struct findings_report *r, FILE *out, const char *path)
{
	struct arena a;
	size_t most = r->findings->n + r->site->npaths * r->site->nlocales + 1;
	struct junit j = {.report = r};
	(void)path;
	arena_open(&a, most * (sizeof *j.cases + sizeof *j.sorted) + (1 << 20));
	j.sorted = NEW(&a, const struct finding *, most);
	j.cases = NEW(&a, struct junit_case, most);
	add_findings(&j);
	add_pages(&j);
	qsort(j.cases, j.n, sizeof *j.cases, cases_by_place);
	drop_pages(&j);
	(void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	            "<testsuites name=\"glose check\">\n", out);
	for (size_t i = 0; i < j.n;)
		i = suite(&j, i, out);
	(void)fputs("</testsuites>\n", out);
	buf_release(&j.text);
	arena_close(&a);
}

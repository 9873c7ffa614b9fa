#ifndef REPORT_ALIGN_INNER_H
#define REPORT_ALIGN_INNER_H
/* align_inner.h -- what the files of the alignment report share. */
#include "report/align.h"

/* One HTML file under way. */
struct sheet {
	const struct align *report;
	struct buf *out;
	str file;      /* "report-files/nb-no/a.html" */
	size_t locale; /* of a locale's file */
	struct arena *arena;
};

/* From report.css, .js and .svg; NULL at the end. */
extern const char *const align_css[], *const align_js[], *const align_svg[];

/* ---- whole files ---- */

void sheet_overview(struct sheet *s);
void sheet_locale(struct sheet *s);
void sheet_data(struct sheet *s);
void sheet_rules(struct sheet *s);

/* ---- parts ---- */

/* All up to the first heading, and all after the text.  TITLE is plain. */
void sheet_open(struct sheet *s, str title);
void sheet_close(struct sheet *s);

/* Text, escaped; a literal as it is; a number with commas. */
void sheet_text(struct sheet *s, str text);
void sheet_add(struct sheet *s, const char *html);
void sheet_number(struct sheet *s, uint64_t n);

/* "12.5 %" of ALL; nothing when ALL is 0. */
void sheet_percent(struct sheet *s, uint64_t n, uint64_t all);

/* The relative URL of the report's file TO, or PATH below its folder. */
void sheet_href(struct sheet *s, str to);
str sheet_path(const struct sheet *s, const char *name);
str sheet_locale_path(const struct sheet *s, size_t locale, const char *end);

/* ` lang="ar-SA" dir="rtl"` */
void sheet_lang(struct sheet *s, const struct locale *l);

/* The name of a locale in its own language, and its id. */
void sheet_locale_name(struct sheet *s, size_t locale);

/* A cell of a table with a number, empty for 0, of class CLASS unless NULL. */
void sheet_cell(struct sheet *s, uint64_t n, const char *css);

/* A link to the section on rule ID. */
void sheet_rule(struct sheet *s, enum diag_id id);

/* FILE as seen from the site's folder, wherever glose was started; TEXT, a
 * message that may speak of pages, likewise. */
str sheet_file(const struct sheet *s, str file);
str sheet_local(const struct sheet *s, str text);

/* What F says, and who suppresses it if anyone does. */
void sheet_finding(struct sheet *s, const struct finding *f);

/* "error", as a badge. */
void sheet_severity(struct sheet *s, enum severity sev);

/* " · machine translation · handed off 2020-10-28" of PAGE. */
void sheet_origin(struct sheet *s, const struct page *page);

/* All findings of LOCALE, or of all (SITE_NONE), to be filtered. */
void sheet_filters(struct sheet *s, size_t locale);

/* A row of a table for PAGE: link, language, counts, and a bar of which MOST
 * is all. */
void sheet_page_row(struct sheet *s, const struct align_page *page,
                    size_t most);

/* A link to PAGE in the site, up to where a fragment may follow; false, and
 * nothing, when it is not known where that is. */
bool sheet_rendered(struct sheet *s, const struct align_page *page);

/* Links to the place of F in its file, as the settings have them. */
void sheet_places(struct sheet *s, str file, uint32_t line, uint32_t col);

/* ---- charts ---- */

/* A bar, all of it ALL, of N parts of the classes p0, p1 ...; n0 when there is
 * but one. */
void chart_bar(struct sheet *s, const uint64_t *parts, size_t n, uint64_t all);

/* Coverage of the N locales LIST, as a table with bars. */
void chart_coverage(struct sheet *s, const size_t *list, size_t n);

/* When the pages of LOCALE (SITE_NONE: of all) were handed off. */
void chart_freshness(struct sheet *s, size_t locale);

/* How often each rule spoke, in LOCALE or in all. */
void chart_rules(struct sheet *s, size_t locale);

#endif

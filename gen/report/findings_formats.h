#ifndef REPORT_FINDINGS_FORMATS_H
#define REPORT_FINDINGS_FORMATS_H
/* findings_formats.h -- the writers, for the table of them. */
#include "report/findings_report.h"

void findings_text(const struct findings_report *r, FILE *out,
                   const char *path);
void findings_tsv(const struct findings_report *r, FILE *out,
                  const char *path);
void findings_jsonl(const struct findings_report *r, FILE *out,
                    const char *path);
void findings_sarif(const struct findings_report *r, FILE *out,
                    const char *path);
void findings_junit(const struct findings_report *r, FILE *out,
                    const char *path);
void findings_github(const struct findings_report *r, FILE *out,
                     const char *path);
void findings_checkstyle(const struct findings_report *r, FILE *out,
                         const char *path);
void findings_gitlab(const struct findings_report *r, FILE *out,
                     const char *path);

/* What F marks, if all of it is in the line that its message quotes. */
str findings_snippet(const struct finding *f);

#endif

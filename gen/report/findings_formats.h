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

#endif

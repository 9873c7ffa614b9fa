#ifndef CMD_CHECK_OUTPUT_H
#define CMD_CHECK_OUTPUT_H
/* check_output.h -- which reports of a check are written, and where to. */
#include "cmd/options.h"
#include "report/findings_report.h"

struct check_output {
	const struct findings_format *format;
	const char *path; /* NULL: standard output */
};

struct check_outputs {
	struct check_output *list;
	size_t n;
};

/*
 * What O asks for with --format and -o, into *OUT.  False after telling why it
 * cannot be done.
 */
bool check_outputs_read(struct check_outputs *out, const struct options *o,
                        struct arena *a);

/* Can the file PATH be one of results?  False after telling why it cannot. */
bool check_output_can_be(const char *path, struct arena *a);

/*
 * Write R in each form.  A file that cannot be written is fatal.  Returns how
 * many findings were not printed, because R says how many may be.
 */
size_t check_outputs_write(const struct check_outputs *out,
                           const struct findings_report *r, struct arena *a);

/* Standard output is taken by something else: no report goes there. */
void check_outputs_only_files(struct check_outputs *out);

#endif

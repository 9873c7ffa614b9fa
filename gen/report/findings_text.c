/* findings_text.c -- findings as a compiler prints them, for a terminal. */
#include "report/findings_formats.h"

void
findings_text(const struct findings_report *r, FILE *out, const char *path)
{
	struct buf b = {NULL, 0, 0};
	size_t shown = 0;
	/* A file is no terminal, and is asked for to hold everything. */
	size_t most = path == NULL ? r->most : 0;
	for (size_t i = 0; i < r->findings->n; i++) {
		const struct finding *f = &r->findings->list[i];
		if (f->hidden != HIDDEN_NOT
		    || (f->severity == SEV_INFO && !r->verbose))
			continue;
		if (most > 0 && shown++ >= most)
			break;
		b.n = 0;
		diag_print_as(&b, &f->msg, f->severity,
		              r->color && path == NULL);
		(void)fwrite(b.p, 1, b.n, out);
	}
	buf_release(&b);
}

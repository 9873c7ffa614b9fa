#ifndef CMD_FIX_FILE_H
#define CMD_FIX_FILE_H
/* fix_file.h -- a file, and the fixes that it may have at once. */
#include "base/replace.h"
#include "check/finding.h"
#include "report/diff.h"

struct fix_file {
	const struct finding *found; /* all N of the file, in order */
	size_t n;
	const struct finding **fixes; /* to be done, in order of place */
	size_t nfixes;
	size_t refused; /* taken out by fix_guard, and the first of them */
	const struct finding *first_refused;
	str why_refused; /* "the page ..." */
};

/* What a file that is to be fixed holds. */
struct fix_text {
	str bytes;
	size_t bom; /* bytes before the text that was checked */
	struct file_state state;
};

/* The files of F (sorted) that have safe fixes, in A; *N of them. */
struct fix_file *fix_files_of(const struct findings *f, size_t *n,
                              struct arena *a);

/*
 * The text of FILE, of LIMIT bytes at most, in A.  NULL, or why nothing can be
 * fixed in it: places of the text that was checked are none of this one.
 */
const char *fix_file_read(const struct fix_file *file, size_t limit,
                          struct fix_text *text, struct arena *a);

/* FILE's fixes as edits of the bytes of TEXT, in A. */
struct edit *fix_file_edits(const struct fix_file *file,
                            const struct fix_text *text, struct arena *a);

#endif

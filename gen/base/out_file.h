#ifndef BASE_OUT_FILE_H
#define BASE_OUT_FILE_H
/* out_file.h -- a file of results: all of it is there, or what was before. */
#include <stdio.h>

#include "base/beside.h"
#include "base/str.h"

struct out_file {
	FILE *f;
	struct beside beside; /* .path NULL: F is a device or FIFO itself */
};

/* Why PATH can be no file: "it is a folder"; or NULL.  Writing may still fail,
 * when it comes to that. */
const char *out_file_fault(const char *path);

/* Are A and B one file, whatever they are called?  Neither need be there. */
bool out_file_same(const char *a, const char *b, struct arena *scratch);

/*
 * Begin to write PATH (borrowed); its folder is made.  What is no regular file is written to at
 * once; a link is followed.  False with errno.
 */
bool out_file_open(struct out_file *o, const char *path, struct arena *a);

/* All was written.  False with errno when it was not, or cannot be put in
 * place; PATH is then as it was. */
bool out_file_close(struct out_file *o);

/* TEXT as all of PATH. */
bool out_file_put(const char *path, str text, struct arena *scratch);

#endif

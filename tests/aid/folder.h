#ifndef AID_FOLDER_H
#define AID_FOLDER_H
/* folder.h -- what the unit tests that write to a real disk share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The file PATH says WANT. */
void assert_holds(const char *path, const char *want);

/* How many files are in the folder that the test is in, and in those below. */
size_t files_here(void);

/* For cmocka: go into a new folder; and out of it, which must be empty. */
int folder_enter(void **state);
int folder_leave(void **state);

#endif

#include "aid/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/os.h"

enum { TEXT_MOST = 1 << 20, ROOM = 1 << 24 };

void
assert_holds(const char *path, const char *want)
{
	struct arena arena = {.base = NULL};
	str text;
	arena_open(&arena, ROOM);
	if (!os_read(path, TEXT_MOST, &text, &arena))
		fail_msg("%s: %s", path, strerror(errno));
	assert_string_equal(str_z(text, &arena), want);
	arena_close(&arena);
}

size_t
files_here(void)
{
	struct arena arena = {.base = NULL};
	struct os_entry *entries;
	size_t n;
	str bad;
	int fd = os_open_folder(".");
	assert_true(fd >= 0);
	arena_open(&arena, ROOM);
	assert_true(os_walk_all(fd, &entries, &n, &bad, &arena));
	assert_int_equal(close(fd), 0);
	arena_close(&arena);
	return n;
}

int
folder_enter(void **state)
{
	char folder[] = "/tmp/glose-test-XXXXXX";
	(void)state;
	return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

int
folder_leave(void **state)
{
	char here[64];
	(void)state;
	return getcwd(here, sizeof here) == NULL || chdir("/") != 0
		|| rmdir(here) != 0;
}

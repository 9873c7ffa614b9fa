#include "net/curl_door.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#include "base/fatal.h"

/* Whatever it is built with; the number has been the same since 2006. */
static const char *const files[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};

static void *
load(void)
{
	void *lib = NULL;
	for (size_t i = 0; lib == NULL && i < sizeof files / sizeof *files; i++)
		lib = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
	if (lib == NULL)
		fatal("libcurl is not installed: %s", dlerror());
	return lib;
}

/* NAME's address to the pointer at TO, which is one to a function. */
static void
find(void *lib, const char *name, void *to)
{
	void *at = dlsym(lib, name);
	if (at == NULL)
		fatal("libcurl is too old: it has no %s", name);
	memcpy(to, &at, sizeof at);
}

const struct curl_door *
curl_door(void)
{
	static struct curl_door door;
	static void *lib;
	if (lib != NULL)
		return &door;
	lib = load();
#define X(name) find(lib, #name, &door.name);
	CURL_FUNCTIONS(X)
#undef X
	return &door;
}

/* settings.c -- site.yml. */
#include "fuzz.h"

#include "read/load.h"
#include "read/settings.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	struct source src = {.path = S("site.yml")};
	struct config c;
	load_text(own_copy(data, n, a), &src, &d, a);
	config_default(&c, a);
	bool ok = config_read(&c, &src, &d, a);
	assert(ok || d.n > 0);
	assert(c.limits.depth <= 1000 && c.limits.cpu_seconds <= 3600);
	assert(c.base_url.n == 0 || str_ends(c.base_url, S("/")));
	check_diags(&d);
	return 0;
}

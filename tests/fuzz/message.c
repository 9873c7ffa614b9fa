/* message.c -- patterns of UI strings; the first byte chooses a language. */
#include "fuzz.h"

#include "model/message.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct message_args args = {
		.arg = {{S("count"), true}, {S("name"), false},
		        {S("other"), false}},
		.n = 3};
	static const char *const languages[] = {"en", "ar", "nb", "ja", "pl"};
	struct arena *a = fresh_arena();
	str texts[MESSAGE_ARGS] = {S(""), S("{0}'<b>"), S("\xD9\x85")};
	struct message_fault fault;
	struct message m = {.language = str_of(languages[n == 0 ? 0 : *data % 5])};
	str pattern = n == 0 ? S("") : own_copy(data + 1, n - 1, a);
	if (text_bad_utf8(pattern) != STR_NONE)
		return -1; /* strings come from YAML, which is UTF-8 */
	struct message_args some = args;
	for (some.n = 0; some.n <= args.n; some.n++) {
		if (!message_compile(&m, pattern, &some, &fault, a)) {
			assert(fault.at + fault.len <= pattern.n);
			assert(fault.text.n > 0);
			continue;
		}
		str got = message_format(&m, -3, texts, a);
		assert(text_bad_utf8(got) == STR_NONE);
	}
	return 0;
}

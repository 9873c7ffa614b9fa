/* sanitize.c -- contributed HTML in pieces, split at NULs. */
#include "fuzz.h"

#include "model/doc.h"
#include "render/escape.h"
#include "render/sanitize.h"

static void
hear(void *ctx, enum sanitize_event e, str name)
{
	(void)ctx, (void)e, (void)name;
}

static bool
publish(void *ctx, str url, bool media, struct buf *out)
{
	(void)ctx, (void)media;
	buf_add(out, url);
	return url.n > 0;
}

static bool
anchor(void *ctx, str id, struct buf *out)
{
	(void)ctx;
	buf_add(out, id);
	return true;
}

static void
token(void *ctx, size_t number, struct buf *out)
{
	(void)ctx;
	buf_printf(out, "%zu", number);
}

static const struct sanitize_hooks hooks = {
	.event = hear, .url = publish, .anchor = anchor,
	.token = token, .token_text = token};

/* PIECE's first byte says what it is: markup, text, or an element of ours. */
static void
feed(struct sanitize_stack *s, str piece, size_t *entered, struct buf *out)
{
	switch (piece.n == 0 ? '<' : piece.p[0]) {
	case 'T':
		escape_html(out, str_sub(piece, 1, piece.n));
		break;
	case 'E':
		sanitize_enter(s, S("em"), out);
		buf_add(out, S("<em>"));
		++*entered;
		break;
	case 'L':
		if (*entered == 0)
			break;
		sanitize_leave(s, out);
		buf_add(out, S("</em>"));
		--*entered;
		break;
	default:
		sanitize_html(s, piece, out);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct buf out = {NULL, 0, 0};
	str all = own_copy(data, n, a);
	if (text_bad_utf8(all) != STR_NONE)
		return -1; /* read/load has seen to that */
	for (int inline_only = 0; inline_only < 2; inline_only++) {
		size_t entered = 0;
		out.n = 0;
		struct sanitize_stack *s = sanitize_begin(&hooks, inline_only, a);
		for (str rest = all; rest.p != NULL;)
			feed(s, str_cut(rest, '\0', &rest), &entered, &out);
		for (; entered > 0; entered--) {
			sanitize_leave(s, &out);
			buf_add(&out, S("</em>"));
		}
		sanitize_end(s, &out);
		check_html(buf_str(&out));
	}
	buf_release(&out);
	return 0;
}

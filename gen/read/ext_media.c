/* ext_media.c -- :::image:::, [!VIDEO url]. */
#include "read/extension.h"

static struct node *
image_node(struct extender *x, const struct node *n)
{
	struct arena *a = x->inc->arena;
	struct node *image = node_new(NODE_IMAGE, n->pos, a);
	struct node *alt = node_new(NODE_TEXT, POS_NONE, a);
	str type, border;
	(void)extension_attr(x, n, "source", &image->u.link.url);
	(void)extension_attr(x, n, "alt-text", &alt->text);
	(void)extension_attr(x, n, "type", &type);
	(void)extension_attr(x, n, "border", &border);
	image->u.link.icon = str_eq_nocase(type, S("icon"));
	image->u.link.border = border.n > 0
		? !str_eq_nocase(border, S("false")) : !image->u.link.icon;
	if (alt->text.n > 0)
		node_append(image, alt);
	return image;
}

/* IMAGE in a link, if N says where it leads: elsewhere, or to itself larger. */
static struct node *
linked(struct extender *x, const struct node *n, struct node *image)
{
	str url;
	if (!extension_attr(x, n, "link", &url)
	    && !extension_attr(x, n, "lightbox", &url))
		return image;
	if (url.n == 0 || str_eq_nocase(url, S("false")))
		return image;
	struct node *link = node_new(NODE_LINK, n->pos, x->inc->arena);
	link->u.link.url = url;
	node_append(link, image);
	return link;
}

void
picture_read(struct extender *x, struct node *n)
{
	struct arena *a = x->inc->arena;
	struct node *shown = linked(x, n, image_node(x, n));
	if (!node_is_block(n)) {
		node_insert_after(n, shown);
		node_unlink(n);
		return;
	}
	if (n->first != NULL) {
		struct node *text = node_new(NODE_DESCRIPTION, n->pos, a);
		node_move_children(text, n);
		node_append(n, shown);
		node_append(n, text);
	} else {
		node_append(n, shown);
	}
	n->kind = NODE_FIGURE;
}

/* The address in " https://..." or " <https://...>". */
static str
address_of(str rest)
{
	str url = str_trim(rest);
	if (str_starts(url, S("<")) && str_ends(url, S(">")))
		url = str_sub(url, 1, url.n - 1);
	return url;
}

void
video_read(struct extender *x, struct node *n)
{
	str url = extension_text(x, address_of(n->u.directive->rest));
	struct node *quote = n->parent;
	bool web = str_starts(url, S("https://"))
		|| str_starts(url, S("http://"));
	if (!web || url.n > 2048) {
		extension_warn(x, n, DIAG_EXTENSION_UNKNOWN,
		               "no 'https:' address of a video; shown as "
		               "text");
		extension_show(x, n);
		return;
	}
	if (quote != NULL && quote->kind == NODE_QUOTE && n->prev == NULL
	    && n->next == NULL) {
		quote->pos = n->pos;
		node_unlink(n);
		n = quote;
	}
	n->kind = NODE_VIDEO;
	n->u.link.url = url;
}

#ifndef RENDER_HTML_INNER_H
#define RENDER_HTML_INNER_H
/* html_inner.h -- what the parts of the HTML renderer share. */
#include "base/picture.h"
#include "render/html.h"
#include "render/sanitize.h"

struct writer {
	struct html_page *page;
	struct buf *out;
	const struct doc *doc;     /* the page's or an include's */
	const struct pair *pair;   /* whose half is being written, or NULL */
	enum side half;            /* which half */
	uint32_t place;            /* of the block or pair being written */
	uint32_t html_from;        /* where the raw HTML being written begins */
	bool in_link;
	const struct node *link;   /* the open link of this file, or NULL */
	bool link_written;         /* it leads somewhere: there is an <a> */
	struct picture picture;    /* the last one that was led to */
	struct sanitize_stack *html; /* of the innermost container; NULL: none */
	struct html_place {
		const char *tag;   /* the last tag that something was said of */
		uint32_t pos, end; /* where it is written */
	} said;
};

/* html.c: write what is below ROOT. */
void write_children(struct writer *w, const struct node *root);
/* A block begins on a line of its own. */
void fresh_line(struct writer *w);

/* html_markdown.c: the blocks of Markdown, without tables. */
void paragraph_open(struct writer *w, const struct node *n);
void paragraph_close(struct writer *w, const struct node *n);
void heading_open(struct writer *w, const struct node *n);
void heading_close(struct writer *w, const struct node *n);
void quote_open(struct writer *w, const struct node *n);
void quote_close(struct writer *w, const struct node *n);
void alert_open(struct writer *w, const struct node *n);
void alert_close(struct writer *w, const struct node *n);
void list_open(struct writer *w, const struct node *n);
void list_close(struct writer *w, const struct node *n);
void item_open(struct writer *w, const struct node *n);
void item_close(struct writer *w, const struct node *n);
void code_block_open(struct writer *w, const struct node *n);
void html_block_open(struct writer *w, const struct node *n);
void rule_open(struct writer *w, const struct node *n);
/* In an item of a tight list a paragraph is no element. */
bool in_tight_item(const struct node *n);

/* html_table.c */
/* The box that scrolls where a table is wider than the page. */
void table_box_open(const struct writer *w, struct buf *out);
void table_open(struct writer *w, const struct node *n);
void table_close(struct writer *w, const struct node *n);
void row_open(struct writer *w, const struct node *n);
void row_close(struct writer *w, const struct node *n);
void cell_open(struct writer *w, const struct node *n);

/* html_inline.c: the inlines, and what an include brings. */
void text_open(struct writer *w, const struct node *n);
void soft_break_open(struct writer *w, const struct node *n);
void hard_break_open(struct writer *w, const struct node *n);
void code_open(struct writer *w, const struct node *n);
void html_open(struct writer *w, const struct node *n);
void emph_open(struct writer *w, const struct node *n);
void emph_close(struct writer *w, const struct node *n);
void strong_open(struct writer *w, const struct node *n);
void strong_close(struct writer *w, const struct node *n);
void strike_open(struct writer *w, const struct node *n);
void strike_close(struct writer *w, const struct node *n);
void include_open(struct writer *w, const struct node *n);
/* The attribute of code, where the page goes from right to left. */
const char *code_dir(const struct writer *w);

/* html_ext.c: what the extensions make, and the words for it. */
void div_open(struct writer *w, const struct node *n);
void div_close(struct writer *w, const struct node *n);
void grid_open(struct writer *w, const struct node *n);
void column_open(struct writer *w, const struct node *n);
void zone_open(struct writer *w, const struct node *n);
void cards_open(struct writer *w, const struct node *n);
void figure_open(struct writer *w, const struct node *n);
void figure_close(struct writer *w, const struct node *n);
void description_open(struct writer *w, const struct node *n);
void description_close(struct writer *w, const struct node *n);
void video_write(struct writer *w, const struct node *n);
void steps_open(struct writer *w, const struct node *n);
void step_open(struct writer *w, const struct node *n);
void step_close(struct writer *w, const struct node *n);
void tabs_open(struct writer *w, const struct node *n);
void tab_open(struct writer *w, const struct node *n);
void tab_close(struct writer *w, const struct node *n);
/* The text of a NODE_CODE_BLOCK, its marked lines in <mark>. */
void code_lines(struct writer *w, const struct node *n);
/* The page's word ID, and ` lang="..."` if it is in another language. */
str string_plain(const struct writer *w, enum string_id id);
void string_language(struct writer *w, enum string_id id);

/* html_link.c */
void link_open(struct writer *w, const struct node *n);
void link_close(struct writer *w, const struct node *n);
void image_write(struct writer *w, const struct node *n);
/* The published form of URL, unescaped; false when there is none (told). */
bool link_address(struct writer *w, str url, uint32_t pos, bool media,
                  struct buf *out);

/* html_picture.c */
/* Is URL a picture itself: "data:..."? */
bool picture_is_data(str url);
/* Where the file that is made of it stands, as L; or L's fault. */
void picture_from_data(struct writer *w, str url, struct link *l);
/* Let W->picture be what the file M says of itself. */
void picture_look_at(struct writer *w, const struct media *m);
/* ` width="..." height="..."` of W->picture, if they are known. */
void picture_write_size(const struct writer *w, struct buf *out);

/* html_pair.c */
void pair_write(struct writer *w, const struct node *n);
/* P's half in raw HTML, where Markdown is not read. */
void pair_write_raw(struct writer *w, const struct pair *p);
/* The button and the source of a pair whose target is already written. */
void pair_write_source(struct writer *w, const struct pair *p);
/* Begin the element that holds both halves of P. */
void unit_open(struct writer *w, const struct pair *p);
/* Does P have a source that the page shows beside the target? */
bool pair_is_bilingual(const struct writer *w, const struct pair *p);
/* Is the text BLANK a blank between two pairs that is not to be shown? */
bool pair_hides_blank(const struct writer *w, const struct node *blank);

/* html_suggest.c: the link to say P better, where the site has an address. */
void suggest_write(struct writer *w, const struct pair *p);

/* html_raw.c */
void raw_write(struct writer *w, const struct node *n, bool is_inline);
struct sanitize_stack *raw_begin(struct writer *w, bool is_inline);
/* Leave a container: close what raw HTML left open in it. */
void raw_end(struct writer *w);

#endif

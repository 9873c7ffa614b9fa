#include "read/gfm_table.h"

#include <string.h>

#include "read/gfm_row.h"

/* Short rows are padded with empty cells, but a page gets no more than this:
 * else a wide header and many short rows make many times their own length. */
#define PADDED_MAX ((size_t)1 << 16)

/* One block at work. */
struct finder {
	struct gfm_tables *t;
	const struct gfm_page *page;
	const struct gfm_block *block;
	size_t last; /* line of the block */
	struct gfm_margin margin;
};

static struct gfm_line
line_at(const struct finder *f, size_t i)
{
	const struct gfm_page *page = f->page;
	uint32_t from = page->lines[i];
	uint32_t to = i + 1 < page->nlines ? page->lines[i + 1]
		: (uint32_t)page->text.n;
	if (i == f->block->first)
		return gfm_line_first(page->text, f->block->from, to);
	return gfm_line_read(page->text, from, to, &f->margin);
}

/* What the later lines of BLOCK have in front of their content. */
static struct gfm_margin
margin_of(const struct gfm_page *page, const struct gfm_block *block)
{
	struct gfm_margin m = {0, 0};
	for (const struct node *n = block->node->parent; n != NULL;
	     n = n->parent)
		m.quotes += n->kind == NODE_QUOTE;
	if (block->in_item)
		m.indent = gfm_margin_width(page->text,
			page->lines[block->item_line], block->item_from);
	return m;
}

static struct node *
new_node(const struct finder *f, enum node_kind kind, uint32_t at)
{
	const struct gfm_page *page = f->page;
	return node_new(kind, page->source_pos(page->map, at), f->t->arena);
}

static void
add_run(struct gfm_tables *t, str text, struct node *node, uint32_t at)
{
	GROW(t->arena, t->runs, t->nruns, t->runs_cap);
	t->runs[t->nruns++] = (struct gfm_run){text, node, at};
}

/* Fill ROW up to the width of TABLE. */
static void
pad_row(struct gfm_tables *t, const struct node *table, struct node *row,
        uint32_t n)
{
	for (; n < table->u.table.columns && t->padded < PADDED_MAX; n++) {
		struct node *cell = node_new(NODE_CELL, row->pos, t->arena);
		cell->u.cell.align = table->u.table.align[n];
		node_append(row, cell);
		t->padded++;
	}
}

/* Add LINE to TABLE as a row.  False when it is none: a lone '|'. */
static bool
add_row(const struct finder *f, struct node *table, const struct gfm_line *line)
{
	struct gfm_tables *t = f->t;
	uint32_t columns = table->u.table.columns, n = 0;
	struct gfm_cells cells = gfm_cells_for(line->text, columns);
	struct node *row = new_node(f, NODE_ROW, line->at);
	str text;

	for (; gfm_next_cell(&cells, &text); n++) {
		uint32_t at = line->at + (uint32_t)(text.p - line->text.p);
		struct node *cell = new_node(f, NODE_CELL, at);
		node_append(row, cell);
		cell->u.cell.surplus = n >= columns;
		if (n < columns)
			cell->u.cell.align = table->u.table.align[n];
		str plain = gfm_unescape_pipes(text, t->arena);
		if (text.n > 0)
			add_run(t, plain, cell,
			        plain.p == text.p ? at : POS_NONE);
	}
	if (n == 0)
		return false;
	pad_row(t, table, row, n);
	if (n > columns) {
		GROW(t->arena, t->long_rows, t->nlong_rows, t->long_rows_cap);
		t->long_rows[t->nlong_rows++] = row;
	}
	node_append(table, row);
	return true;
}

/* Lines FROM to TO of the block as one text; BLOCKS: for blocks, where
 * indentation counts. */
static str
join_lines(const struct finder *f, size_t from, size_t to, bool blocks)
{
	uint32_t begin = f->page->lines[from];
	uint32_t end = to < f->page->nlines ? f->page->lines[to]
		: (uint32_t)f->page->text.n;
	/* A tab before the text may stand for four blanks. */
	size_t n = 0, room = 4 * (size_t)(end - begin) + (to - from);
	char *p = NEW(f->t->arena, char, room);
	for (size_t i = from; i < to; i++) {
		struct gfm_line line = line_at(f, i);
		if (i > from)
			p[n++] = '\n';
		for (int k = 0; blocks && k < line.indent; k++)
			p[n++] = ' ';
		memcpy(p + n, line.text.p, line.text.n);
		n += line.text.n;
	}
	return (str){p, n};
}

/* The node that LINE, which ends TABLE, follows: TABLE, or what contains it,
 * as far as LINE lacks the marks of those containers. */
static struct node *
before_line(const struct finder *f, struct node *table,
            const struct gfm_line *line)
{
	struct node *after = table;
	size_t quotes = f->margin.quotes;
	for (struct node *n = table->parent; n != NULL; n = n->parent) {
		if (n->kind == NODE_QUOTE && quotes-- <= line->quotes)
			break;
		if (n->kind == NODE_QUOTE
		    || (n->kind == NODE_LIST && line->indent < 0))
			after = n;
	}
	return after;
}

static void
add_rest(const struct finder *f, struct node *table, size_t from)
{
	struct gfm_tables *t = f->t;
	struct gfm_line line = line_at(f, from);
	GROW(t->arena, t->rests, t->nrests, t->rests_cap);
	t->rests[t->nrests++] = (struct gfm_rest){
		.text = join_lines(f, from, f->last + 1, true),
		.after = before_line(f, table, &line),
	};
}

/* Make the table whose delimiter row, of COLUMNS columns, is line DELIM. */
static void
make_table(const struct finder *f, size_t delim, uint32_t columns)
{
	struct node *node = f->block->node;
	struct arena *a = f->t->arena;
	struct gfm_line header = line_at(f, delim - 1);
	struct gfm_line row = line_at(f, delim);
	struct node *table = new_node(f, NODE_TABLE, header.at);
	size_t i = delim + 1;

	table->u.table.columns = columns;
	table->u.table.align = NEW(a, enum cell_align, columns);
	gfm_delimiter_row(row.text, table->u.table.align);
	if (delim - 1 > f->block->first) {
		struct node *lead = new_node(f, NODE_PARAGRAPH,
		                             f->block->from);
		node_insert_before(node, lead);
		add_run(f->t, join_lines(f, f->block->first, delim - 1, false),
		        lead, f->block->from);
	}
	node_insert_before(node, table);
	node_unlink(node);
	add_row(f, table, &header);
	for (; i <= f->last; i++) {
		struct gfm_line line = line_at(f, i);
		if (gfm_ends_table(&line, &f->margin)
		    || !add_row(f, table, &line))
			break;
	}
	if (i <= f->last)
		add_rest(f, table, i);
}

/* The columns of the table that line I of the block delimits; 0: none. */
static uint32_t
columns_at(const struct finder *f, size_t i)
{
	struct gfm_line row = line_at(f, i);
	if (row.text.n == 0 || strchr("|:-", row.text.p[0]) == NULL
	    || gfm_is_lazy(&row, &f->margin) || row.indent >= 4)
		return 0;
	uint32_t columns = gfm_delimiter_row(row.text, NULL), n = 0;
	if (columns == 0)
		return 0;
	struct gfm_line header = line_at(f, i - 1);
	struct gfm_cells cells = gfm_cells(header.text);
	for (str cell; n <= columns && gfm_next_cell(&cells, &cell); n++)
		;
	return n == columns ? columns : 0;
}

/* Look for a table in F->block. */
static void
search(struct finder *f)
{
	size_t first = f->block->first, end = f->last;
	if (f->block->node->kind == NODE_HEADING) {
		/* cmark may say that a heading ends after its underline.
		 * No table has that for its delimiter row. */
		for (end = first + 1; end < f->last; end++) {
			struct gfm_line line = line_at(f, end);
			if (gfm_is_underline(&line, &f->margin))
				break;
		}
		f->last = end--;
	}
	for (size_t i = first + 1; i <= end; i++) {
		uint32_t columns = columns_at(f, i);
		if (columns == 0)
			continue;
		make_table(f, i, columns);
		return;
	}
}

void
gfm_tables_find(struct gfm_tables *t, const struct gfm_page *page)
{
	for (size_t b = 0; b < page->nblocks; b++) {
		const struct gfm_block *block = &page->blocks[b];
		struct finder f = {
			.t = t, .page = page, .block = block,
			.last = block->last,
			.margin = margin_of(page, block),
		};
		search(&f);
	}
}

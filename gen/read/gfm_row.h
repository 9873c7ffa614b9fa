#ifndef READ_GFM_ROW_H
#define READ_GFM_ROW_H
/* gfm_row.h -- one line of a table: what stands before it, and its cells. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/node.h"

/* What containers put before each line of a block. */
struct gfm_margin {
	size_t quotes; /* '>' marks */
	int indent;    /* then columns, for list items */
};

/* A line without its containers' marks, indentation and line end. */
struct gfm_line {
	str text;
	uint32_t at;   /* of TEXT in the page */
	size_t quotes; /* marks found, at most the margin's */
	int indent;    /* columns beyond the margin's; negative: fewer */
};

/* The line from FROM to TO of PAGE, which stands behind MARGIN. */
struct gfm_line gfm_line_read(str page, uint32_t from, uint32_t to,
                              const struct gfm_margin *margin);
/* A block's first line, whose content begins at FROM. */
struct gfm_line gfm_line_first(str page, uint32_t from, uint32_t to);

/* The columns from the last '>' of the line that begins at FROM up to TO,
 * where a list item's content begins. */
int gfm_margin_width(str page, uint32_t from, uint32_t to);

/* Is it only by laziness that LINE still belongs to the paragraph? */
bool gfm_is_lazy(const struct gfm_line *line, const struct gfm_margin *margin);

/* Does LINE, which goes on a paragraph, end a table? */
bool gfm_ends_table(const struct gfm_line *line,
                    const struct gfm_margin *margin);

/* Does LINE underline a heading ("---", "===")? */
bool gfm_is_underline(const struct gfm_line *line,
                      const struct gfm_margin *margin);

/*
 * The number of columns if LINE is a delimiter row ("| :- | - |"), else 0.
 * ALIGN, unless NULL, has room for as many and is filled.
 */
uint32_t gfm_delimiter_row(str line, enum cell_align *align);

/* The cells of a row, one after the other. */
struct gfm_cells {
	str rest;
	bool code; /* a '|' in code ends no cell */
};
struct gfm_cells gfm_cells(str line);
/*
 * The cells of LINE, a row of a table of so many COLUMNS.  The specification
 * says that every '|' ends a cell, and loses what is then too much: where those
 * in code can be text and the row is still long enough, its writer meant that.
 */
struct gfm_cells gfm_cells_for(str line, uint32_t columns);
/* The next, trimmed, into *CELL (p is never NULL); false at the end. */
bool gfm_next_cell(struct gfm_cells *c, str *cell);

/* CELL with '|' for each '\|'; CELL itself when it has none. */
str gfm_unescape_pipes(str cell, struct arena *a);

#endif

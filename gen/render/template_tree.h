#ifndef RENDER_TEMPLATE_TREE_H
#define RENDER_TEMPLATE_TREE_H
/*
 * template_tree.h -- a compiled template, as its three files share it.
 *
 * The tree is an array of tokens in the order of the source.  A token's
 * children follow it, up to its END.  So it can be walked without recursion.
 *
 * Indentation.  A line's own blanks are part of the text.  What a line gets
 * besides (from the partial tag or block that it stands in) is written where
 * a line starts, which a text knows: its first byte (LINE), and whatever
 * follows a line feed in it.  A line start without text is an empty text.
 */
#include <stdbool.h>
#include <stdint.h>

#include "render/template.h"

/* How deep sections may nest in one template, and templates in templates. */
enum { TEMPLATE_DEPTH = 100 };

/* How many steps one page may take: of a list of contents each entry takes some
 * twenty. */
enum { TEMPLATE_WORK = 10000000 };

enum token_kind {
	TOKEN_TEXT,
	TOKEN_ESCAPED,  /* {{x}} */
	TOKEN_RAW,      /* {{{x}}} {{&x}} */
	TOKEN_SECTION,  /* {{#x}} */
	TOKEN_INVERTED, /* {{^x}} */
	TOKEN_PARTIAL,  /* {{>x}} */
	TOKEN_PARENT,  /* {{<x}}: its children are arguments and nothing else */
	TOKEN_BLOCK,   /* {{$x}} that can be replaced; children: the default */
	TOKEN_ARGUMENT /* {{$x}} just below a parent: what replaces */
};

struct token {
	enum token_kind kind;
	/* Text: begins where a line does.  Partial, parent, block: the tag
	 * had its line for itself.  Argument: begins on a line of its own. */
	bool line;
	bool dynamic;    /* partial, parent: the name is looked up */
	uint32_t dedent; /* text: blanks to leave out where a line starts */
	uint32_t end;    /* after the children */
	uint32_t n_path;
	str *path;  /* the name, cut at its dots; {{.}} has no parts */
	str text;   /* what stands here, or the name of the tag */
	str indent; /* what lines inside get; see above */
};

struct template_tree {
	const struct source *src;
	const struct token *tokens;
	uint32_t n;
};

/*
 * Compile SRC into T; all but the text of SRC is in A.  False when there was a
 * fault, which was reported; T then holds what could be read.
 */
bool template_parse(struct template_tree *t, const struct source *src,
                    struct arena *a, struct diag *d);

/* The template NAME of SET, or NULL. */
const struct template_tree *template_find(const struct template_set *set,
                                          str name);

/* The children of BLOCK, a token of TOKENS, are complete: if the block's tag
 * had its line for itself, the default says how its content is indented. */
void margin_of_block(struct token *tokens, uint32_t block);

/* Take the common indentation away from the children of ARGUMENT. */
void margin_remove(struct token *tokens, uint32_t argument);

/* Cut the first line, with its line feed, from *REST. */
str margin_line(str *rest);

/* How many blanks (space, tab) are at the front of LINE. */
size_t margin_blanks(str line);

/* Is LINE empty but for blanks and a line feed?  Such are not indented. */
bool margin_only(str line);

#endif

#ifndef RENDER_TEMPLATE_H
#define RENDER_TEMPLATE_H
/*
 * template.h -- Mustache: the published specification, with inheritance and
 * dynamic names.  Templates are compiled once and then only read.
 */
#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/source.h"
#include "base/value.h"

struct template_tree;

struct template_set {
	struct map by_name; /* name -> struct template_tree */
	struct arena *arena;
};

/*
 * Compile SRC as NAME and add it to SET; a second of the same name is ignored,
 * so that a site's own templates, added first, win.  Faults are reported with
 * their place; false when there was one, and SET then has what could be read.
 * The text of SRC is borrowed for SET's life.
 *
 * Faults are tags that are not closed or close nothing, names that are empty
 * or have blanks, delimiters that are none, sections deeper than 100.
 */
bool template_add(struct template_set *set, str name, const struct source *src,
                  struct diag *d);

/* Let NAME be another name of the template FULL, unless SET has a NAME. */
void template_name(struct template_set *set, str name, str full);

/* Is there a template NAME in SET? */
bool template_has(const struct template_set *set, str name);

/* Tell D of the partials and parents that the template NAME of SET names and SET
 * lacks; false when there was one.  For when all have been added. */
bool template_check(const struct template_set *set, str name, struct diag *d);

/*
 * Append the template NAME with DATA to OUT.  Partials that SET lacks are
 * empty, as the specification says.  False, and nothing is appended, when SET
 * has no NAME, or when partials, parents and blocks that replace others nest
 * deeper than 100, or when it takes more than 10 million steps: a tag, an
 * object that a name is looked for in, 16 bytes of text.  SCRATCH is used for the
 * time of the call.
 */
bool template_render(const struct template_set *set, str name,
                     const struct value *data, struct buf *out,
                     struct arena *scratch);

#endif

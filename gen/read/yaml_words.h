#ifndef READ_YAML_WORDS_H
#define READ_YAML_WORDS_H
/* yaml_words.h -- what libyaml says is wrong, in a writer's words. */
#include <stdbool.h>

/* Said by the reader itself, too: libyaml finds some only far below. */
#define YAML_OPEN_QUOTE "a quote that is not closed"

/* Is what PROBLEM lacks the end of something?  It is told where that begins. */
bool yaml_begins_before(const char *problem);

/* What to do about PROBLEM; PROBLEM itself when it is none that we know. */
const char *yaml_words(const char *problem);

#endif

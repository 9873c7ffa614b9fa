#ifndef READ_LOAD_H
#define READ_LOAD_H
/*
 * load.h -- a file's bytes as a source: whatever the encoding, UTF-8 comes out.
 * The only door to iconv and ICU's charset detector.
 */
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

/*
 * Make SRC->text from BYTES; SRC->path is set.  A BOM is dropped; UTF-16 and
 * UTF-32 are known by it; other bytes that are not UTF-8 are converted from
 * what ICU takes them for, with a warning; what remains unreadable becomes
 * U+FFFD, with a warning that names the first place.  Noncharacters
 * U+FDD0..U+FDEF, also as references (&#xFDD0;), and NUL become U+FFFD.  Text that is already good is borrowed.
 */
void load_text(str bytes, struct source *src, struct diag *d,
               struct arena *a);

#endif

/*
 * diag_list.h -- every diagnostic: name, severity, public id, one line of
 * help.  The id is stable: settings, baselines and tests name it.
 */
#define DIAG_LIST(X)                                                           \
	X(CONFIG, SEV_ERROR, "config",                                         \
	  "the settings in site.yml cannot be used as they stand")             \
	X(FILE_UNREADABLE, SEV_ERROR, "file-unreadable",                       \
	  "a file could not be read")                                          \
	X(FILE_NAME, SEV_ERROR, "file-name",                                   \
	  "a file name that cannot be published")                              \
	X(LIMIT, SEV_ERROR, "limit",                                           \
	  "the page is larger, deeper or slower than the limits allow")        \
	X(PAGE_CRASHED, SEV_ERROR, "page-crashed",                             \
	  "reading the page ended the process that read it")                   \
	X(ENCODING, SEV_WARNING, "encoding",                                   \
	  "the file is not UTF-8, or holds bytes that are no text")            \
	X(FRONT_MATTER, SEV_ERROR, "front-matter",                             \
	  "the front matter cannot be used")                                   \
	X(FRONT_MATTER_SPANS, SEV_WARNING, "front-matter-spans",               \
	  "the front matter holds translated spans instead of keys")           \
	X(PAIR_MISSING_TARGET, SEV_ERROR, "pair-missing-target",               \
	  "a source segment without its target")                               \
	X(PAIR_MISSING_SOURCE, SEV_ERROR, "pair-missing-source",               \
	  "a target segment without its source")                               \
	X(PAIR_DUPLICATE_ID, SEV_ERROR, "pair-duplicate-id",                   \
	  "the same unit id twice in one file")                                \
	X(PAIR_ID_MISMATCH, SEV_ERROR, "pair-id-mismatch",                     \
	  "target and source side by side with different ids")                 \
	X(SPAN_UNCLOSED, SEV_ERROR, "span-unclosed",                           \
	  "a segment's span is never closed")                                  \
	X(SPAN_STRAY, SEV_WARNING, "span-stray",                               \
	  "a span tag inside a segment that does not pair up")                 \
	X(ATTRIBUTE_QUOTES, SEV_WARNING, "attribute-quotes",                   \
	  "&quot; where the quotes of a span's attribute should be")           \
	X(LOOKUP_CLASS, SEV_ERROR, "lookup-class",                             \
	  "a source segment outside its sxs-lookup span")                      \
	X(PAIR_FORM, SEV_INFO, "pair-form",                                    \
	  "a pair that is read, but is not written in the usual form")         \
	X(TARGET_EMPTY, SEV_WARNING, "target-empty",                           \
	  "the target is blank while the source is not: the source is shown")  \
	X(SEGMENT_BLANK_LINE, SEV_WARNING, "segment-blank-line",               \
	  "a blank line inside a segment")                                     \
	X(SEGMENT_COMMENT, SEV_WARNING, "segment-comment",                     \
	  "an HTML comment opens or closes inside a segment")                  \
	X(NO_PAIRS, SEV_WARNING, "no-pairs",                                   \
	  "a localized page without any source text")                          \
	X(UNTRACKED_TEXT, SEV_WARNING, "untracked-text",                       \
	  "prose outside any pair")                                            \
	X(PAIR_IN_CODE, SEV_WARNING, "pair-in-code",                              \
	  "a pair inside code is shown as it is written")                      \
	X(TABLE_CELLS, SEV_WARNING, "table-cells",                             \
	  "a table row with more cells than its header")                       \
	X(LINK_FORM, SEV_WARNING, "link-form",                                 \
	  "a link that Markdown does not read as one")                         \
	X(ALERT_KEYWORD, SEV_WARNING, "alert-keyword",                         \
	  "the keyword of an alert is unknown or inside a segment")            \
	X(ALERT_TEXT, SEV_INFO, "alert-text",                                  \
	  "text on the line of the alert's keyword")                           \
	X(EXTENSION_UNKNOWN, SEV_WARNING, "extension-unknown",                 \
	  "a Markdown extension that is not known; it is shown as text")       \
	X(INCLUDE_MISSING, SEV_ERROR, "include-missing",                       \
	  "the included file does not exist or cannot be read")                \
	X(INCLUDE_CYCLE, SEV_ERROR, "include-cycle",                           \
	  "a file includes itself")                                            \
	X(INCLUDE_OUTSIDE, SEV_ERROR, "include-outside",                       \
	  "the included file is outside the content folder")                   \
	X(LINK_BROKEN, SEV_ERROR, "link-broken",                               \
	  "a relative link that leads to no page or file")                     \
	X(LINK_ANCHOR, SEV_ERROR, "link-anchor",                               \
	  "a link to an anchor that its page does not have")                   \
	X(LINK_OUTSIDE, SEV_ERROR, "link-outside",                             \
	  "a relative link that leads out of the content folder")              \
	X(LINK_CASE, SEV_WARNING, "link-case",                                 \
	  "a link in another case than the file's name")                       \
	X(LINK_ROOT, SEV_INFO, "link-root",                                    \
	  "a root-relative link to something outside this site")               \
	X(LINK_SCHEME, SEV_WARNING, "link-scheme",                             \
	  "a link whose scheme is not allowed; it is shown as text")           \
	X(LINK_EMPTY, SEV_WARNING, "link-empty",                               \
	  "a link without an address or a text")                               \
	X(HTML_DROPPED, SEV_WARNING, "html-dropped",                           \
	  "HTML that is not on the list of what is allowed")                   \
	X(HTML_PLACEHOLDER, SEV_INFO, "html-placeholder",                      \
	  "prose in angle brackets that would vanish as HTML; shown as text")  \
	X(HTML_UNCLOSED, SEV_WARNING, "html-unclosed",                         \
	  "an HTML element that is not closed, or was not open")               \
	X(ANCHOR_DUPLICATE, SEV_INFO, "anchor-duplicate",                      \
	  "the same anchor twice on one page")                                 \
	X(STRING_PATTERN, SEV_ERROR, "string-pattern",                         \
	  "the text of a user interface string cannot be used")                \
	X(STRING_UNKNOWN, SEV_WARNING, "string-unknown",                       \
	  "a key that no user interface string has")                           \
	X(STRING_MISSING, SEV_ERROR, "string-missing",                         \
	  "a user interface string that en-US does not have")                  \
	X(TEMPLATE, SEV_ERROR, "template",                                     \
	  "a tag in a template that is wrong or not closed")                   \
	X(FRONT_MATTER_DATE, SEV_WARNING, "front-matter-date",                 \
	  "a date in the front matter that is no day of the calendar")         \
	X(EXTENSION_CLASS, SEV_INFO, "extension-class",                        \
	  "a class of a [!div] quote that is not known; it is left out")       \
	X(XREF_UNKNOWN, SEV_WARNING, "xref-unknown",                           \
	  "a reference to a name that the settings have no address for")       \
	X(CODE_SOURCE, SEV_ERROR, "code-source",                               \
	  "a file of code, or a part of it, that cannot be shown")             \
	X(TOC, SEV_ERROR, "toc",                                               \
	  "a table of contents that cannot be used as it stands")              \
	X(REDIRECT, SEV_ERROR, "redirect",                                     \
	  "a redirect that leads nowhere, in a circle, or away from a page")   \
	X(FRONT_MATTER_VALUE, SEV_WARNING, "front-matter-value",               \
	  "a value in the front matter that its name cannot have")             \
	X(VARIABLE_UNKNOWN, SEV_WARNING, "variable-unknown",                   \
	  "a {{name}} that the settings do not have, but one like it")         \
	X(LOCALE_FOLDER, SEV_WARNING, "locale-folder",                         \
	  "a locale without a folder of pages, or a folder of no locale")      \
	X(SPAN_QUOTE, SEV_ERROR, "span-quote",                                 \
	  "the tag of a unit with a quote at one end of its id only")          \
	X(RESOURCE, SEV_ERROR, "resource",                                     \
	  "a resource that cannot be used as it stands")                       \
	X(RESOURCE_PATTERN, SEV_WARNING, "resource-pattern",                   \
	  "an address or pattern that another resource takes first")           \
	X(RESOURCE_UNUSED, SEV_WARNING, "resource-unused",                     \
	  "a resource that no page links to and no hub shows")                 \
	X(RESOURCE_DATE, SEV_WARNING, "resource-date",                         \
	  "a resource that has ended, or that was to be looked at again")      \
	X(LINK_RESOURCE, SEV_WARNING, "link-resource",                         \
	  "a link to a known resource by an old or another locale's address")  \
	X(HUB, SEV_ERROR, "hub",                                               \
	  "a choice of resources that cannot be used as it stands")            \
	X(TROUBLESHOOTER, SEV_ERROR, "troubleshooter",                         \
	  "steps that lead nowhere, in a circle, or are reached by none")      \
	X(LINK_DEAD, SEV_ERROR, "link-dead",                                   \
	  "an address of another site where nothing answers")                  \
	X(LINK_MOVED, SEV_WARNING, "link-moved",                               \
	  "an address of another site that has moved for good")                \
	X(LINK_UNCHECKED, SEV_WARNING, "link-unchecked",                       \
	  "an address of another site that could not be checked")              \
	X(RESOURCE_TITLE, SEV_WARNING, "resource-title",                       \
	  "a resource on a hub that nothing gives a title to")                 \
	X(FRONT_MATTER_KEY, SEV_WARNING, "front-matter-key",                   \
	  "a key of the front matter that is nearly one that is read")         \
	X(TOC_LACKS, SEV_INFO, "toc-lacks",                                    \
	  "a page that the table of contents above it does not name")          \
	X(PAIR_ID_FORM, SEV_INFO, "pair-id-form",                              \
	  "a unit id that is not of the usual form")                           \
	X(UNTRACKED_WORDS, SEV_INFO, "untracked-words",                        \
	  "one or two words outside any pair")

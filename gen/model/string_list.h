#ifndef MODEL_STRING_LIST_H
#define MODEL_STRING_LIST_H
/* string_list.h -- every string of the user interface: enum name, key, its
 * arguments, "#" before one that is a number. */
#define STRING_LIST(X)                                                         \
	X(SKIP, "skip_to_content", "")                                         \
	X(LANGUAGE, "language", "")                                            \
	X(LANGUAGE_MENU, "language_menu", "")                                  \
	X(CHOOSE_LANGUAGE, "choose_language", "")                              \
	X(BREADCRUMBS, "breadcrumbs", "")                                      \
	X(HOME, "home", "")                                                    \
	X(ON_THIS_PAGE, "on_this_page", "")                                    \
	X(PREVIOUS, "previous", "")                                            \
	X(NEXT, "next", "")                                                    \
	X(CONTENTS, "contents", "")                                            \
	X(CONTENTS_COUNT, "contents_count", "#count")                          \
	X(VIEW, "view", "")                                                    \
	X(VIEW_TRANSLATION, "view_translation", "")                            \
	X(VIEW_ON_DEMAND, "view_on_demand", "")                                \
	X(VIEW_SIDE_BY_SIDE, "view_side_by_side", "")                          \
	X(SHOW_SOURCE, "show_source", "language")                              \
	X(VIEW_SOURCE_PAGE, "view_source_page", "language")                    \
	X(NOTICE_MACHINE, "notice_machine", "")                                \
	X(NOTICE_FALLBACK, "notice_fallback", "language, wanted")              \
	X(UPDATED, "updated", "date")                                          \
	X(TRANSLATED, "translated", "date")                                    \
	X(ALERT_NOTE, "alert_note", "")                                        \
	X(ALERT_TIP, "alert_tip", "")                                          \
	X(ALERT_IMPORTANT, "alert_important", "")                              \
	X(ALERT_WARNING, "alert_warning", "")                                  \
	X(ALERT_CAUTION, "alert_caution", "")                                  \
	X(NOT_FOUND_TITLE, "not_found_title", "")                              \
	X(NOT_FOUND_TEXT, "not_found_text", "")                                \
	X(GO_HOME, "go_home", "")                                              \
	X(IN_LANGUAGE, "in_language", "language")                              \
	X(VIDEO, "video", "address")                                           \
	X(DESCRIPTION, "description", "")                                      \
	X(APPLIES_TO, "applies_to", "target")                                  \
	X(BACK_TO_TOP, "back_to_top", "")                                      \
	X(RELATED, "related", "")                                              \
	X(TABLE, "table", "")                                                  \
	X(SUGGEST, "suggest", "")                                              \
	X(HUB_FEATURED, "hub_featured", "")                                    \
	X(HUB_SETUP, "hub_setup", "")                                          \
	X(HUB_REGISTER, "hub_register", "")                                    \
	X(HUB_RESET, "hub_reset", "")                                          \
	X(HUB_FAQ, "hub_faq", "")                                              \
	X(HUB_TROUBLESHOOT, "hub_troubleshoot", "")                            \
	X(HUB_POLICY, "hub_policy", "")                                        \
	X(HUB_CONTACT, "hub_contact", "")                                      \
	X(EXTERNAL_SITE, "external_site", "")                                  \
	X(STEPS_WAY, "steps_way", "")                                          \
	X(STEPS_BACK, "steps_back", "")                                        \
	X(STEPS_RESTART, "steps_restart", "")                                  \
	X(STEPS_EVERY, "steps_all", "")                                        \
	X(SEARCH, "search", "")                                                \
	X(SEARCH_BUTTON, "search_button", "")                                  \
	X(SEARCH_COUNT, "search_count", "#count")                              \
	X(SEARCH_NONE, "search_none", "")                                      \
	X(SEARCH_ALL, "search_all", "")                                        \
	X(SEARCH_MORE, "search_more", "")                                      \
	X(SEARCH_FAILED, "search_failed", "")                                  \
	X(SEARCH_TITLES, "search_titles", "")

#define X(name, key, args) STRING_##name,
enum string_id { STRING_LIST(X) STRING_COUNT };
#undef X

#endif

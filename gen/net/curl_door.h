#ifndef NET_CURL_DOOR_H
#define NET_CURL_DOOR_H
/*
 * curl_door.h -- libcurl, loaded when it is first needed.
 *
 * It and all that it needs take longer to load than a small site to build, and
 * one command in ten thousand asks other sites.
 */
#define CURL_DISABLE_TYPECHECK /* its macros know no pointers to functions */
#include <curl/curl.h>

#define CURL_FUNCTIONS(X)                                                      \
	X(curl_global_init)                                                    \
	X(curl_global_cleanup)                                                 \
	X(curl_free)                                                           \
	X(curl_url)                                                            \
	X(curl_url_cleanup)                                                    \
	X(curl_url_get)                                                        \
	X(curl_url_set)                                                        \
	X(curl_easy_init)                                                      \
	X(curl_easy_cleanup)                                                   \
	X(curl_easy_setopt)                                                    \
	X(curl_easy_getinfo)                                                   \
	X(curl_multi_init)                                                     \
	X(curl_multi_cleanup)                                                  \
	X(curl_multi_setopt)                                                   \
	X(curl_multi_add_handle)                                               \
	X(curl_multi_remove_handle)                                            \
	X(curl_multi_perform)                                                  \
	X(curl_multi_poll)                                                     \
	X(curl_multi_info_read)

struct curl_door {
#define X(name) __typeof__(name) *name; /* NOLINT(bugprone-macro-parentheses) */
	CURL_FUNCTIONS(X)
#undef X
};

/* libcurl; fatal where it is not installed. */
const struct curl_door *curl_door(void);

#endif

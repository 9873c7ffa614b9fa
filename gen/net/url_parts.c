#include "net/url_parts.h"

#include "net/curl_door.h"

const char url_secret[] = "it holds a name or a password, which are not sent";

str
url_without_anchor(str url)
{
	size_t at = str_chr(url, '#', 0);
	return at == STR_NONE ? url : str_sub(url, 0, at);
}

str
url_encoded(str url, struct arena *a)
{
	char *text = NULL;
	CURLU *u = curl_door()->curl_url();
	if (u != NULL
	    && curl_door()->curl_url_set(u, CURLUPART_URL, str_z(url, a),
	                                 CURLU_URLENCODE) == CURLUE_OK
	    && curl_door()->curl_url_get(u, CURLUPART_URL, &text, 0)
	    == CURLUE_OK)
		url = str_dup(str_of(text), a);
	curl_door()->curl_free(text);
	curl_door()->curl_url_cleanup(u);
	return url;
}

/* PART of U in lower case, in A; empty without it. */
static str
part(CURLU *u, CURLUPart what, unsigned flags, struct arena *a)
{
	char *text = NULL;
	str s = {NULL, 0};
	if (curl_door()->curl_url_get(u, what, &text, flags) != CURLUE_OK)
		return s;
	for (char *p = text; *p != '\0'; p++)
		*p = ascii_lower(*p);
	s = str_dup(str_of(text), a);
	curl_door()->curl_free(text);
	return s;
}

static str
server_of(CURLU *u, const char **why, struct arena *a)
{
	str scheme = part(u, CURLUPART_SCHEME, 0, a);
	str host = part(u, CURLUPART_HOST, 0, a);
	*why = NULL;
	if (!str_eq(scheme, S("http")) && !str_eq(scheme, S("https")))
		*why = "it is no http: or https: address";
	else if (part(u, CURLUPART_USER, 0, a).n > 0
	         || part(u, CURLUPART_PASSWORD, 0, a).n > 0)
		*why = url_secret;
	else if (host.n == 0)
		*why = "it names no server";
	if (*why != NULL)
		return (str){NULL, 0};
	return STR_JOIN(a, host, S(":"),
	                part(u, CURLUPART_PORT, CURLU_DEFAULT_PORT, a));
}

str
url_server(str url, const char **why, struct arena *a)
{
	str server = {NULL, 0};
	CURLU *u = curl_door()->curl_url();
	*why = "it is no address";
	if (u == NULL)
		return server;
	if (memchr(url.p, '\0', url.n) == NULL
	    && curl_door()->curl_url_set(u, CURLUPART_URL, str_z(url, a),
	                    CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)
	    == CURLUE_OK)
		server = server_of(u, why, a);
	curl_door()->curl_url_cleanup(u);
	return server;
}

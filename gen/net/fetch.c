#include "net/fetch.h"

#include <stdlib.h>

#include "base/fatal.h"
#include "net/curl_door.h"
#include "net/guard.h"

enum {
	BODY_MOST = 1 << 14, /* bytes; a server need not heed a Range */
	HEAD_MOST = 1 << 16, /* bytes of all headers, and of what goes before */
	CONNECT_MOST = 10,   /* seconds */
	WAIT_MOST = 200      /* milliseconds: a signal must be seen soon */
};

/* What OpenSSL says of a certificate (X509_V_ERR_...). */
enum { CERTIFICATE_EXPIRED = 10, SIGNED_BY_ITSELF = 18, CHAIN_BY_ITSELF = 19 };

/* ---- what curl calls ---------------------------------------------------------- */

static curl_socket_t
open_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct fetch *one = ctx;
	(void)purpose;
	if (!one->allow_private && !address_is_public(&to->addr)) {
		one->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

/* Nothing is kept; of more than is needed nothing is taken. */
static size_t
take_body(char *p, size_t size, size_t n, void *ctx)
{
	struct fetch *one = ctx;
	(void)p;
	one->received += size * n;
	one->cut = one->received > BODY_MOST;
	return one->cut ? 0 : size * n;
}

/* There are libcurls that take headers without an end. */
static size_t
take_header(char *p, size_t size, size_t n, void *ctx)
{
	struct fetch *one = ctx;
	(void)p;
	one->headers += size * n;
	return one->headers > HEAD_MOST ? 0 : size * n;
}

/* ---- one request ---------------------------------------------------------------- */

static void
set_request(CURL *h, const struct fetch *one, const struct web *w)
{
	char *url = strndup(one->url.p, one->url.n);
	if (url == NULL)
		fatal_memory("out of memory for an address");
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_URL, url); /* copied */
	free(url);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_NOBODY, one->head ? 1L : 0L);
	if (!one->head)
		(void)curl_door()->curl_easy_setopt(h, CURLOPT_RANGE, "0-1023");
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_USERAGENT, w->agent);
}

/* What FOLLOWLOCATION, cookies, NETRC and encodings are left to: off. */
static void
set_limits(CURL *h, const struct web *w)
{
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_TIMEOUT, (long)w->timeout);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT,
	                       (long)(w->timeout < CONNECT_MOST ? w->timeout
	                                                        : CONNECT_MOST));
	/* Behind a proxy nobody sees which address is connected to. */
	if (!w->allow_private)
		(void)curl_door()->curl_easy_setopt(h, CURLOPT_PROXY, "");
}

static void
set_calls(CURL *h, struct fetch *one)
{
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_PRIVATE, one);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, one);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take_body);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_WRITEDATA, one);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, take_header);
	(void)curl_door()->curl_easy_setopt(h, CURLOPT_HEADERDATA, one);
}

void
fetcher_start(struct fetcher *f, struct fetch *one)
{
	CURL *h = curl_door()->curl_easy_init();
	if (h == NULL)
		fatal_memory("out of memory for a request");
	*one = (struct fetch){.url = one->url,
	                      .head = one->head,
	                      .owner = one->owner,
	                      .allow_private = f->web->allow_private,
	                      .handle = h};
	set_request(h, one, f->web);
	set_limits(h, f->web);
	set_calls(h, one);
	(void)curl_door()->curl_multi_add_handle(f->handle, h);
}

/* ---- how it ended ------------------------------------------------------------------ */

static const char *
distrust(CURL *h)
{
	long result = 0;
	(void)curl_door()->curl_easy_getinfo(h, CURLINFO_SSL_VERIFYRESULT, &result);
	switch (result) {
	case CERTIFICATE_EXPIRED:
		return "its certificate has expired";
	case SIGNED_BY_ITSELF:
	case CHAIN_BY_ITSELF:
		return "its certificate is signed by itself";
	default:
		return "its certificate cannot be trusted";
	}
}

static enum fetch_end
end_of(const struct fetch *one, CURLcode code)
{
	curl_off_t connected = 0;
	if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && one->cut))
		return FETCH_ANSWERED;
	(void)curl_door()->curl_easy_getinfo(one->handle, CURLINFO_CONNECT_TIME_T,
	                        &connected);
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
		return FETCH_NO_HOST;
	case CURLE_COULDNT_CONNECT:
		return one->refused ? FETCH_PRIVATE : FETCH_NO_CONNECTION;
	case CURLE_OPERATION_TIMEDOUT:
		return connected == 0 ? FETCH_NO_CONNECTION : FETCH_SLOW;
	case CURLE_SSL_CACERT_BADFILE:
		fatal("there are no certificates to trust: is the package "
		      "ca-certificates installed?");
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_ISSUER_ERROR:
		return FETCH_NO_TRUST;
	default:
		return FETCH_BROKEN;
	}
}

static void
read_answer(struct fetch *one, CURLcode code, struct arena *a)
{
	CURL *h = one->handle;
	char *location = NULL;
	curl_off_t after = 0;
	one->end = end_of(one, code);
	(void)curl_door()->curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &one->status);
	(void)curl_door()->curl_easy_getinfo(h, CURLINFO_REDIRECT_URL, &location);
	(void)curl_door()->curl_easy_getinfo(h, CURLINFO_RETRY_AFTER, &after);
	/* More than an address may have, so that it is seen to be too long. */
	one->location = str_dup(str_sub(str_of(location), 0, LOCATION_MOST + 1),
	                        a);
	one->retry_after = after > 1000000 ? 1000000 : (long)after;
	if (code == CURLE_SSL_CONNECT_ERROR)
		one->why = "no secure connection can be agreed on";
	else if (one->end == FETCH_NO_TRUST)
		one->why = distrust(h);
}

struct fetch *
fetcher_next(struct fetcher *f)
{
	int left;
	CURLMsg *m;
	while ((m = curl_door()->curl_multi_info_read(f->handle, &left)) != NULL) {
		void *one = NULL;
		CURLcode code = m->data.result;
		if (m->msg != CURLMSG_DONE)
			continue;
		(void)curl_door()->curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE,
		                        &one);
		read_answer(one, code, f->web->arena);
		fetcher_drop(f, one);
		return one;
	}
	return NULL;
}

void
fetcher_drop(struct fetcher *f, struct fetch *one)
{
	(void)curl_door()->curl_multi_remove_handle(f->handle, one->handle);
	curl_door()->curl_easy_cleanup(one->handle);
	one->handle = NULL;
}

/* ---- all of them --------------------------------------------------------------------- */

void
fetcher_open(struct fetcher *f, const struct web *web)
{
	*f = (struct fetcher){.web = web};
	if (curl_door()->curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		fatal("cannot make ready for the network");
	f->handle = curl_door()->curl_multi_init();
	if (f->handle == NULL)
		fatal_memory("out of memory for requests");
	/* One connection, one request at a time: servers are asked gently. */
	(void)curl_door()->curl_multi_setopt(f->handle, CURLMOPT_PIPELINING,
	                        CURLPIPE_NOTHING);
}

void
fetcher_wait(struct fetcher *f, double seconds)
{
	int running, ms = seconds * 1000 > WAIT_MOST ? WAIT_MOST
		: (int)(seconds * 1000) + 1;
	if (curl_door()->curl_multi_poll(f->handle, NULL, 0, ms, NULL) != CURLM_OK
	    || curl_door()->curl_multi_perform(f->handle, &running) != CURLM_OK)
		fatal("cannot wait for the network");
}

void
fetcher_close(struct fetcher *f)
{
	(void)curl_door()->curl_multi_cleanup(f->handle);
	curl_door()->curl_global_cleanup();
}

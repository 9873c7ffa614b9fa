/*
 * server.c -- a web server that misbehaves in as many ways as it has paths.
 *
 *     server LOG
 *
 * It listens on a free port of 127.0.0.1, prints that, and writes a line for
 * each request to LOG: how many it is at, the method, the path, and "cookie" or
 * "secret" for what it should never have been sent.  It ends with its parent.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static int port, log_fd;

/* Of all processes. */
static struct shared {
	int active, busy, tired, flaky;
} *shared;

struct request {
	int fd;
	bool head;
	char method[16], path[256], all[8192];
};

static void
say(int fd, const char *text)
{
	size_t n = strlen(text);
	while (n > 0) {
		ssize_t w = write(fd, text, n);
		if (w <= 0)
			_exit(0);
		text += w;
		n -= (size_t)w;
	}
}

/* ---- ways to answer -------------------------------------------------------------- */

static void
answer(const struct request *r, const char *status, const char *headers)
{
	char text[1024];
	(void)snprintf(text, sizeof text, "HTTP/1.1 %s\r\n%sContent-Length: 3"
	               "\r\nConnection: close\r\n\r\n%s", status, headers,
	               r->head ? "" : "ok\n");
	say(r->fd, text);
}

static void
redirect(const struct request *r, const char *status, const char *to)
{
	char header[512];
	(void)snprintf(header, sizeof header, "Location: %s\r\n", to);
	answer(r, status, header);
}

static void
reset(const struct request *r)
{
	struct linger now = {1, 0};
	(void)setsockopt(r->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static void
endless(const struct request *r, const char *begin, const char *piece,
        unsigned pause)
{
	say(r->fd, begin);
	for (;;) {
		say(r->fd, piece);
		(void)usleep(pause);
	}
}

static void
many(const struct request *r)
{
	char to[64];
	(void)snprintf(to, sizeof to, "/many/%d", atoi(r->path + 6) + 1);
	redirect(r, "302 Found", to);
}

static void
huge(const struct request *r)
{
	static char piece[65537];
	memset(piece, 'x', sizeof piece - 1);
	endless(r, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
	        piece, 0);
}

/* In large pieces: what ends this must be their number, not the time. */
static void
headers(const struct request *r)
{
	static char piece[4099] = "X-A: ";
	memset(piece + 5, 'x', sizeof piece - 8);
	memcpy(piece + sizeof piece - 3, "\r\n", 3);
	endless(r, "HTTP/1.1 200 OK\r\n", piece, 0);
}

/* An address that nobody can want to go to, and keep. */
static void
far_away(const struct request *r)
{
	static char text[24000];
	(void)snprintf(text, sizeof text, "HTTP/1.1 302 Found\r\nLocation: /%0*d"
	               "\r\nContent-Length: 0\r\n\r\n", 20000, 0);
	say(r->fd, text);
}

static void
secret(const struct request *r)
{
	char to[128];
	(void)snprintf(to, sizeof to, "http://name:word@127.0.0.1:%d/ok", port);
	redirect(r, "302 Found", to);
}

/* ---- what each path does ------------------------------------------------------------ */

static const struct {
	const char *path, *status, *to;
} plain[] = {
	{"/ok", "200 OK", NULL},
	{"/gone", "404 Not Found", NULL},
	{"/forbidden", "403 Forbidden", NULL},
	{"/error", "500 Internal Server Error", NULL},
	{"/odd", "299 Odd", NULL},
	{"/moved", "301 Moved Permanently", "/ok"},
	{"/moved-308", "308 Permanent Redirect", "/moved"},
	{"/moved-away", "301 Moved Permanently", "/gone"},
	{"/moved-odd", "301 Moved Permanently", "/ok?a=(b)"},
	{"/found", "302 Found", "/ok"},
	{"/found-moved", "302 Found", "/moved"},
	{"/moved-found", "301 Moved Permanently", "/found"},
	{"/loop", "302 Found", "/loop-2"},
	{"/loop-2", "302 Found", "/loop"},
	{"/self", "301 Moved Permanently", "/self"},
	{"/nowhere", "302 Found", NULL},
	{"/file", "302 Found", "file:///etc/passwd"},
	{"/script", "302 Found", "javascript:alert(1)"},
	{"/other", "302 Found", "gopher://127.0.0.1/"},
	{"/busy-always", "429 Too Many Requests\r\nRetry-After: 1", NULL},
	{"/busy-long", "503 Service Unavailable\r\nRetry-After: 86400", NULL},
	{"/bake", "302 Found\r\nSet-Cookie: a=b", "/baked"},
	{"/baked", "200 OK", NULL},
};

static bool
do_plain(const struct request *r)
{
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		if (strcmp(r->path, plain[i].path) != 0)
			continue;
		if (plain[i].to != NULL)
			redirect(r, plain[i].status, plain[i].to);
		else
			answer(r, plain[i].status, "");
		return true;
	}
	return false;
}

/* Those that misbehave in ways that no status tells. */
static bool
do_rude(const struct request *r)
{
	if (strncmp(r->path, "/slow", 5) == 0)
		(void)sleep(60);
	else if (strcmp(r->path, "/reset") == 0)
		reset(r);
	else if (strcmp(r->path, "/close") == 0)
		(void)shutdown(r->fd, SHUT_RDWR);
	else if (strcmp(r->path, "/garbage") == 0)
		say(r->fd, "\x01\xFFno server speaks so\n\n");
	else if (strcmp(r->path, "/drip") == 0)
		endless(r, "HTTP/1.1 200 OK\r\n", "x", 100000);
	else if (strcmp(r->path, "/headers") == 0)
		headers(r);
	else if (strcmp(r->path, "/huge") == 0)
		huge(r);
	else if (strncmp(r->path, "/many/", 6) == 0)
		many(r);
	else if (strcmp(r->path, "/far-away") == 0)
		far_away(r);
	else if (strcmp(r->path, "/secret") == 0)
		secret(r);
	else
		return false;
	return true;
}

/* Those that answer otherwise the second time, or to HEAD. */
static void
do_fickle(const struct request *r)
{
	if (strcmp(r->path, "/busy") == 0 && shared->busy++ == 0)
		answer(r, "429 Too Many Requests", "Retry-After: 1\r\n");
	else if (strcmp(r->path, "/tiresome") == 0)
		answer(r, "503 Service Unavailable", shared->tired++ == 0
		       ? "Retry-After: 1\r\n" : "Retry-After: 60\r\n");
	else if (strcmp(r->path, "/flaky") == 0 && shared->flaky++ < 2)
		answer(r, "500 Internal Server Error", "");
	else if (strcmp(r->path, "/no-head") == 0 && r->head)
		answer(r, "405 Method Not Allowed", "");
	else if (strcmp(r->path, "/head-reset") == 0 && r->head)
		reset(r);
	else if (strcmp(r->path, "/head-huge") == 0 && r->head)
		answer(r, "501 Not Implemented", "");
	else if (strcmp(r->path, "/head-huge") == 0)
		huge(r);
	else if (strcmp(r->path, "/chunked") == 0 && r->head)
		answer(r, "405 Method Not Allowed", "");
	else if (strcmp(r->path, "/chunked") == 0)
		say(r->fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
		    "\r\nzz\r\nno number\r\n");
	else if (strcmp(r->path, "/empty") == 0 && !r->head)
		answer(r, "416 Range Not Satisfiable", "");
	else if (strcmp(r->path, "/empty") == 0)
		answer(r, "405 Method Not Allowed", "");
	else
		answer(r, "200 OK", "");
}

/* ---- requests ------------------------------------------------------------------------- */

static bool
read_request(struct request *r)
{
	size_t n = 0;
	while (strstr(r->all, "\r\n\r\n") == NULL && n < sizeof r->all - 1) {
		ssize_t got = read(r->fd, r->all + n, sizeof r->all - 1 - n);
		if (got <= 0)
			return false;
		n += (size_t)got;
		r->all[n] = '\0';
	}
	r->head = strncmp(r->all, "HEAD ", 5) == 0;
	return sscanf(r->all, "%15s %255s", r->method, r->path) == 2;
}

static void
serve(int fd)
{
	static struct request r;
	char line[512];
	r.fd = fd;
	if (!read_request(&r))
		return;
	int active = __atomic_add_fetch(&shared->active, 1, __ATOMIC_SEQ_CST);
	int n = snprintf(line, sizeof line, "%d %s %s%s%s\n", active, r.method,
	                 r.path,
	                 strcasestr(r.all, "\ncookie:") ? " cookie" : "",
	                 strcasestr(r.all, "\nauthorization:") ? " secret" : "");
	(void)!write(log_fd, line, (size_t)n);
	(void)usleep(20000); /* so that two are seen to be at once */
	(void)__atomic_sub_fetch(&shared->active, 1, __ATOMIC_SEQ_CST);
	if (!do_plain(&r) && !do_rude(&r))
		do_fickle(&r);
}

static int
listen_somewhere(void)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) != 0
	    || listen(fd, 64) != 0
	    || getsockname(fd, (struct sockaddr *)&at, &n) != 0) {
		perror("server");
		exit(1);
	}
	port = ntohs(at.sin_port);
	(void)printf("%d\n", port);
	(void)fflush(stdout);
	(void)close(STDOUT_FILENO);
	return fd;
}

int
main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	(void)signal(SIGCHLD, SIG_IGN);
	(void)signal(SIGPIPE, SIG_IGN);
	log_fd = open(argv[1], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
	              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (log_fd < 0 || shared == MAP_FAILED)
		return 1;
	int fd = listen_somewhere();
	for (;;) {
		int one = accept4(fd, NULL, NULL, SOCK_CLOEXEC);
		if (one < 0)
			continue;
		if (fork() == 0) {
			(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
			(void)alarm(60);
			serve(one);
			(void)close(one);
			_exit(0);
		}
		(void)close(one);
	}
}

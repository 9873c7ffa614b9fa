/*
 * kill.c -- kill a build at many moments: OUT is the old site or the new one.
 *
 *   kill OUT KILLS COMMAND-A COMMAND-B
 *
 * COMMAND-A and COMMAND-B are shell commands that build two variants of a
 * site into OUT.  Both run once, which shows the two sites; then they run in
 * turn, and each is killed (all processes of it, SIGKILL) at another moment of
 * the time that a build takes.  After each kill OUT must be whole, one of the
 * two, and hold the files that were put there by hand; and every fifth time,
 * and at the end, a build must work.
 *
 * Ends in "kill: N passed, N failed", with exit status 1 if any failed.
 */
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SUM_SIZE = 64, NAMES = 1024 };

struct site {
	const char *out;
	char sum[2][SUM_SIZE + 1]; /* of the manifests of A and B */
	int n_old, n_new;          /* what was found after a kill */
	double seconds;            /* that the last whole build took */
};

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
wait_for(double seconds)
{
	struct timespec t = {(time_t)seconds, 0};
	t.tv_nsec = (long)((seconds - (double)t.tv_sec) * 1e9);
	(void)nanosleep(&t, NULL);
}

/* COMMAND in a process group of its own. */
static pid_t
start(const char *command)
{
	pid_t child = fork();
	if (child == 0) {
		(void)setpgid(0, 0);
		(void)execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (child < 0) {
		perror("kill: fork");
		exit(2);
	}
	(void)setpgid(child, child);
	return child;
}

static int
finish(pid_t child)
{
	int status = 0;
	(void)waitpid(child, &status, 0);
	return status;
}

/* The first word that COMMAND (with OUT for its %s) prints, in WORD. */
static bool
ask(const char *out, const char *command, char word[SUM_SIZE + 1])
{
	char line[NAMES + 512];
	(void)setenv("OUT", out, 1);
	(void)snprintf(line, sizeof line, "cd \"$OUT\" 2>/dev/null && { %s; }",
	               command);
	FILE *f = popen(line, "r");
	word[0] = '\0';
	if (f == NULL)
		return false;
	if (fscanf(f, "%64s", word) != 1)
		word[0] = '\0';
	return pclose(f) == 0;
}

/* OUT is whole, and A or B; which one is returned, or -1. */
static int
which(const struct site *s)
{
	char sum[SUM_SIZE + 1];
	if (!ask(s->out, "sha256sum -c --quiet --strict .glose/manifest "
	         ">/dev/null 2>&1 && test \"$(find . -type f | wc -l)\" = "
	         "$(($(wc -l <.glose/manifest) + 3)) && "
	         "sha256sum <.glose/manifest", sum))
		return -1;
	for (int i = 0; i < 2; i++)
		if (strcmp(sum, s->sum[i]) == 0)
			return i;
	return -1;
}

static bool
foreign_kept(const struct site *s)
{
	char word[SUM_SIZE + 1];
	return ask(s->out, "test \"$(cat CNAME by/hand/note)\" = 'mine\nnote' "
	           "&& test -d by/hand/empty && test -L link", word);
}

/* Build variant I whole. */
static bool
build(struct site *s, const char *const commands[2], int i)
{
	double from = now();
	int status = finish(start(commands[i]));
	s->seconds = now() - from;
	return status == 0 && which(s) == i && foreign_kept(s);
}

/* Kill a build of variant NEXT after DELAY; OUT was variant *STANDS. */
static bool
kill_one(struct site *s, const char *command, double delay, int *stands)
{
	pid_t child = start(command);
	wait_for(delay);
	(void)kill(-child, SIGKILL);
	(void)finish(child);
	int found = which(s);
	if (found < 0 || !foreign_kept(s))
		return false;
	if (found == *stands)
		s->n_old++;
	else
		s->n_new++;
	*stands = found;
	return true;
}

/* Build both variants, put files in by hand. */
static void
prepare(struct site *s, const char *const commands[2])
{
	char word[SUM_SIZE + 1];
	for (int i = 0; i < 2; i++) {
		double from = now();
		int status = finish(start(commands[i]));
		s->seconds = now() - from;
		bool ok = status == 0 &&
		          ask(s->out, "sha256sum <.glose/manifest", s->sum[i]) &&
		          (i > 0 || ask(s->out, "echo mine >CNAME && mkdir -p "
		                        "by/hand/empty && echo note "
		                        ">by/hand/note && ln -s nowhere link",
		                        word));
		if (!ok) {
			(void)fprintf(stderr, "kill: '%s' does not build\n",
			              commands[i]);
			exit(2);
		}
	}
	if (strcmp(s->sum[0], s->sum[1]) == 0) {
		(void)fputs("kill: the two sites are equal\n", stderr);
		exit(2);
	}
}

int
main(int argc, char **argv)
{
	if (argc != 5) {
		(void)fputs("usage: kill OUT KILLS COMMAND-A COMMAND-B\n",
		            stderr);
		return 2;
	}
	struct site s = {.out = argv[1]};
	const char *const commands[2] = {argv[3], argv[4]};
	int kills = atoi(argv[2]), passed = 0, failed = 0;
	prepare(&s, commands);
	int stands = which(&s);
	for (int i = 0; i < kills; i++) {
		/* Past the end, so that the last steps are hit too; and early
		 * and late in turn, for the machine may become slower. */
		double part = (i * 7 % kills + 0.5) / kills;
		double delay = 1.2 * s.seconds * part;
		bool ok = kill_one(&s, commands[1 - stands], delay, &stands);
		if (ok && i % 5 == 4) {
			ok = build(&s, commands, i / 5 % 2);
			stands = i / 5 % 2;
		}
		if (!ok)
			(void)fprintf(stderr, "kill: after %.4f of %.4f s '%s' "
			              "is not sound\n", delay, s.seconds, s.out);
		ok ? passed++ : failed++;
	}
	bool ok = build(&s, commands, 1 - stands);
	ok ? passed++ : failed++;
	(void)printf("kill: the old site %d times, the new one %d times\n",
	             s.n_old, s.n_new);
	(void)printf("kill: %d passed, %d failed\n", passed, failed);
	return failed > 0;
}

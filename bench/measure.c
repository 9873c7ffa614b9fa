/*
 * measure.c -- measure LABEL COMMAND...: run COMMAND and print
 * "LABEL cpu wall peak status", seconds and KiB, on standard output.
 *
 * CPU is that of the command and of all children it waited for.  Peak is the
 * most that all of its processes held together, their private and shared pages
 * (PSS) summed, looked at every few milliseconds; where the system does not
 * tell, the largest single process.  The looking costs time: --peak before
 * LABEL asks for it.
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_EVERY_MS = 5 };

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* PSS of process PID in KiB; 0 when it is gone. */
static long
held_by(const char *pid)
{
	char path[64], row[256];
	long kib = 0;
	(void)snprintf(path, sizeof path, "/proc/%.20s/smaps_rollup", pid);
	FILE *f = fopen(path, "re");
	if (f == NULL)
		return 0;
	while (fgets(row, sizeof row, f) != NULL)
		if (strncmp(row, "Pss:", 4) == 0)
			kib = strtol(row + 4, NULL, 10);
	(void)fclose(f);
	return kib;
}

/* Whether PID is in process group ID. */
static bool
in_group(const char *pid, pid_t id)
{
	char *end;
	long n = strtol(pid, &end, 10);
	return *end == '\0' && getpgid((pid_t)n) == id;
}

/* What the process group ID holds in memory, in KiB. */
static long
held(pid_t id)
{
	long sum = 0;
	DIR *proc = opendir("/proc");
	if (proc == NULL)
		return 0;
	for (struct dirent *e; (e = readdir(proc)) != NULL;)
		if (in_group(e->d_name, id))
			sum += held_by(e->d_name);
	(void)closedir(proc);
	return sum;
}

static volatile sig_atomic_t group;

/* The command has a process group of its own: pass the user's wish on. */
static void
end_group(int sig)
{
	(void)kill(-(pid_t)group, sig);
}

static pid_t
start(char **command)
{
	pid_t pid = fork();
	if (pid < 0) {
		perror("measure: fork");
		exit(3);
	}
	if (pid == 0) {
		(void)setpgid(0, 0);
		/* What it says is not measured: it goes to stderr. */
		(void)dup2(STDERR_FILENO, STDOUT_FILENO);
		(void)execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	(void)setpgid(pid, pid);
	group = (sig_atomic_t)pid;
	(void)signal(SIGINT, end_group);
	(void)signal(SIGTERM, end_group);
	return pid;
}

/* Wait for PID; fills *STATUS and *USE, returns the peak in KiB. */
static long
wait_for(pid_t pid, bool look, int *status, struct rusage *use)
{
	const struct timespec pause = {0, LOOK_EVERY_MS * 1000000L};
	long peak = 0;
	while (look && wait4(pid, status, WNOHANG, use) == 0) {
		long kib = held(pid);
		peak = kib > peak ? kib : peak;
		(void)nanosleep(&pause, NULL);
	}
	if (!look)
		while (wait4(pid, status, 0, use) < 0 && errno == EINTR)
			;
	return peak > 0 ? peak : use->ru_maxrss;
}

int
main(int argc, char **argv)
{
	bool look = argc > 1 && strcmp(argv[1], "--peak") == 0;
	char **arg = argv + 1 + look;
	if (argc - look < 3) {
		(void)fputs("usage: measure [--peak] LABEL COMMAND...\n",
		            stderr);
		return 2;
	}
	int status = 0;
	struct rusage use;
	double begin = now();
	pid_t pid = start(arg + 1);
	long peak = wait_for(pid, look, &status, &use);
	double wall = now() - begin;
	double cpu = seconds(use.ru_utime) + seconds(use.ru_stime);
	int code = WIFEXITED(status) ? WEXITSTATUS(status)
				     : 128 + WTERMSIG(status);
	printf("%s %.4f %.4f %ld %d\n", arg[0], cpu, wall, peak, code);
	return 0;
}

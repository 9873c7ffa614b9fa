#include "base/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/fatal.h"
#include "base/stop.h"

/* Jobs that a worker takes at a time: few enough to end together. */
enum { CHUNK = 4, WORKERS_MOST = 64 };

/* What a pipe holds and what is read at a time: as much as a worker finds while
 * the caller naps.  With less it would wait for a place to put it. */
enum { PIPE_BYTES = 1 << 18 };

/* A signal may come between the look for it and the wait for the workers: in
 * milliseconds, how long it may then go unseen. */
enum { STOP_CHECK = 100 };

/* Results are handed on a chunk at a time, or when they are so many bytes: a
 * call for each would cost more than many a job. */
enum { HAND_ON = 1 << 16 };

/* What a worker is at; shared between it and the caller. */
struct slot {
	_Atomic size_t job, end; /* the job under way, and the chunk's end */
	_Atomic size_t first;    /* of which nothing has been handed on */
	_Atomic size_t skip;     /* to be left out: it killed the last worker */
	_Atomic unsigned step;
	_Atomic bool busy;
};

struct shared {
	_Atomic size_t next; /* the first job that nobody has taken */
	struct slot slots[WORKERS_MOST];
};

struct worker {
	pid_t pid; /* 0: none */
	int fd;    /* its results */
	struct buf in;
	size_t last; /* the job whose result came last */
	bool done;   /* all that it can do; it has said so */
};

static struct slot *my_slot; /* in a worker */

/* A step's budget of CPU time.  A timer ticks all along: to set one for each
 * step would cost a call each.  A step may use up to one tick more. */
enum { TICKS = 8 };
static volatile sig_atomic_t ticks; /* of the step */

static void
on_tick(int signal_of_timer)
{
	if (++ticks <= TICKS)
		return;
	(void)signal(signal_of_timer, SIG_DFL);
	(void)raise(signal_of_timer);
}

static void
start_ticking(unsigned cpu_seconds)
{
	struct sigaction act = {.sa_handler = on_tick};
	act.sa_flags = SA_RESTART;
	long long us = cpu_seconds * 1000000LL / TICKS;
	struct timeval tick = {.tv_sec = (time_t)(us / 1000000),
	                       .tv_usec = (suseconds_t)(us % 1000000)};
	struct itimerval timer = {.it_interval = tick, .it_value = tick};
	(void)sigaction(SIGPROF, &act, NULL);
	(void)setitimer(ITIMER_PROF, &timer, NULL);
}

void
pool_step(unsigned step)
{
	if (my_slot == NULL)
		return;
	atomic_store(&my_slot->step, step);
	ticks = 0;
}

static void
write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t w = write(fd, p, n);
		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			fatal_errno("cannot hand on a result");
		p += w;
		n -= (size_t)w;
	}
}

/* Before what a job had to say; a worker that has done all says JOBS_DONE. */
struct frame {
	uint64_t job, length;
};
static const uint64_t JOBS_DONE = UINT64_MAX;

/* Do JOB, and add its result to OUT. */
static void
do_job(const struct pool *p, size_t job, struct buf *out)
{
	struct frame head = {job, 0};
	size_t at = out->n;
	atomic_store(&my_slot->job, job);
	atomic_store(&my_slot->busy, true);
	pool_step(0);
	buf_add(out, (str){(const char *)&head, sizeof head});
	p->work(p->ctx, job, out);
	atomic_store(&my_slot->busy, false);
	head.length = out->n - at - sizeof head;
	memcpy(out->p + at, &head, sizeof head);
}

/* Hand on the results in OUT: of all jobs of the chunk before NEXT. */
static void
hand_on(int fd, struct buf *out, size_t next)
{
	/* A caller that is slow to read costs no CPU time. */
	write_all(fd, out->p, out->n);
	out->n = 0;
	atomic_store(&my_slot->first, next);
}

/* Do the jobs of my slot's chunk. */
static void
do_chunk(const struct pool *p, int fd, struct buf *out)
{
	size_t end = atomic_load(&my_slot->end);
	for (size_t job = atomic_load(&my_slot->first); job < end; job++) {
		bool skip = job == atomic_load(&my_slot->skip);
		if (!skip)
			do_job(p, job, out);
		if (skip || out->n >= HAND_ON)
			hand_on(fd, out, job + 1);
	}
	hand_on(fd, out, end);
}

/* The life of a worker: first what a dead one left in its slot. */
static _Noreturn void
live(const struct pool *p, struct shared *sh, struct slot *slot, int fd,
     size_t njobs)
{
	struct buf out = {NULL, 0, 0};
	my_slot = slot;
	start_ticking(p->cpu_seconds);
	fatal_in_worker();
	stop_in_worker();
#ifdef __linux__
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	for (;;) {
		do_chunk(p, fd, &out);
		size_t job = atomic_fetch_add(&sh->next, (size_t)CHUNK);
		if (job >= njobs)
			break;
		atomic_store(&slot->first, job);
		atomic_store(&slot->end, njobs - job < CHUNK ? njobs
		                                             : job + CHUNK);
	}
	buf_release(&out);
	write_all(fd, (const char *)&(struct frame){JOBS_DONE, 0},
	          sizeof(struct frame));
	_exit(EXIT_CLEAN);
}

static void
start(const struct pool *p, struct shared *sh, size_t i, struct worker *w,
      size_t njobs)
{
	int fds[2];
	if (pipe(fds) != 0)
		fatal_errno("cannot make a pipe");
#ifdef __linux__
	(void)fcntl(fds[1], F_SETPIPE_SZ, PIPE_BYTES); /* if it may be */
#endif
	/* What is still in stdio's buffers would else be printed twice. */
	(void)fflush(NULL);
	pid_t pid = fork();
	if (pid < 0)
		fatal_errno("cannot start a worker process");
	if (pid == 0) {
		(void)close(fds[0]);
		live(p, sh, &sh->slots[i], fds[1], njobs);
	}
	(void)close(fds[1]);
	w->pid = pid;
	w->fd = fds[0];
	w->in.n = 0;
	w->last = SIZE_MAX;
	w->done = false;
}

/* Hand on all whole frames in W->in. */
static void
take_frames(const struct pool *p, struct worker *w)
{
	size_t at = 0;
	struct frame head;
	while (w->in.n - at >= sizeof head) {
		memcpy(&head, w->in.p + at, sizeof head);
		if (w->in.n - at - sizeof head < head.length)
			break;
		if (head.job == JOBS_DONE) {
			w->done = true;
			break;
		}
		str result = {w->in.p + at + sizeof head,
		              (size_t)head.length};
		p->done(p->ctx, (size_t)head.job, result);
		w->last = (size_t)head.job;
		at += sizeof head + (size_t)head.length;
	}
	if (at > 0) {
		memmove(w->in.p, w->in.p + at, w->in.n - at);
		w->in.n -= at;
	}
}

/*
 * Those that have done all, and are ending.  A worker takes a millisecond or two
 * to give its memory back: nobody needs to wait for that.
 */
static pid_t leaving[2 * WORKERS_MOST];
static size_t nleaving;

/* Before the program ends, too: it is charged for the time of those alone that
 * it has waited for. */
static void
wait_for_leaving(void)
{
	for (; nleaving > 0; nleaving--)
		while (waitpid(leaving[nleaving - 1], NULL, 0) < 0
		       && errno == EINTR)
			;
}

static void
let_go(struct worker *w)
{
	static bool asked;
	if (!asked)
		asked = atexit(wait_for_leaving) == 0;
	if (nleaving == sizeof leaving / sizeof *leaving)
		wait_for_leaving();
	(void)close(w->fd);
	leaving[nleaving++] = w->pid;
	w->pid = 0;
}

/* W's pipe has ended before it was done: why?  Another must go on in its place. */
static void
bury(const struct pool *p, struct slot *slot, struct worker *w)
{
	int status;
	while (waitpid(w->pid, &status, 0) < 0)
		if (errno != EINTR)
			fatal_errno("cannot wait for a worker process");
	(void)close(w->fd);
	w->pid = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SYSTEM)
		fatal_quietly(); /* the worker has told why */

	enum pool_death how = DEATH_CRASH;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
		how = DEATH_CPU;
	else if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_MEMORY)
		how = DEATH_MEMORY;
	size_t job = atomic_load(&slot->job);
	/* It may have died when it had just handed on. */
	if (w->last != SIZE_MAX && w->last >= atomic_load(&slot->first))
		atomic_store(&slot->first, w->last + 1);
	bool leave = atomic_load(&slot->busy)
		&& !p->died(p->ctx, job, atomic_load(&slot->step), how);
	atomic_store(&slot->skip, leave ? job : SIZE_MAX);
	atomic_store(&slot->busy, false);
}

/* Read what W has to say.  False when it has ended. */
static bool
listen_to(struct worker *w)
{
	buf_reserve(&w->in, PIPE_BYTES);
	ssize_t n = read(w->fd, w->in.p + w->in.n, w->in.cap - w->in.n);
	if (n < 0 && errno == EINTR)
		return true;
	if (n > 0)
		w->in.n += (size_t)n;
	return n > 0;
}

/* The workers of the pool that is running, and what is to be called after
 * their end when the program ends. */
static struct worker *living;
static size_t nliving;
static void (*hook_below)(void);

/*
 * The program ends: first the workers, lest they write on into what is about
 * to be taken away.
 */
static void
end_workers(void)
{
	for (size_t i = 0; i < nliving; i++)
		if (living[i].pid > 0)
			(void)kill(living[i].pid, SIGKILL);
	for (size_t i = 0; i < nliving; i++)
		while (living[i].pid > 0
		       && waitpid(living[i].pid, NULL, 0) < 0
		       && errno == EINTR)
			;
	nliving = 0;
	if (hook_below != NULL)
		hook_below();
}

/*
 * Let results gather for a moment: to be woken for each of them would cost
 * more than to take them, and the workers have all processors.  Not when the
 * last jobs, a sixteenth, are under way: what follows is waiting.
 */
static void
nap(struct shared *sh, size_t njobs)
{
	const struct timespec moment = {0, 3000000};
	if (atomic_load(&sh->next) < njobs - njobs / 16)
		(void)nanosleep(&moment, NULL);
}

/* W, the worker I, has written or ended; false when it has done all. */
static bool
attend(const struct pool *p, struct shared *sh, size_t i, struct worker *w,
       size_t njobs)
{
	if (listen_to(w)) {
		take_frames(p, w);
		if (w->done)
			let_go(w);
		return !w->done;
	}
	bury(p, &sh->slots[i], w);
	start(p, sh, i, w, njobs);
	return true;
}

void
pool_run(const struct pool *p, size_t njobs)
{
	struct shared *sh = mmap(NULL, sizeof *sh, PROT_READ | PROT_WRITE,
	                         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (sh == MAP_FAILED)
		fatal_errno("cannot reserve memory");
	struct worker workers[WORKERS_MOST] = {{.pid = 0}};
	struct pollfd fds[WORKERS_MOST];
	size_t n = p->workers > WORKERS_MOST ? WORKERS_MOST
	                                     : (size_t)p->workers;
	if (n > njobs)
		n = njobs;
	living = workers;
	nliving = n;
	hook_below = fatal_hook;
	fatal_hook = end_workers;
	for (size_t i = 0; i < n; i++) {
		atomic_store(&sh->slots[i].skip, SIZE_MAX);
		start(p, sh, i, &workers[i], njobs);
		fds[i] = (struct pollfd){workers[i].fd, POLLIN, 0};
	}
	if (p->meanwhile != NULL)
		p->meanwhile(p->ctx);
	for (size_t alive = n; alive > 0; nap(sh, njobs)) {
		stop_if_asked();
		if (poll(fds, (nfds_t)n, STOP_CHECK) < 0 && errno != EINTR)
			fatal_errno("cannot wait for the workers");
		for (size_t i = 0; i < n; i++) {
			if (fds[i].fd < 0 || fds[i].revents == 0)
				continue;
			fds[i].revents = 0;
			bool lives = attend(p, sh, i, &workers[i], njobs);
			fds[i].fd = lives ? workers[i].fd : -1;
			alive -= !lives;
		}
	}
	fatal_hook = hook_below;
	living = NULL;
	nliving = 0;
	for (size_t i = 0; i < n; i++)
		buf_release(&workers[i].in);
	(void)munmap(sh, sizeof *sh);
}

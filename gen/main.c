/* main.c -- the table of commands. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/text.h"
#include "cmd/commands.h"
#include "cmd/options.h"

static const struct {
	const char *name;
	int (*run)(const struct command_line *c);
} commands[] = {
	{"build", cmd_build},
	{"check", cmd_check},
	{"export", cmd_export},
	{"help", cmd_help},
	{"stats", cmd_stats},
	{"resources", cmd_resources},
};

/* The command; or, for "glose build --help", what it can do. */
static int
run_command(const struct command_line *c, size_t command)
{
	char help[] = "help";
	char *argv[] = {help, c->argv[0]};
	struct command_line instead = {c->program, 2, argv, c->arena};
	return options_ask_help(c->argc, c->argv) ? cmd_help(&instead)
		: commands[command].run(c);
}

static int
run(int argc, char **argv, struct arena *a)
{
	struct command_line c = {argv[0], argc - 1, argv + 1, a};
	if (argc < 2) {
		(void)fputs("glose: a command is missing; see 'glose help'\n",
		            stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		(void)puts("glose " VERSION);
		return EXIT_CLEAN;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return cmd_help(&(struct command_line){argv[0], 1, argv, a});
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return run_command(&c, i);
	(void)fprintf(stderr, "glose: unknown command '%s'; see 'glose help'\n",
	              argv[1]);
	return EXIT_USAGE;
}

int
main(int argc, char **argv)
{
	struct arena arena;
	/* A file that grows beyond a limit is an error, as a full disk is. */
	(void)signal(SIGXFSZ, SIG_IGN);
	text_fatal_memory();
	arena_open(&arena, (size_t)64 << 30);
	int code = run(argc, argv, &arena);
	arena_close(&arena);
	/* A full disk behind standard output is no success. */
	if (fflush(stdout) != 0 || ferror(stdout))
		fatal_errno("cannot write to standard output");
	return code;
}

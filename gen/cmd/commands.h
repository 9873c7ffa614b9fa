#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H
/* commands.h -- the program's commands; each returns an exit code. */
#include "base/arena.h"

#define VERSION "0.1.0"

struct command_line {
	const char *program; /* argv[0] of the program */
	int argc;            /* from the command's name on */
	char **argv;
	struct arena *arena; /* for the whole run */
};

int cmd_build(const struct command_line *c);
int cmd_check(const struct command_line *line);
int cmd_export(const struct command_line *c);
int cmd_help(const struct command_line *c);
int cmd_resources(const struct command_line *c);
int cmd_stats(const struct command_line *line);

#endif

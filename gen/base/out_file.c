#include "base/out_file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os.h"

const char *
out_file_fault(const char *path)
{
	struct stat st;
	str all = str_of(path);
	if (str_ends(all, S("/")))
		return "it is a folder";
	if (stat(path, &st) != 0)
		return errno == ENOTDIR ? "a part of it is a file" : NULL;
	return S_ISDIR(st.st_mode) ? "it is a folder" : NULL;
}

bool
out_file_same(const char *a, const char *b, struct arena *scratch)
{
	struct stat x, y;
	if (str_eq(os_one_name(a, scratch), os_one_name(b, scratch)))
		return true;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev
		&& x.st_ino == y.st_ino;
}

/* The folder that PATH is to be in. */
static bool
make_folder(const char *path, struct arena *a)
{
	str all = str_of(path);
	size_t slash = str_rchr(all, '/');
	return slash == STR_NONE || slash == 0
		|| os_make_folders(str_z(str_sub(all, 0, slash), a));
}

/* What PATH leads to, for it is that which is replaced. */
static const char *
followed(const char *path, struct arena *a)
{
	char *real = realpath(path, NULL);
	const char *copy = real == NULL ? path : str_z(str_of(real), a);
	free(real);
	return copy;
}

/* The rights that a file made by fopen would have, or that the old one had. */
static void
set_mode(int fd, const struct stat *old)
{
	mode_t mask = umask(0);
	(void)umask(mask);
	/* Where this cannot be, the file is its owner's alone. */
	(void)fchmod(fd, old != NULL ? old->st_mode & 0777 : 0666 & ~mask);
}

bool
out_file_open(struct out_file *o, const char *path, struct arena *a)
{
	struct stat st;
	bool there = stat(path, &st) == 0;
	bool direct = there && !S_ISREG(st.st_mode);
	*o = (struct out_file){.beside.fd = -1};
	if (!there && !make_folder(path, a))
		return false;
	if (!direct && !beside_open(&o->beside, followed(path, a), a)) {
		/* Where nothing may be made, there may be a file that can be
		 * written to. */
		direct = errno == EACCES || errno == EPERM || errno == EROFS;
		if (!direct)
			return false;
	}
	if (direct) {
		o->beside.path = NULL;
		o->f = fopen(path, "we");
		return o->f != NULL;
	}
	set_mode(o->beside.fd, there ? &st : NULL);
	int fd = dup(o->beside.fd);
	o->f = fd < 0 ? NULL : fdopen(fd, "w");
	if (o->f == NULL)
		beside_discard(&o->beside);
	return o->f != NULL;
}

bool
out_file_close(struct out_file *o)
{
	bool ok = fflush(o->f) == 0 && !ferror(o->f);
	int error = errno;
	if (fclose(o->f) != 0 && ok) {
		ok = false;
		error = errno;
	}
	if (ok && o->beside.path != NULL)
		return beside_commit(&o->beside);
	beside_discard(&o->beside);
	errno = error;
	return ok;
}

bool
out_file_put(const char *path, str text, struct arena *scratch)
{
	struct out_file o;
	if (!out_file_open(&o, path, scratch))
		return false;
	(void)fwrite(text.p, 1, text.n, o.f);
	return out_file_close(&o);
}

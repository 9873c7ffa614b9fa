#!/bin/sh
# golden.sh check|accept [PREFIX...] -- the cases tests/golden/AREA/NAME.
#
#   cmd      arguments of glose, quoted as for a shell
#   in/      the folder it is run in (a copy); none: an empty one
#   setup    sh commands run there first, for what git cannot hold (optional)
#   env      NAME=value lines for the environment (optional)
#   stdout   what it must print; none: nothing
#   stderr   what it must say, seconds as TIME, the folder as DIR; none: nothing
#   exit     its status; none: 0
#   out/     files that its out/ must hold, byte for byte (it may hold more)
#   absent   paths in its out/ that must not exist
#
# Whatever the case, nothing in its out/ may run that is not the theme's
# (tests/safe).
#
# The folder has tests/golden/themes as its themes/: `bare` writes a page's body
# alone, `facts` what is known of the page as well.  A case for which the look
# of a page is no matter chooses one of them in its site.yml.
#
# PREFIX (AREA, AREA/NAME) chooses cases.  `accept` writes stdout, stderr, exit
# and the files that are in out/ already anew; never those of a crash.
set -u
verb=$1
shift
top=$(pwd)
golden=$top/tests/golden
case ${BUILD:-build} in
/*) build=$BUILD ;;
*) build=$top/${BUILD:-build} ;;
esac
glose=$build/glose
. tests/scratch.sh
passed=0 failed=0

# The lines of FILE, if there is one, on one line.
joined() {
	[ ! -f "$1" ] || tr '\n' ' ' <"$1"
}

# Run CASE in $tmp/dir; $tmp/stdout, stderr and exit are what came of it.
start_case() {
	rm -rf "$tmp/dir"
	if [ -d "$1/in" ]; then
		cp -RP "$1/in" "$tmp/dir"
	else
		mkdir "$tmp/dir"
	fi
	mkdir -p "$tmp/dir/themes"
	cp -R "$golden/themes/." "$tmp/dir/themes"
	(
		cd "$tmp/dir" || exit 1
		[ ! -f "$1/setup" ] || sh "$1/setup" || exit 125
		set -- "$(cat "$1/cmd")" \
			"$(joined "$1/env")"
		eval "exec env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC \
			ASAN_OPTIONS=exitcode=126 UBSAN_OPTIONS=exitcode=126 \
			$2 timeout -s KILL 120 '$glose' $1"
	) </dev/null >"$tmp/stdout" 2>"$tmp/said"
	echo $? >"$tmp/exit"
	sed -e "s|$tmp/dir|DIR|g" \
		-e 's/[0-9][0-9]*\.[0-9][0-9]* \(s\|seconds\)$/TIME/' \
		"$tmp/said" >"$tmp/stderr"
}

# Whether the program died, or a sanitizer spoke.
crashed() {
	[ "$(cat "$tmp/exit")" -ge 125 ] ||
		grep -q 'Sanitizer\|runtime error:' "$tmp/stderr"
}

# Compare the file WANT, or nothing when it is missing, with GOT.
same() {
	[ -f "$1" ] || set -- /dev/null "$2"
	cmp -s "$1" "$2" && return
	diff -u "$1" "$2" | sed "s|$top/||; s|$tmp/||; 60q"
	return 1
}

# The files below CASE/out, as paths.
wanted() {
	[ ! -d "$1/out" ] || (cd "$1/out" && find . -type f | sed 's|^\./||' | sort)
}

check_case() {
	bad=0
	if crashed; then
		echo "crashed with status $(cat "$tmp/exit")"
		tail -n 40 "$tmp/stderr"
		return 1
	fi
	same "$1/stdout" "$tmp/stdout" || bad=1
	same "$1/stderr" "$tmp/stderr" || bad=1
	status=$(cat "$1/exit" 2>/dev/null || echo 0)
	if [ "$(cat "$tmp/exit")" != "$status" ]; then
		echo "exit status $(cat "$tmp/exit"), not $status"
		bad=1
	fi
	wanted "$1" >"$tmp/wanted"
	while IFS= read -r path; do
		if [ -f "$tmp/dir/out/$path" ]; then
			same "$1/out/$path" "$tmp/dir/out/$path" || bad=1
		else
			echo "out/$path was not written"
			bad=1
		fi
	done <"$tmp/wanted"
	[ ! -f "$1/absent" ] || while IFS= read -r path; do
		if [ -e "$tmp/dir/out/$path" ]; then
			echo "out/$path must not be there"
			bad=1
		fi
	done <"$1/absent"
	[ ! -d "$tmp/dir/out" ] || (cd "$tmp/dir" && "$build/safe" out) || bad=1
	return $bad
}

# Make FILE hold what GOT does; an empty GOT is no file.
accept_file() {
	if [ -s "$2" ]; then
		cmp -s "$1" "$2" || cp "$2" "$1"
	else
		rm -f "$1"
	fi
}

accept_case() {
	if crashed; then
		echo "crashed with status $(cat "$tmp/exit"): not accepted"
		tail -n 40 "$tmp/stderr"
		return 1
	fi
	accept_file "$1/stdout" "$tmp/stdout"
	accept_file "$1/stderr" "$tmp/stderr"
	if [ "$(cat "$tmp/exit")" -eq 0 ]; then
		rm -f "$1/exit"
	else
		cp "$tmp/exit" "$1/exit"
	fi
	wanted "$1" >"$tmp/wanted"
	while IFS= read -r path; do
		[ ! -f "$tmp/dir/out/$path" ] ||
			cmp -s "$tmp/dir/out/$path" "$1/out/$path" ||
			cp "$tmp/dir/out/$path" "$1/out/$path"
	done <"$tmp/wanted"
	check_case "$1"
}

chosen() {
	[ "$#" -gt 1 ] || return 0
	name=$1
	shift
	for prefix in "$@"; do
		case $name in "$prefix"*) return 0 ;; esac
	done
	return 1
}

[ -x "$glose" ] || {
	echo "no $glose"
	echo "golden: 0 passed, 1 failed"
	exit 1
}
# What looks for trouble must find it: tests/safe/bad has some of every kind.
(cd tests/safe && "$build/safe" bad) >"$tmp/found"
if ! same "$top/tests/safe/bad.txt" "$tmp/found"; then
	echo "golden: tests/safe does not find what it should"
	failed=1
fi
for cmd in "$golden"/*/*/cmd; do
	[ -f "$cmd" ] || continue
	case_dir=${cmd%/cmd}
	name=${case_dir#"$golden"/}
	chosen "$name" "$@" || continue
	start_case "$case_dir"
	if "${verb}_case" "$case_dir" >"$tmp/report"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "golden/$name:"
		sed 's/^/    /' "$tmp/report"
	fi
done
[ $((passed + failed)) -gt 0 ] || failed=1
echo "golden: $passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# manual.sh -- run the examples of the manual and of docs/.
#
# What stands before an example, in a comment, says what is done with it:
#
#   run STATUS SITE [FILE ...]  run it in SITE; it ends with STATUS and makes
#                               FILE; with -FILE, it does not
#   file NAME SITE              it is the text of the file NAME
#   said                        the last one printed these lines
#
# SITE is a copy of tests/manual/SITE, a new folder if there is none of that
# name, or "same": where the last example was.  In the manual, examples in
# the section EXAMPLES that have no such comment are faults.
set -u
export ASAN_OPTIONS=exitcode=126 UBSAN_OPTIONS=exitcode=126 LC_ALL=C.UTF-8
top=$(pwd)
case ${BUILD:-build} in
/*) PATH=$BUILD:$PATH ;;
*) PATH=$top/${BUILD:-build}:$PATH ;;
esac
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

# Each example of $1 becomes $tmp/examples/NNN: what to do, then its lines.
cut_out() {
	rm -rf "$tmp/examples"
	mkdir "$tmp/examples"
	awk -v folder="$tmp/examples" '
	function begin(what) {
		gsub(/ *-->$|^<!-- *|^\.\\" /, "", what)
		out = sprintf("%s/%03d", folder, ++n)
		print FILENAME ":" NR " " what >out
		inside = 0
	}
	function end() {
		close(out)
		out = ""
		inside = 0
	}
	function unroff(s) {
		gsub(/\\-/, "-", s)
		gsub(/\\e/, "\\", s)
		gsub(/\\&/, "", s)
		return s
	}
	/^(\.\\"|<!--) (run|file|said)( |$)/ { begin($0); next }
	/^\.Sh / { examples = /EXAMPLES/ }
	/^\.(Dl|Bd) / && out == "" && examples {
		begin("untested")
	}
	out == "" { next }
	/^\.Dl / { print unroff(substr($0, 5)) >out; end() }
	/^\.Bd / { inside = 1; next }
	/^\.Ed/ { end() }
	inside && FILENAME ~ /[15]$/ { print unroff($0) >out }
	/^    / && FILENAME ~ /md$/ { inside = 1; print substr($0, 5) >out }
	inside && /^$/ && FILENAME ~ /md$/ { print >out }
	inside && /^[^ ]/ && FILENAME ~ /md$/ { end() }
	' "$1"
}

# Go to SITE.
enter() {
	if [ "$1" != same ]; then
		cd "$tmp" || return
		rm -rf work
		mkdir work
		[ ! -d "$top/tests/manual/$1" ] ||
			cp -R "$top/tests/manual/$1/." work
	fi
	cd "$tmp/work" || return
}

# The example in the file $1 is run; $2 STATUS, $3 SITE, and what it makes.
run() {
	example=$1 status=$2
	enter "$3" || return
	shift 3
	timeout -s KILL 120 sh "$example" >"$tmp/said" 2>&1
	got=$?
	cat "$tmp/said"
	[ "$got" -eq "$status" ] || {
		echo "exit status $got, not $status"
		return 1
	}
	for file in "$@"; do
		case $file in
		-*) [ ! -e "${file#-}" ] ;;
		*) [ -e "$file" ] ;;
		esac || {
			echo "$file: there is no such file, or it is there"
			return 1
		}
	done
}

try() {
	sed 1d "$1" >"$1.text"
	# What to do, and with what, are words.
	# shellcheck disable=SC2046
	set -- "$1.text" $(sed -n '1s/^[^ ]* //p' "$1")
	text=$1 what=$2
	shift 2
	[ -s "$text" ] || {
		echo 'no example follows'
		return 1
	}
	case $what in
	run) run "$text" "$@" ;;
	file) enter "$2" && mkdir -p "$(dirname "$1")" && cp "$text" "$1" ;;
	said) ! grep . "$text" | grep -vxFf "$tmp/said" ;;
	*) echo 'no comment says what to do with it' && return 1 ;;
	esac
}

for page in gen/*.[15] README.md docs/*.md; do
	cd "$top" || exit
	cut_out "$page"
	for example in "$tmp"/examples/???; do
		[ -f "$example" ] || continue
		if (try "$example") >"$tmp/report" 2>&1; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			sed 's/ .*/:/; q' "$example"
			sed 's/^/    /; 20q' "$tmp/report"
		fi
	done
done
echo "manual: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

#!/bin/sh
# machine.sh -- builds on a machine that refuses: memory, room, permission; and
# of files that change while they are read.  Run in an empty folder.
#
# OUT is the old site or the new one, whole, and the exit status says which; a
# build that had to leave out a page says so.  Ends in "machine: N passed, N
# failed".
set -u
glose=$BUILD/glose
passed=0 failed=0
secret='this must stay where it is'

pass() { passed=$((passed + 1)); }

fail() {
	failed=$((failed + 1))
	echo "machine: $1" >&2
	[ ! -s says ] || tail -n 3 says | cut -c 1-200 >&2
}

sum() { sha256sum <"$out/.glose/manifest"; }

# OUT is what its manifest says, no more and no less.
whole() {
	(cd "$out" && sha256sum -c --quiet --strict .glose/manifest) \
		>/dev/null 2>&1 &&
		[ "$(find "$out" -type f | wc -l)" -eq \
			$(($(wc -l <"$out/.glose/manifest") + 1)) ]
}

# And nothing is beside it.
sound() {
	whole && [ "$(find "${out%/*}" -maxdepth 1 -name "${out##*/}*" |
		wc -l)" -eq 1 ]
}

# Two variants of a small site that has a little of everything.
sites() {
	for v in a b; do
		mkdir -p "$v/content/nb-NO/sub" "$v/content/en-US"
		printf 'title: Site %s\nbase_url: https://help.example.org/\n' \
			"$v" >"$v/site.yml"
		cat >"$v/content/nb-NO/index.md" <<-END
			---
			title: Hjelp $v
			description: "Kort \\u00e5 fortalt"
			---
			# <span data-ttu-id="a-1">Hjelp</span><span class="sxs-lookup"><span data-stu-id="a-1">Help</span></span>

			> [!NOTE]
			> <span data-ttu-id="a-2">Se *her* og [der](sub/page.md#x).</span><span class="sxs-lookup"><span data-stu-id="a-2">See *here* and [there](sub/page.md#x).</span></span>

			| a | b |
			|---|---|
			| c | <b title="d">e</b> |

			[!INCLUDE [i](inc.txt)] ![bilde](pic.png)
		END
		printf '# <a name="x"></a>Side\n\nTekst. <https://a.example>\n' \
			>"$v/content/nb-NO/sub/page.md"
		echo 'Included.' >"$v/content/nb-NO/inc.txt"
		echo picture >"$v/content/nb-NO/pic.png"
		printf -- '- name: Hjelp\n  href: index.md\n' \
			>"$v/content/nb-NO/TOC.yml"
		echo '# Only in English' >"$v/content/en-US/other.md"
	done
}

# build VARIANT, with what env(1) is told before it.
build() {
	variant=$1
	shift
	timeout -s KILL 60 env "$@" "$glose" build -q -j 1 -C "$variant" -o "$out" \
		>says 2>&1
}

prepare() {
	out=$1
	build b && new=$(sum) && build a && old=$(sum) && sound &&
		[ "$old" != "$new" ] || {
		fail "the sites do not build"
		echo "machine: $passed passed, $failed failed"
		exit 1
	}
}

# judge WHAT STATUS: what a build of b over a has left; then a is built again.
judge() {
	now=$(sum)
	if ! "$want"; then
		fail "$1: '$out' is not sound (exit status $2)"
	elif [ "$2" -eq 0 ] && [ "$now" = "$new" ]; then
		pass
	elif [ "$2" -eq 1 ] && [ "$now" != "$old" ] &&
		grep -q ' error: .*\[\(limit\|page-crashed\|file-unreadable\)\]$' \
			says; then
		pass # the new site, but for a page
	elif [ "$2" -eq 3 ] && [ "$now" = "$old" ] &&
		grep -q '^glose: ' says; then
		pass
	else
		fail "$1: exit status $2"
	fi
	{ [ "$now" = "$old" ] && sound; } || { build a && sound; } ||
		fail "$1: the next build fails"
}

# ---- memory ------------------------------------------------------------------

memory() {
	build b LD_PRELOAD="$BUILD/nomem.so" NOMEM_COUNT=count || {
		fail 'nothing is built with nomem.so'
		return
	}
	most=$(cat count)
	build a
	for row in 1 0; do
		# Without any memory the stage cannot be taken away: the next
		# build does that.
		[ "$row" -ne 0 ] || want=whole
		for n in $(seq 1 7 "$((most / 20))") \
			$(seq "$((most / 20))" "$((most / 60 + 1))" "$most"); do
			build b LD_PRELOAD="$BUILD/nomem.so" NOMEM_AT="$n" \
				NOMEM_FOR="$row"
			status=$?
			[ "$status" -ne 127 ] || continue # it was not loaded
			judge "request $n of $most for memory fails ($row)" "$status"
		done
	done
}

# ---- room --------------------------------------------------------------------

# A file system of its own, in memory; what is left of it is filled more and more.
room() {
	mkdir -p disk
	for size in 120k 400k; do
		mount -t tmpfs -o "size=$size" none disk 2>/dev/null || {
			echo "machine: a full disk: skipped: may not mount"
			return
		}
		out=$PWD/disk/out
		prepare "$PWD/disk/out"
		want=sound
		for kib in $(seq 4 4 400); do
			head -c "${kib}k" /dev/zero >disk/full 2>/dev/null
			build b
			judge "$kib KiB of $size are taken" $?
			rm -f disk/full
		done
		umount disk
	done
	for files in $(seq 20 60); do
		mount -t tmpfs -o "nr_inodes=$files" none disk
		if build a 2>/dev/null; then
			old=$(sum)
			build b
			judge "$files inodes" $?
		elif [ -e disk/out ] || [ -z "$(sed -n '/^glose: fatal: /p' says)" ]; then
			fail "$files inodes: a first build is half there"
		else
			pass
		fi
		umount disk
	done
}

case ${1-} in
room)
	room
	echo "$passed $failed" >counts
	exit
	;;
esac
sites
prepare "$PWD/out"
want=sound
memory
echo "memory: $passed $failed"
echo "machine: $passed passed, $failed failed"
[ "$failed" -eq 0 ]

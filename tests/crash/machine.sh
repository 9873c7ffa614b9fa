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

# In a file system of its own, which is filled more and more; then in one that
# has few inodes.
room() {
	mount -t tmpfs -o size=640k none disk || exit 2
	prepare "$PWD/disk/out"
	for kib in $(seq 8 8 640); do
		head -c "${kib}k" /dev/zero >disk/full 2>/dev/null
		build b
		status=$?
		rm -f disk/full
		judge "$kib KiB more are taken" "$status"
	done
	umount disk
	for files in $(seq 20 4 100); do
		mount -t tmpfs -o "nr_inodes=$files" none disk
		if build a; then
			old=$(sum)
			build b
			judge "$files inodes" $?
		elif [ "$?" -eq 3 ] && [ -z "$(ls disk)" ]; then
			pass
		else
			fail "$files inodes: a first build is half there"
		fi
		umount disk
	done
}

# ---- permission ----------------------------------------------------------------

# Root may write anywhere.
as_nobody() {
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
	else
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	fi
}

# refused WHAT: b is built over a, which fails, and leaves nothing.
refused() {
	as_nobody timeout -s KILL 60 "$glose" build -q -C b -o "$out" >says 2>&1
	judge_refused=$?
	chmod 755 home home/out home/out/sub 2>/dev/null
	if [ "$judge_refused" -eq 3 ] && [ "$(sum)" = "$old" ] &&
		grep -q '^glose: .*Permission denied' says &&
		[ "$(find home -maxdepth 1 -name 'out?*' | wc -l)" -eq 0 ]; then
		pass
	else
		fail "$1: exit status $judge_refused"
	fi
}

permission() {
	if ! as_nobody test -x "$glose" 2>/dev/null ||
		! as_nobody test -r "$PWD/a/site.yml"; then
		echo "machine: OUT is read-only: skipped: no other user may" \
			"read the program or $PWD"
		return
	fi
	mkdir -p home
	[ "$(id -u)" -ne 0 ] || chown 65534:65534 home
	out=$PWD/home/out
	as_nobody "$glose" build -q -C a -o "$out" >says 2>&1
	old=$(sum)
	chmod 555 home
	refused "the folder around OUT is read-only"
	chmod 000 home/out
	refused "OUT may not be read"
	chmod 555 home home/out
	refused "OUT and the folder around it are read-only"
	as_nobody mkdir home/out/sub
	as_nobody touch home/out/sub/mine
	chmod 000 home/out/sub
	refused "a folder of mine in OUT may not be read"
	as_nobody rm -r home/out/sub
	# A file of the site's that may not be read is no reason to stop.
	chmod 000 b/content/en-US/other.md
	as_nobody "$glose" build -q -C b -o "$out" >says 2>&1
	if [ "$?" -eq 1 ] && grep -q '\[file-unreadable\]$' says && whole; then
		pass
	else
		fail "a page may not be read"
	fi
	chmod 644 b/content/en-US/other.md
}

# ---- what changes under way ----------------------------------------------------

# between WHAT IDS COMMAND: COMMAND runs when all pages have been looked at and
# none is read again; with its diagnostics (a pattern; none: good), and no
# secret.  Where the texts are kept, the pages are made of them: all is good.
between() {
	between_with "$1" "$2" "$3" no
	between_with "$1, its text is kept" '' "$3" yes
}

between_with() {
	rm -rf c out
	cp -R a c
	out=$PWD/out
	SHELF="$4" BETWEEN="$3" LD_PRELOAD="$BUILD/shim.so" \
		timeout -s KILL 30 "$glose" \
		build -q -j 1 -C c -o "$out" >says 2>&1
	status=$?
	if [ "$status" -gt 1 ] || ! sound || ! "$BUILD/safe" out ||
		grep -rqF "$secret" out; then
		fail "$1: exit status $status"
	elif [ -z "$2" ] || grep -q "\[$2\]$" says; then
		pass
	else
		fail "$1: no $2"
	fi
	kill %1 2>/dev/null
}

changes() {
	echo "# $secret" >secret
	page=c/content/nb-NO/sub/page.md
	inc=c/content/nb-NO/inc.txt
	pic=c/content/nb-NO/pic.png
	index=c/content/nb-NO/index.md
	between 'a page is emptied' '' ": >$page"
	between 'a page is cut' '' "printf 'x' >$index"
	between 'a page is cut in a character' '' \
		"awk 'BEGIN { for (i = 0; i < 300; i++) printf \"\\303\\245\" }' >$index"
	between 'a page grows' '' \
		"awk 'BEGIN { for (i = 0; i < 9999; i++) print \"more\" }' >>$page"
	between 'a page grows too large' file-unreadable \
		"truncate -s 5M $page"
	between 'a page is gone' file-unreadable "rm $page"
	between 'the folder of a page is gone' file-unreadable \
		"rm -r c/content/nb-NO/sub"
	between 'all pages are gone' file-unreadable "rm -r c/content/nb-NO"
	for file in $page $inc $pic; do
		between "$file is a folder" '' "rm $file; mkdir $file"
		between "$file is a FIFO" '' "rm $file; mkfifo $file"
		between "$file leads out" '' "rm $file; ln -s $PWD/secret $file"
		between "$file is another" '' "rm $file; echo other >$file"
	done
	between 'a folder of pages leads out' file-unreadable \
		"rm -r c/content/nb-NO/sub; mkdir -p s; cp secret s/page.md; \
			ln -s $PWD/s c/content/nb-NO/sub"
	between 'OUT appears' '' 'mkdir out.new; echo mine >out.new/x; \
		rm -r out.new'
	swap
}

# A page is something else all the time; whichever it is, nothing leaks.
swap() {
	rm -rf c
	cp -R a c
	(while :; do
		rm -rf "$page"; mkdir "$page"
		rm -rf "$page"; ln -s "$PWD/secret" "$page"
		rm -rf "$page"; mkfifo "$page"
		rm -rf "$page"; echo '# Good' >"$page"
	done) 2>/dev/null &
	swapper=$!
	for i in $(seq 20); do
		timeout -s KILL 30 "$glose" build -q -C c -o "$out" >says 2>&1
		status=$?
		if [ "$status" -le 1 ] && sound &&
			! grep -rqF "$secret" out; then
			pass
		else
			fail "a page that changes all the time ($i): $status"
		fi
	done
	kill "$swapper"
	wait "$swapper" 2>/dev/null
}

# ---- all -----------------------------------------------------------------------

want=sound
case ${1-} in
room)
	room
	echo "$passed $failed" >counts
	exit
	;;
esac
chmod 755 .
sites
prepare "$PWD/out"
memory
want=sound
permission
changes
mkdir -p disk
how=-m
unshare -m true 2>/dev/null || how=-Urm
if unshare $how mount -t tmpfs none disk 2>/dev/null; then
	# shellcheck disable=SC2086
	unshare $how sh "$0" room
	read -r more less <counts
	passed=$((passed + more)) failed=$((failed + less))
else
	echo "machine: a full disk: skipped: may not mount"
fi
echo "machine: $passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# run.sh CONTENT -- glose against the floor and against Hugo, where installed.
#
# CONTENT is one locale's folder of bilingual pages.  The programs take turns,
# ROUNDS times, first on tmpfs, then on disk; figures are min/median/max, and a
# ratio's "best" is that of the two minima, which a busy machine spoils least.
# "check" is glose check with all rules; its pairs a second are told, too.
# Hugo gets the same pages stripped of their lookups.  glose waits until its
# files are on the disk, the others leave that to the system.  Then CONTENT is
# copied to a multiple, for each number in GROW, to see how time and memory grow.
#
#   BUILD=build ROUNDS=7 GROW='1 10' LOCALE=xx-YY (default: from the path)
#   FAST=/dev/shm SLOW=/var/tmp      where to write
#   MEDIA='tmpfs disk'               which of the two
set -u
content=$(cd "${1:?CONTENT}" && pwd) || exit 2
build=$(cd "${BUILD:-build}" && pwd) || exit 2
rounds=${ROUNDS:-7}
grow=${GROW:-1 10}
media=${MEDIA:-tmpfs disk}
locale=${LOCALE:-$(printf '%s\n' "$content" | tr / '\n' |
	grep -E '^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$' | tail -n 1)}
locale=${locale:-nb-NO}
slow=$(mktemp -d "${SLOW:-/var/tmp}/bench.XXXXXX") || exit 3
fast=$(mktemp -d "${FAST:-/dev/shm}/bench.XXXXXX" 2>/dev/null) || fast=
trap 'rm -rf "$slow" ${fast:+"$fast"}' EXIT
trap 'exit 130' INT TERM

fail() {
	echo "bench: $*" >&2
	exit 1
}

# ---- the contenders: NAME_run CONTENT OUT, measured as NAME ----

measure() {
	rm -rf "$out"
	# $peak is an option or nothing.
	# shellcheck disable=SC2086
	"$build/measure" $peak "$@" 2>"$slow/said" >"$slow/measured" ||
		fail "cannot measure"
	read -r _ cpu wall kib status <"$slow/measured"
	# glose says 1 when pages are at fault; the others may not.
	case $1:$status in
	glose*:[01] | check:[01] | *:0) ;;
	*) fail "$1: status $status: $(tail -n 3 "$slow/said")" ;;
	esac
	echo "$medium $1 $cpu $wall $kib" >>"$slow/$log"
}

contend() {
	case $1 in
	floor) measure "$1" "$build/floor" "$pages" "$out" ;;
	floor-twice) two_floors ;;
	glose) build_with ;;
	glose-j1) build_with -j 1 ;;
	glose-j2) build_with -j 2 ;;
	glose+source) build_with_source ;;
	check) check_with ;;
	hugo) measure "$1" hugo --quiet -s "$stripped" -d "$out" ;;
	esac
}

# Two at once, which have nothing to do with each other: what two workers can
# gain at most on this machine, whose processors may be half ones or lent.
two_floors() {
	# shellcheck disable=SC2016 # for the other shell
	measure floor-twice sh -c 'mkdir "$3" &&
		{ "$1" "$2" "$3/1" & "$1" "$2" "$3/2"; wait; }' \
		sh "$build/floor" "$pages" "$out"
}

build_with() {
	measure "$name" "$build/glose" build -q "$@" \
		--content "$locale=$pages" --locale "$locale" -o "$out"
}

build_with_source() {
	measure "$name" "$build/glose" build -q \
		--content "$locale=$pages" -o "$out"
}

check_with() {
	measure "$name" "$build/glose" check -q \
		--content "$locale=$pages" --locale "$locale" \
		--format "tsv:/dev/null"
}

# How many pairs the check of $pages counts.
count_pairs() {
	"$build/glose" check --content "$locale=$pages" --locale "$locale" \
		--format "tsv:/dev/null" 2>&1 |
		sed -n 's/.* \([0-9][0-9]*\) pairs.*/\1/p'
}

# ---- what Hugo reads ----

hugo_site() {
	mkdir -p "$stripped/content" "$stripped/layouts/_default"
	"$build/glose" export --format md --side target \
		--content "$locale=$pages" --locale "$locale" \
		-o "$stripped/content" >/dev/null 2>"$slow/said"
	[ $? -le 1 ] || fail "export: $(tail -n 3 "$slow/said")"
	# index.md would make all other pages of its folder its resources.
	find "$stripped/content" -name index.md |
		while IFS= read -r page; do
			mv "$page" "${page%index.md}_index.md"
		done
	cat >"$stripped/config.toml" <<-'END'
	baseURL = "https://example.org/"
	title = "bench"
	disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
	uglyURLs = true
	[markup.goldmark.renderer]
	unsafe = true
	END
	cat >"$stripped/layouts/_default/single.html" <<-'END'
	<!DOCTYPE html>
	<html><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
	<body>{{ .Content }}</body></html>
	END
	cp "$stripped/layouts/_default/single.html" \
		"$stripped/layouts/_default/list.html"
	drop_refused
}

# Take away the pages that Hugo stops at, one by one.
drop_refused() {
	dropped=0
	while ! hugo --quiet -s "$stripped" -d "$out" >"$slow/said" 2>&1; do
		page=$(sed -n 's/.*"\([^"]*\.md\):[0-9]*:[0-9]*".*/\1/p' \
			"$slow/said" | head -n 1)
		if [ -z "$page" ] || [ "$dropped" -ge 100 ]; then
			fail "hugo: $(tail -n 3 "$slow/said")"
		fi
		rm "$page" || fail "hugo: cannot leave out $page"
		dropped=$((dropped + 1))
	done
	rm -rf "$out"
	[ "$dropped" -eq 0 ] || echo "hugo: without $dropped pages it refuses"
}

# ---- one medium ----

# ROUNDS turns of the contenders $@, then one more to see the memory.
rounds() {
	round=0
	while [ "$round" -le "$turns" ]; do
		round=$((round + 1))
		peak="" log=times
		[ "$round" -le "$turns" ] || peak=--peak log=peaks
		for name in "$@"; do
			contend "$name"
		done
	done
}

# The figures of MEDIUM as a table, then the ratios.
report() {
	awk -v medium="$medium" -v pages="$count" -v pairs="$(count_pairs)" '
	function sorted(v, n,  i, j, x) {
		for (i = 2; i <= n; i++) {
			x = v[i]
			for (j = i - 1; j > 0 && v[j] > x; j--)
				v[j + 1] = v[j]
			v[j + 1] = x
		}
	}
	function middle(v, n) {
		sorted(v, n)
		return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
	}
	function spread(format, v, n,  m) {
		m = middle(v, n)
		return sprintf(format "/" format "/" format, \
		               v[1], m, v[n])
	}
	function column(format, table, name,  i, v) {
		for (i = 1; i <= turns[name]; i++)
			v[i] = table[name, i]
		return spread(format, v, turns[name])
	}
	function least(table, name,  i, m) {
		m = table[name, 1]
		for (i = 2; i <= turns[name]; i++)
			m = table[name, i] < m ? table[name, i] : m
		return m
	}
	function ratio(text, table, a, b,  times, i, v) {
		if (!(a in turns) || !(b in turns))
			return
		times = times ? times : 1
		for (i = 1; i <= turns[a]; i++)
			v[i] = times * table[a, i] / table[b, i]
		printf "  %-28s %-18s best %.2f\n", text, \
			spread("%.2f", v, turns[a]), \
			times * least(table, a) / least(table, b)
	}
	function rate(text, table, name,  i, v) {
		if (!(name in turns) || !pairs)
			return
		for (i = 1; i <= turns[name]; i++)
			v[i] = pairs / table[name, i]
		printf "  %-28s %s\n", text, spread("%.0f", v, turns[name])
	}
	$1 != medium { next }
	FILENAME ~ /peaks$/ { peak[$2] = $5 / 1024; next }
	{
		if (!turns[$2]++)
			order[++names] = $2
		cpu[$2, turns[$2]] = $3
		wall[$2, turns[$2]] = $4
	}
	END {
		printf "\n%s, %d pages, %d rounds: min/median/max\n", \
			medium, pages, turns[order[1]]
		printf "  %-13s %-18s %-18s %9s %9s\n", "", "CPU s", \
			"wall s", "peak MiB", "us/page"
		for (i = 1; i <= names; i++) {
			n = order[i]
			printf "  %-13s %-18s %-18s %9.1f %9.1f\n", n, \
				column("%.3f", cpu, n), \
				column("%.3f", wall, n), peak[n], \
				typical(wall, n) * 1e6 / pages
		}
		ratio("glose/floor, CPU", cpu, "glose", "floor")
		ratio("glose+source/floor, CPU", cpu, "glose+source", "floor")
		ratio("hugo/glose, wall", wall, "hugo", "glose")
		ratio("hugo/glose, CPU", cpu, "hugo", "glose")
		ratio("-j1/-j2, wall", wall, "glose-j1", "glose-j2")
		ratio("two floors at once, wall", wall, "floor", \
			"floor-twice", 2)
		rate("check, pairs/s", wall, "check")
		rate("check, pairs/s of CPU", cpu, "check")
		if (peak["hugo"] && peak["glose"])
			printf "  %-28s %.1f\n", "hugo/glose, memory", \
				peak["hugo"] / peak["glose"]
	}
	function typical(table, name,  i, v) {
		for (i = 1; i <= turns[name]; i++)
			v[i] = table[name, i]
		return middle(v, turns[name])
	}' "$slow/peaks" "$slow/times"
}

# Measure the contenders $@ on folder WHERE, called MEDIUM.
bench() {
	medium=$1 where=$2 pages=$3 turns=$4
	shift 4
	out=$where/out stripped=$where/hugo
	count=$(find "$pages" -name '*.md' | wc -l)
	if command -v hugo >/dev/null 2>&1; then
		rm -rf "$stripped"
		hugo_site
		set -- "$@" hugo
	fi
	rounds "$@"
	report
	rm -rf "$out" "$stripped"
}

: >"$slow/times"
: >"$slow/peaks"
busy() {
	echo "$(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg)" \
		"(from 1 on, only CPU time and minima say much)"
}
echo "$content as $locale"
busy
command -v hugo >/dev/null 2>&1 || echo "hugo: not installed"
for medium in $media; do
	where=$fast
	[ "$medium" = tmpfs ] || where=$slow
	[ -n "$where" ] || continue
	bench "$medium" "$where" "$content" "$rounds" \
		floor floor-twice glose glose+source glose-j1 glose-j2 check
done

where=${fast:-$slow}
for times in $grow; do
	[ "$times" -gt 1 ] || continue
	grown=$where/grown/$locale
	mkdir -p "$grown"
	for k in $(seq "$times"); do
		cp -R "$content" "$grown/$k"
	done
	bench "times-$times" "$where" "$grown" 3 \
		floor floor-twice glose glose-j1 glose-j2 check
	rm -rf "$where/grown"
done
busy

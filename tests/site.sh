#!/bin/sh
# site.sh -- whole sites: built twice alike, replaced as a whole, real corpora.
#
# Corpora are read from $SHARED where it is there.
set -u
export ASAN_OPTIONS=exitcode=126 UBSAN_OPTIONS=exitcode=126 LC_ALL=C.UTF-8
top=$(pwd)
BUILD=${BUILD:-build}
case $BUILD in
/*) glose=$BUILD/glose ;;
*) glose=$top/$BUILD/glose ;;
esac
shared=${SHARED:-../shared}
. tests/scratch.sh
suite=site
. tests/claim.sh

# Run glose; 0 and 1 (faulty pages) are good ends.
run() {
	timeout -s KILL 600 "$glose" "$@" >"$tmp/said" 2>&1
	status=$?
	[ "$status" -le 1 ] && ! grep -q 'Sanitizer\|runtime error:' "$tmp/said" &&
		return
	echo "glose $*: exit status $status"
	tail -n 30 "$tmp/said"
	return 1
}

# ---- one site, this repository's own ----

copy_site() {
	mkdir -p "$1"
	for part in site.yml content locales themes; do
		[ ! -e "$part" ] || cp -R "$part" "$1/"
	done
}

builds_alike() {
	copy_site "$tmp/first"
	(
		umask 022
		TZ=UTC run build -C "$tmp/first" -o "$tmp/a" -j 1
	) || return
	copy_site "$tmp/other place"
	find "$tmp/other place" -exec touch -d 2001-02-03 {} +
	(
		umask 077
		cd "$tmp/other place" || exit
		TZ=Asia/Kolkata LC_ALL=C LANG=nb_NO.UTF-8 \
			run build -o ../b -j 2
	) || return
	[ -f "$tmp/a/index.html" ] && diff -r "$tmp/a" "$tmp/b"
}

builds_over_itself_alike() {
	cp -R "$tmp/a" "$tmp/again"
	run build -C "$tmp/first" -o "$tmp/again" && diff -r "$tmp/a" "$tmp/again"
}

# The manifest names each file with its hash, and nothing else.
manifest_is_true() {
	cd "$tmp/a" || return
	find . -type f ! -path './.glose/*' -exec sha256sum {} + |
		sed 's|  \./|  |' | LC_ALL=C sort -k 2 >"$tmp/hashes"
	grep -E '^[0-9a-f]{64} ' .glose/manifest |
		sed 's/^\([0-9a-f]*\)  */\1  /' |
		LC_ALL=C sort -k 2 >"$tmp/told"
	[ -s "$tmp/told" ] && diff "$tmp/hashes" "$tmp/told"
}

foreign_files_stay() {
	echo mine >"$tmp/again/mine.txt"
	run build -C "$tmp/first" -o "$tmp/again" || return
	[ "$(cat "$tmp/again/mine.txt")" = mine ]
}

foreign_folders_are_refused() {
	mkdir "$tmp/foreign"
	echo mine >"$tmp/foreign/index.html"
	"$glose" build -C "$tmp/first" -o "$tmp/foreign" >"$tmp/said" 2>&1
	[ $? -ge 2 ] && [ "$(cat "$tmp/foreign/index.html")" = mine ] &&
		[ "$(find "$tmp/foreign" | wc -l)" -eq 2 ]
}

nothing_is_left_beside() {
	find "$tmp" -maxdepth 1 -name '*glose*' | grep . && return 1
	return 0
}

rooted_links() {
	grep -rhoE -e "(href|src)=[\"']/[^\"']*" "$@"
}

# 404.html alone is served in the place of pages at any depth: its links begin
# with the path of the base URL, here "/".
links_are_relative() {
	rooted_links --include='*.html' --exclude=404.html "$tmp/a" && return 1
	run build -C "$tmp/first" -o "$tmp/below" \
		--base-url https://example.org/below/ || return
	rooted_links --include=404.html "$tmp/below" >"$tmp/rooted"
	[ -s "$tmp/rooted" ] || return
	grep -v "=[\"']/below/" "$tmp/rooted" && return 1
	grep -rhoE --include=404.html "(href|src)=[\"'][^/#h][^\"']*" \
		"$tmp/below" && return 1
	return 0
}

no_inline_script_or_style() {
	! grep -rlE --include='*.html' '<style|<script>| style=| on[a-z]+="' \
		"$tmp/a"
}

# ---- a theme that extends the default ----

# Every page is the default theme's, with the stylesheet and the footer of its
# own, in the page's language.
plain_theme_extends_default() {
	cp -R "$tmp/first" "$tmp/plain" && rm -r "$tmp/plain/themes" &&
		sed 's/^theme:.*/theme: plain/' site.yml >"$tmp/plain/site.yml" &&
		run build -C "$tmp/plain" -o "$tmp/plain-out" || return
	for locale in nb-NO ar-SA ja-JP; do
		words=$(sed -n 's/^plain_paper: //p' "themes/plain/locales/$locale.yml")
		page=$(echo "$locale" | tr '[:upper:]' '[:lower:]')/faq.html
		grep -qF "<p>$words</p>" "$tmp/plain-out/$page" || return
		grep -v 'plain\.\|footer>\|contents.html">' \
			"$tmp/plain-out/$page" | grep -vF "$words" >"$tmp/same"
		grep -v 'footer>\|contents.html">' "$tmp/a/$page" |
			diff - "$tmp/same" || return
	done
}

# ---- the alignment report ----

# Each relative href and src in the HTML below FOLDER names a file.
links_lead_somewhere() {
	(cd "$1" && grep -roE --include='*.html' '(href|src)="[^"]*"' .) |
		sed 's/:[hs][a-z]*="/	/; s/[#"].*//; s/%20/ /g' |
		grep -v '	$\|	[a-z]*:' | LC_ALL=C sort -u |
		while IFS='	' read -r page link; do
			[ -e "$1/$(dirname "$page")/$link" ] ||
				echo "$page leads to $link"
		done >"$tmp/lost"
	head "$tmp/lost"
	[ ! -s "$tmp/lost" ]
}

# A site with faults, and a report of it.
copy_faulty() {
	mkdir -p "$1/content"
	cp -R tests/golden/check/html/in/content/. "$1/content"
	cp tests/golden/check/double-space/in/p/*.md "$1/content/nb-NO/"
	printf '%s\n' 'base_url: https://help.example.org/' 'report:' \
		'  in_site: true' '  editor: "vscode://file/{file}:{line}"' \
		>"$1/site.yml"
}

report_is_alike() {
	copy_faulty "$tmp/faulty"
	(
		cd "$tmp/faulty" || exit
		run check --format "html:$tmp/one/report.html" -j 1 || exit
		run check --format "html:$tmp/two/report.html" -j 2
	) || return
	[ -f "$tmp/one/report-files/ar-sa/a.html" ] &&
		diff -r "$tmp/one" "$tmp/two" && links_lead_somewhere "$tmp/one"
}

# The editor is on the machine that has the files: it gets whole paths, which
# have no place in what is published.
report_leads_to_the_editor() {
	page=report-files/ar-sa/a.html
	grep -qF "\"vscode://file/$tmp/faulty/content/ar-SA/a.md:9\"" \
		"$tmp/one/$page" || return
	run build -C "$tmp/faulty" -o "$tmp/with" || return
	grep -rF "$tmp" "$tmp/with" && return 1
	return 0
}

# A page that has been mended has no file left in the report of next time.
report_is_replaced() {
	rm "$tmp/faulty/content/ar-SA/a.md"
	(cd "$tmp/faulty" && run check --format "html:$tmp/one/report.html") ||
		return
	[ ! -e "$tmp/one/report-files/ar-sa/a.html" ] &&
		[ -f "$tmp/one/report-files/nb-no/a.html" ] &&
		links_lead_somewhere "$tmp/one"
}

report_is_in_the_site() {
	run build -C "$tmp/faulty" -o "$tmp/with" -j 1 || return
	run build -C "$tmp/faulty" -o "$tmp/with2" -j 2 || return
	[ -f "$tmp/with/_report/files/nb-no/a.html" ] &&
		diff -r "$tmp/with" "$tmp/with2" || return
	grep -rlE --include='*.html' '<style|<script>| style=| on[a-z]+="' \
		"$tmp/with/_report" && return 1
	grep -q '/nb-no/a.html' "$tmp/with/sitemap.xml" || return
	grep -F _report "$tmp/with/sitemap.xml" && return 1
	links_lead_somewhere "$tmp/with/_report"
}

# ---- real pages ----

# Each .md of CONTENT outside includes/ has its page in OUT/LOCALE, but for its
# README.md, which is about the repository; and no page ended the process that
# read it.
all_pages() {
	grep -F '[page-crashed]' "$tmp/said" && return 1
	(cd "$1" && find . -name '*.md' ! -path '*/includes/*' \
		! -path ./README.md) |
		sed 's/\.md$//' | while IFS= read -r page; do
		[ -f "$2/$page.html" ] || echo "no page for $page.md"
	done >"$tmp/none"
	cat "$tmp/none"
	[ ! -s "$tmp/none" ]
}

# Build CONTENT as LOCALE alone, and look for all of its pages; with "pairs",
# for those that its lookups make too.
corpus_builds() {
	rm -rf "$tmp/corpus"
	run build --content "$1=$2" -o "$tmp/corpus" || return
	lower=$(echo "$1" | tr '[:upper:]' '[:lower:]')
	all_pages "$2" "$tmp/corpus/$lower" || return
	[ "${3-}" != pairs ] || all_pages "$2" "$tmp/corpus/en-us"
}

# Under sanitizers two of them are enough.
wanted_corpus() {
	case $BUILD-$1 in
	*/asan-nb-NO | */asan-ar-SA) return 0 ;;
	*/asan-*) return 1 ;;
	esac
}

corpora_build() {
	for folder in "$shared"/corpus/*-*/AlchemyInsights; do
		locale=${folder%/*}
		locale=${locale##*/}
		wanted_corpus "$locale" || continue
		claim "corpus $locale" corpus_builds "$locale" "$folder" pairs
	done
	claim 'corpus odd' corpus_builds nb-NO "$shared/corpus/odd"
}

bare() {
	sed 's/\\\([*_]\)/\1/g' "$1"
}

# One word for how the exported page GOT stands to its original.
compare() {
	if [ ! -f "$1" ]; then
		echo missing
	elif cmp -s "$1" "$2"; then
		echo equal
	elif [ "$(bare "$1" | cksum)" = "$(bare "$2" | cksum)" ]; then
		echo escapes
	else
		echo other
	fi
}

# The target side of each page is what was published: but for escapes, and
# for the pages in oracle-known.txt.
oracle_agrees() {
	set --
	for folder in "$shared"/corpus/live-oracle/*/; do
		locale=$(basename "$folder")
		set -- "$@" --content "$locale=$shared/corpus/$locale"
	done
	run export --format md --side target -o "$tmp/export" "$@" || return
	cut -f 1,2 "$shared/corpus/live-oracle/MANIFEST.tsv" | sed 1d |
		while IFS='	' read -r locale path; do
		printf '%s %s/%s\n' \
			"$(compare "$tmp/export/$locale/$path" \
				"$shared/corpus/live-oracle/$locale/$path")" \
			"$locale" "$path"
	done >"$tmp/compared"
	sed 's/ .*//' "$tmp/compared" | sort | uniq -c
	grep -q '^equal' "$tmp/compared" || return
	grep -v '^equal\|^escapes' "$tmp/compared" | sort >"$tmp/others"
	grep -v '^#' tests/site/oracle-known.txt | sort | diff - "$tmp/others"
}

# The resources of self-service reset, over all locales: each is linked to in
# each, by addresses that tests/corpus/resources.yml knows; and whatever the
# number of workers, the list is one.
resources_are_recognised() {
	set --
	n=1 # the source language
	for folder in "$shared"/corpus/*-*/AlchemyInsights; do
		locale=${folder%/*}
		set -- "$@" --content "${locale##*/}=$folder"
		n=$((n + 1))
	done
	for j in 1 3; do
		"$glose" resources -q -C tests/corpus "$@" -j $j \
			--format jsonl >"$tmp/resources-$j" 2>"$tmp/said" ||
			return
	done
	cmp "$tmp/resources-1" "$tmp/resources-3" || return
	for id in sspr-setup sspr-faq sspr-troubleshoot sspr-register \
		sspr-reset admin-portal; do
		found=$(grep "\"id\":\"$id\"" "$tmp/resources-1" |
			grep -c '"links":[1-9].*"title":"')
		[ "$found" -eq $n ] && continue
		echo "$id: recognised in $found of $n locales"
		return 1
	done
	grep -q '"type":"host","host":"docs.microsoft.com"' "$tmp/resources-1"
}

[ -x "$glose" ] || {
	echo "no $glose"
	echo "site: 0 passed, 1 failed"
	exit 1
}
claim 'two builds are equal' builds_alike
claim 'a build over itself is equal' builds_over_itself_alike
claim 'the manifest is true' manifest_is_true
claim 'foreign files stay' foreign_files_stay
claim 'foreign folders are refused' foreign_folders_are_refused
claim 'links are relative' links_are_relative
claim 'no inline script or style' no_inline_script_or_style
claim 'a theme extends another' plain_theme_extends_default
claim 'two reports are equal' report_is_alike
claim 'a report leads to the editor' report_leads_to_the_editor
claim 'a report over another replaces it' report_is_replaced
claim 'the report is part of the site' report_is_in_the_site
claim 'nothing is left beside OUT' nothing_is_left_beside
if [ -d "$shared/corpus" ]; then
	corpora_build
	claim 'export agrees with the originals' oracle_agrees
	claim 'resources are recognised' resources_are_recognised
else
	skip corpora "$shared/corpus"
fi

sum_up

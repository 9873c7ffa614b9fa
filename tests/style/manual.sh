#!/bin/sh
# manual.sh -- the manual, docs/settings.md and 'glose help' have each
# diagnostic, option, command and setting that the sources have, and no other.
set -u
export LC_ALL=C
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

# PAGE has the same WHATs (lines in the files $3 and $4) as the sources.
in_step() {
	sort -u "$3" >"$tmp/want"
	sort -u "$4" >"$tmp/have"
	[ -s "$tmp/want" ] || echo "no $2 found" >>"$tmp/want"
	comm -23 "$tmp/want" "$tmp/have" |
		sed "s|^|$1: lacks the $2 |" >"$tmp/faults"
	comm -13 "$tmp/want" "$tmp/have" |
		sed "s|^|$1: the sources have no $2 |" >>"$tmp/faults"
	cat "$tmp/faults"
	n=$(wc -l <"$tmp/faults")
	failed=$((failed + n))
	passed=$((passed + $(comm -12 "$tmp/want" "$tmp/have" | wc -l)))
}

# The words of the lines ".It MACRO a , b" of PAGE.
items() {
	sed -n "s/^\.It $2 //p" "$1" | sed 's/ , /\
/g'
}

# ---- diagnostics: "id severity" a line ----

cat gen/base/diag_list.h gen/base/diag_check.h | tr -d '\n\134' | sed 's/X(/\
/g' | sed -n 's/^[A-Z_]*,[	 ]*SEV_\([A-Z]*\),[^"]*"\([a-z0-9-]*\)".*/\2 \1/p' |
	tr '[:upper:]' '[:lower:]' >"$tmp/diags"
items gen/glose.1 Ic | sed 's/ Pq / /' >"$tmp/told"
in_step gen/glose.1 diagnostic "$tmp/diags" "$tmp/told"
sort "$tmp/told" | uniq -d | sed 's/^/gen\/glose.1: twice: /' | grep . &&
	failed=$((failed + 1))

# ---- the rules of check, and their sections: "id" a line ----

tr -d '\n\134' <gen/base/diag_check.h | sed 's/X(/\
/g' | sed -n 's/^[A-Z_]*,[	 ]*SEV_[A-Z]*,[^"]*"\([a-z0-9-]*\)".*/\1/p' >"$tmp/rules"
sed -n 's/^## //p' docs/rules.md >"$tmp/told"
in_step docs/rules.md rule "$tmp/rules" "$tmp/told"

# ---- options: "-C" or "--color" a line ----

sed -n 's/^	{OPT_[^"]*\(".*"\), *[NtfS].*/\1/p' gen/cmd/options.c |
	grep -o '"--*[A-Za-z-]*"' | tr -d '"' >"$tmp/options"
items gen/glose.1 Fl | sed 's/ .*//; s/^/-/' >"$tmp/told"
in_step gen/glose.1 option "$tmp/options" "$tmp/told"
grep -o '"  *-.*' gen/cmd/cmd_help.c |
	grep -oE '(^"|[ ,])--?[A-Za-z][a-z-]*' | tr -d '" ,' >"$tmp/told"
in_step 'glose help' option "$tmp/options" "$tmp/told"

# ---- commands ----

sed -n 's/^	{"\([a-z]*\)", cmd_.*/\1/p' gen/main.c >"$tmp/commands"
sed -n 's/^\.Ss glose //p' gen/glose.1 >"$tmp/told"
in_step gen/glose.1 command "$tmp/commands" "$tmp/told"
sed -n 's/^	"  \([a-z][a-z]*\)  .*/\1/p' gen/cmd/cmd_help.c >"$tmp/told"
in_step 'glose help' command "$tmp/commands" "$tmp/told"

# ---- settings, and the keys of front matter ----

sed -n 's/^	{\(KEY(\)*"\([A-Za-z._]*\)"[,)].*/\2/p' gen/read/settings*.c \
	gen/read/front.c | tr '[:upper:]' '[:lower:]' >"$tmp/keys"
items gen/glose.yml.5 Cm >"$tmp/told"
in_step gen/glose.yml.5 key "$tmp/keys" "$tmp/told"
awk -F '|' '/^\| `/ { print $2 }' docs/settings.md | tr -d ' \140' |
	tr ',[:upper:]' '\n[:lower:]' >"$tmp/told"
in_step docs/settings.md key "$tmp/keys" "$tmp/told"

# ---- what templates can use: each key that a value is set under ----

grep -l value_set gen/render/*.c gen/report/*.c gen/cmd/*.c | xargs cat |
	tr -s '\n\t' '  ' | tr ';' '\n' >"$tmp/statements"
# "title" stands for "title_lang" and "title_dir", too: view_hub's set_text.
sed -n 's/.*\(value_set\|set_text\)[a-z_]*([^"]*"\([a-z_?]*\)").*/\2/p
s/.*set_list([^"]*"\([a-z?]*\)"), S("\([a-z?]*\)").*/\1\
\2/p
s/.*set_neighbour([^"]*"\([a-z]*\)".*/\1/p
s/.*set_text(v, item, "\([a-z]*\)",.*/\1\
\1_lang\
\1_dir/p' "$tmp/statements" >"$tmp/variables"
awk -F '|' '/^\| variable/ { on = 1 } on && /^$/ { exit } on { print $2 }' \
	docs/themes.md | grep -o '`[a-z_?][a-z_?]*' | tr -d '\140' >"$tmp/told"
in_step docs/themes.md variable "$tmp/variables" "$tmp/told"

echo "manual-lists: $passed passed, $failed failed"
[ "$failed" -eq 0 ]

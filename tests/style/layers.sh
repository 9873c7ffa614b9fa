#!/bin/sh
# layers.sh -- hold the sources to gen/LAYERS, and compile each header alone.
#
# A file in gen/LAYER/ may include headers of its own layer and of those that
# LAYERS names for it, its own header first; a library header that has a door
# may be included by that door's files alone.  $FLAGS are the compiler's.
set -u
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

# One line a fault; the last line is the number of files and faulty files.
find gen -name '*.[ch]' | sort | awk '
function fault(text) {
	print path ":" line ": " text
	if (!faulty[path]++)
		failed++
}

# Read gen/LAYERS.
function rules(  n, i, f, row) {
	while ((getline row <"gen/LAYERS") > 0) {
		sub(/#.*/, "", row)
		n = split(row, f)
		if (n == 0)
			continue
		if (f[1] == "door") {
			doors[f[2]] = 1
			for (i = 3; i <= n; i++)
				opens[f[2], "gen/" f[i]] = 1
			continue
		}
		may[f[1], f[1]] = known[f[1]] = 1
		for (i = 2; i <= n; i++)
			may[f[1], f[i]] = 1
	}
}

function exists(file,  row) {
	if (!(file in there))
		there[file] = (getline row <file) >= 0
	close(file)
	return there[file]
}

# PATH includes "LAYER/NAME.h".
function project(header,  to) {
	to = header
	sub(/\/.*/, "", to)
	if (header !~ /\// || !exists("gen/" header))
		fault("no header gen/" header)
	else if (!((layer, to) in may))
		fault("layer " layer " may not include " header)
	if (own != "" && seen == 1 && header != own)
		fault("its own header comes first")
}

function library(header,  d) {
	for (d in doors)
		if (index(header, d) == 1 && !((d, path) in opens))
			fault("not a door to <" header ">")
	if (own != "" && seen == 1)
		fault("its own header comes first")
}

BEGIN {
	rules()
}

{
	path = $0
	layer = path
	sub(/^gen\//, "", layer)
	sub(/[\/.].*/, "", layer)
	own = path
	sub(/^gen\//, "", own)
	own = sub(/\.c$/, ".h", own) && exists("gen/" own) ? own : ""
	files++
	line = seen = 0
	if (!(layer in known))
		fault("no layer " layer " in gen/LAYERS")
	while ((getline row <path) > 0) {
		line++
		if (row !~ /^[ \t]*#[ \t]*include/)
			continue
		seen++
		if (split(row, part, /["<>]/) < 3)
			fault("cannot read this include")
		else if (row ~ /</)
			library(part[2])
		else
			project(part[2])
	}
	close(path)
}

END {
	print files - failed, failed + 0
}' >"$log"

sed '$d' "$log"
passed=$(sed -n '$s/ .*//p' "$log")
failed=$(sed -n '$s/.* //p' "$log")

for header in gen/*/*.h; do
	# The flags are words.
	# shellcheck disable=SC2086
	if printf '#include "%s"\ntypedef int alone;\n' "${header#gen/}" |
		eval ${CC:-cc} $FLAGS -fsyntax-only -x c - >"$log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$header does not compile alone:"
		cat "$log"
	fi
done
echo "layers: $passed passed, $failed failed"
[ "$failed" -eq 0 ]

# count.awk -- precision by rule and locale: what was judged, of what is found.
#
#     awk -F '\t' -f count.awk judged.tsv FINDINGS.tsv
#
# A judgement counts as long as its finding is there: what was wrong and has
# been mended is told in the last column.
function key_of(rule, locale, file, line, column) {
	sub(/^.*\//, "", file)
	return rule SUBSEP locale SUBSEP file SUBSEP line SUBSEP column
}
/^#/ { next }
FNR == NR {
	key = key_of($1, $2, $3, $4, $5)
	judged[key] = $6
	next
}
FNR > 1 {
	pair = $5 " " $7
	hits[pair]++
	key = key_of($5, $7, $1, $2, $3)
	if (!(key in judged) || key in seen)
		next
	seen[key]
	n[pair]++
	right[pair] += judged[key] == "right"
}
END {
	for (key in judged) {
		split(key, part, SUBSEP)
		pair = part[1] " " part[2]
		if (!(key in seen) && judged[key] == "wrong")
			mended[pair]++
		known[pair]
	}
	for (pair in known) {
		split(pair, part, " ")
		printf "| `%s` | %s | %d | %d | %d | %s | %s |\n", part[1], \
		    part[2], hits[pair], n[pair], right[pair], \
		    n[pair] == 0 ? "-" \
		    : sprintf("%.0f %%", 100 * right[pair] / n[pair]), \
		    pair in mended ? mended[pair] : "" | "LC_ALL=C sort"
	}
}

# count.awk -- precision by rule and locale: what was judged, of what is found.
#
#     awk -F '\t' -f count.awk judged.tsv FINDINGS.tsv
#
# A judgement counts as long as its finding is there, for all that the rule finds
# at its place: what was wrong and has been mended is told in the last column.
# The last rows are sums.
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
	if (!(key in judged))
		next
	seen[key]
	n[pair]++
	right[pair] += judged[key] == "right"
}
# A row of the table, and its part of the sums of its locale and of all.
function row(rule, locale, hits, n, right, mended) {
	part_right = n == 0 ? "-" : sprintf(n < 100 ? "%.0f %%" : "%.1f %%", \
	    100 * right / n)
	if (mended == 0)
		mended = ""
	printf "| %s | %s | %d | %d | %d | %s | %s |\n", rule, locale, hits, \
	    n, right, part_right, mended | "LC_ALL=C sort"
}
function add(to, pair) {
	sums[to]
	hits[to] += hits[pair]
	n[to] += n[pair]
	right[to] += right[pair]
	mended[to] += mended[pair]
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
		row("`" part[1] "`", part[2], hits[pair], n[pair], \
		    right[pair], mended[pair])
		add("all " part[2], pair)
		add("all all", pair)
	}
	for (to in sums) {
		split(to, part, " ")
		row("all", part[2], hits[to], n[to], right[to], mended[to])
	}
}

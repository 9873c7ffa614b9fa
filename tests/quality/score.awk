# score.awk -- what was found, against what was made.
#
#     awk -f score.awk -v units=N -v out=DIR CLEAN CASES FOUND [CASES2 FOUND2]...
#
# CLEAN: findings of the clean pages; CASES: rows of inject; FOUND: findings of
# the clean pages and the copies (all as tsv).  In the first pair of files what
# only shows beside other pages is left out: copies are beside their original.
#
# A defect is hit when a finding of an expected id is in the copy and not in
# the clean page.  Any new finding in a legal copy is a false alarm.
function across(id) {
	return id == "inconsistent" || id == "same-target" || id ~ /^source-/
}
function page_of(file) {
	sub(/^.*content\//, "", file)
	return file
}
function rate(n, of) {
	return of == 0 ? "-" : sprintf("%.1f", 100 * n / of)
}
# The new ids of COPY, parted by blanks.
function new_ids(copy, original,    list, n, i, key, s) {
	n = split(ids[copy], list, " ")
	s = ""
	for (i = 1; i <= n; i++) {
		key = original SUBSEP list[i]
		if (found[copy, list[i]] > clean[key])
			s = s " " list[i]
	}
	return substr(s, 2)
}
function expects(expected, id) {
	return index("," expected ",", "," id ",") > 0
}
function judge(copy,    list, n, i, hit, others) {
	hit = 0
	others = ""
	# What shows beside other pages is in pages of its own.
	n = split(new_ids(copy, serial == 5 ? "" : original[copy]), list, " ")
	for (i = 1; i <= n; i++) {
		if (expects(expected[copy], list[i]))
			hit = 1
		else if (serial == 7 ? list[i] ~ /^source-/ \
		    : serial == 5 || !across(list[i]))
			others = others " " list[i]
	}
	tally(copy, hit, others)
}
function tally(copy, hit, others,    c, l) {
	c = class[copy]
	l = locale[copy]
	cases[c, l]++
	if (!(c in seen)) {
		seen[c] = expected[copy]
		kind_of[c] = kind[copy]
		order[++nclasses] = c
	}
	if (others != "")
		beside[c, l]++
	if (kind[copy] == "legal") {
		legal[l]++
		if (others != "") {
			alarms[l]++
			bad[c, l]++
			print c "\t" l "\t" others "\t" after[copy] >(out "/alarms")
		}
		return
	}
	defects[l]++
	if (hit) {
		hits[l]++
		good[c, l]++
	} else {
		print c "\t" l "\t" expected[copy] "\t" others "\t" after[copy] \
		    >(out "/missed")
	}
	if (hit && others != "")
		print c "\t" l "\t" expected[copy] "\t" others "\t" after[copy] \
		    >(out "/beside")
}
FNR == 1 { serial++ }
$1 == "file" { next }
serial == 1 {
	clean[page_of($1), $5]++
	noise[$7]++
	nnoise++
	next
}
serial % 2 == 0 {
	original[$1] = $2; locale[$1] = $3; kind[$1] = $4; class[$1] = $5
	expected[$1] = $6; after[$1] = $8
	todo[serial, ++count[serial]] = $1
	next
}
{
	p = page_of($1)
	if (!((p, $5) in found))
		ids[p] = ids[p] " " $5
	found[p, $5]++
}
END {
	serial = 3
	for (i = 1; i <= count[2]; i++)
		judge(todo[2, i])
	serial = 5
	for (i = 1; i <= count[4]; i++)
		judge(todo[4, i])
	serial = 7
	for (i = 1; i <= count[6]; i++)
		judge(todo[6, i])
	report()
}
function row(c, good_of,    i, n, k, all, allk, s) {
	s = ""
	for (i = 1; i <= nlocales; i++) {
		n = cases[c, place[i]]
		k = good_of[c, place[i]]
		all += n
		allk += k
		s = s sprintf(" %7s", n == 0 ? "-" : (k + 0) "/" n)
	}
	printf "%-22s %-24s %9s %6s%s\n", c, first(seen[c]), (allk + 0) "/" all, \
	    rate(allk, all), s
}
function first(list) {
	sub(/,.*/, "", list)
	return list
}
function report(    i, l, d, h, a, n) {
	nlocales = split("nb-NO de-DE fr-FR ru-RU ar-SA ja-JP th-TH", place, " ")
	printf "%-22s %-24s %9s %6s", "defect", "rule", "found", "%"
	for (i = 1; i <= nlocales; i++)
		printf " %7s", substr(place[i], 1, 2)
	print ""
	for (i = 1; i <= nclasses; i++)
		if (kind_of[order[i]] == "defect")
			row(order[i], good)
	printf "\n%-22s %-24s %9s %6s\n", "legal change", "", "alarms", "%"
	for (i = 1; i <= nclasses; i++)
		if (kind_of[order[i]] == "legal")
			row(order[i], bad)
	totals()
}
function totals(    i, l, d, h, a, n, tp, fn, fp) {
	printf "\n%-8s %8s %8s %8s %8s %8s %8s\n", "locale", "defects", \
	    "recall%", "legal", "alarms%", "F1", "noise"
	for (i = 1; i <= nlocales; i++) {
		l = place[i]
		line(l, defects[l], hits[l], legal[l], alarms[l], noise[l])
		d += defects[l]; h += hits[l]; n += legal[l]; a += alarms[l]
	}
	line("all", d, h, n, a, nnoise)
	printf "clean units: %d, findings %d, %.2f per 1,000\n", units, nnoise, \
	    1000 * nnoise / units
	require(h >= 0.97 * d, "recall of 97 %")
	require(a <= 0.03 * n, "false alarms of 3 %")
	require(nnoise <= 0.005 * units, "noise of 5 in 1,000")
	require(2 * h >= 0.97 * (h + d + a + nnoise), "F1 of .97")
	exit status
}
function require(holds, what) {
	if (!holds) {
		print "not kept: " what
		status = 1
	}
}
function line(l, d, h, n, a, f,    denominator) {
	denominator = 2 * h + (d - h) + a + f
	printf "%-8s %8d %8s %8d %8s %8.3f %8d\n", l, d, rate(h, d), n, \
	    rate(a, n), denominator == 0 ? 0 : 2 * h / denominator, f
}

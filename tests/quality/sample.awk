# sample.awk -- a random sample of n findings of each rule (jsonl in), as text:
# nothing is cut.  E is the evidence, F what the fix writes there, S and T are
# the halves, L is the line of the file where there are none, O the line that
# the message speaks of.

# The string that KEY has in LINE, its escapes undone.
function field(line, key,    at, s) {
	at = index(line, "\"" key "\":\"")
	if (at == 0)
		return ""
	s = substr(line, at + length(key) + 4)
	if (!match(s, /([^"\\]|\\.)*/))
		return ""
	s = substr(s, 1, RLENGTH)
	gsub(/\\n/, " ", s)
	gsub(/\\"/, "\"", s)
	gsub(/\\\\/, "\\", s)
	return s
}
function number(line, key,    at) {
	at = index(line, "\"" key "\":")
	return at == 0 ? 0 : substr(line, at + length(key) + 3) + 0
}
# A number for S, one of the seed's own: those with the least are the sample, so
# that it hardly changes when rules do.
function draw(s,    h, i) {
	h = seed * 7919 + 1
	for (i = 1; i <= length(s); i++)
		h = (h * 31 + code[substr(s, i, 1)]) % 2147483647
	return (h * 48271 % 2147483647) * 48271 % 2147483647
}
BEGIN {
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = i
}
{
	rule = field($0, "rule")
	file = field($0, "file")
	sub(/^.*\//, "", file)
	if (++seen[rule] == 1)
		order[++rules] = rule
	mine = draw(file ":" number($0, "line") ":" number($0, "column"))
	slot = seen[rule]
	if (slot > n && mine >= least[rule, n])
		next
	if (slot > n)
		slot = n
	for (; slot > 1 && least[rule, slot - 1] > mine; slot--) {
		least[rule, slot] = least[rule, slot - 1]
		kept[rule, slot] = kept[rule, slot - 1]
	}
	least[rule, slot] = mine
	kept[rule, slot] = $0
}
# Line N of FILE.
function line_of(file, n,    i, s) {
	for (i = 1; i <= n && (getline s < file) > 0; i++)
		continue
	close(file)
	return i > n ? s : ""
}
END {
	for (i = 1; i <= rules; i++)
		for (slot = 1; slot <= n && slot <= seen[order[i]]; slot++)
			show(order[i], kept[order[i], slot])
}
function show(rule, line,    path, file, other, part) {
	path = file = field(line, "file")
	sub(/^.*\//, "", file)
	print "@ " rule " " field(line, "locale") " " seen[rule]
	print "  " field(line, "message") "  (" file ":" \
	    number(line, "line") ":" number(line, "column") ")"
	tell("E", field(line, "evidence"))
	if (match(line, /"fix":{/))
		print "  F '" field(substr(line, RSTART), "text") "'"
	tell("S", field(line, "source"))
	tell("T", field(line, "target"))
	if (field(line, "source") field(line, "target") == "")
		tell("L", line_of(path, number(line, "line")))
	other = field(line, "message")
	if (match(other, /\([^ ()]+:[0-9]+\)/)) {
		split(substr(other, RSTART + 1, RLENGTH - 2), part, ":")
		tell("O", line_of(part[1], part[2]))
	}
	print "= ?"
}
function tell(letter, text) {
	if (text != "")
		print "  " letter " " text
}

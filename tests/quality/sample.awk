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
# A number below LIMIT: our own, so that each awk draws the same.
function draw(limit) {
	state = (state * 16807) % 2147483647
	return state % limit
}
BEGIN { state = seed * 7919 + 1 }
{
	rule = field($0, "rule")
	if (++seen[rule] == 1)
		order[++rules] = rule
	slot = seen[rule] <= n ? seen[rule] : draw(seen[rule]) + 1
	if (slot <= n)
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

# sample.awk -- a random sample of n findings of each rule (jsonl in), as text.

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
	seen[rule]++
	slot = seen[rule] <= n ? seen[rule] : draw(seen[rule]) + 1
	if (slot <= n)
		kept[rule, slot] = $0
}
END {
	for (rule in seen)
		for (slot = 1; slot <= n && slot <= seen[rule]; slot++)
			show(rule, kept[rule, slot])
}
function show(rule, line,    file) {
	file = field(line, "file")
	sub(/^.*\//, "", file)
	print "@ " rule " " field(line, "locale") " " seen[rule]
	print "  " field(line, "message") "  (" file ":" \
	    number(line, "line") ":" number(line, "column") ")"
	print "  S " field(line, "source")
	print "  T " field(line, "target")
	print "= ?"
}

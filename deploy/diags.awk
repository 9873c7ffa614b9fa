# diags.awk -- what glose.1 says of each diagnostic, as C: lines to be printed.

function quoted(s) {
	gsub(/\\/, "\\\\&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\?/, "\\?", s)
	return "\"" s "\""
}

# A word of the running text, on the line where it fits.
function word(w) {
	if (line != "" && length(line) + 1 + length(w) > 78) {
		print "\t" quoted(line) ","
		line = ""
	}
	line = line == "" ? w : line " " w
}

function words(s, i, n, part) {
	n = split(s, part, " ")
	for (i = 1; i <= n; i++)
		word(part[i])
}

# The words of a macro; what stands alone at its end is punctuation.
function macro(s, last) {
	last = match(s, / [.,;:]$/) ? substr(s, length(s)) : ""
	if (last != "")
		s = substr(s, 1, length(s) - 2)
	if (s ~ /^\.Fl /)
		s = "-" substr(s, 5)
	else
		s = substr(s, 5)
	words("'" s "'" last)
}

function finish() {
	if (id == "")
		return
	if (line != "")
		print "\t" quoted(line) ","
	print "\tNULL\n};\n"
	id = line = ""
}

BEGIN {
	print "/* Made from gen/glose.1 by deploy/diags.awk. */"
	print "#include \"check/rule_text.h\"\n"
}

{
	gsub(/\\\(dq/, "\"")
	gsub(/\\e/, "\\")
	gsub(/\\-/, "-")
	gsub(/\\&/, "")
}

/^\.It Ic [a-z-]+ Pq [a-z]+$/ {
	finish()
	id = $3
	ids[++n] = id
	printf "static const char *const text%d[] = {\n", n
	next
}

/^\.(El|Ss|Sh)/ {
	finish()
}

id != "" && /^\./ {
	macro($0)
	next
}

id != "" {
	words($0)
}

END {
	print "const struct rule_text diag_texts[] = {"
	for (i = 1; i <= n; i++)
		printf "\t{%s, text%d},\n", quoted(ids[i]), i
	print "\t{NULL, NULL}\n};"
}

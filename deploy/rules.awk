# rules.awk -- docs/rules.md as C: the lines of each "## id" section.

function quoted(s) {
	gsub(/\\/, "\\\\&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\?/, "\\?", s)
	return "\"" s "\""
}

# The blank lines before this one, and this one.
function put(line) {
	for (; blank > 0; blank--)
		print "\t\"\","
	print "\t" quoted(line) ","
}

function finish() {
	if (id != "")
		print "\tNULL\n};\n"
	id = ""
}

BEGIN {
	print "/* Made from docs/rules.md by deploy/rules.awk. */"
	print "#include \"check/rule_text.h\"\n"
}

/^# / {
	finish()
}

/^## / {
	finish()
	id = $2
	ids[++n] = id
	printf "static const char *const text%d[] = {\n", n
	blank = begun = 0
	next
}

id != "" && $0 == "" {
	blank += begun
}

id != "" && $0 != "" {
	put($0)
	begun = 1
}

END {
	finish()
	print "const struct rule_text rule_texts[] = {"
	for (i = 1; i <= n; i++)
		printf "\t{%s, text%d},\n", quoted(ids[i]), i
	print "\t{NULL, NULL}\n};"
}

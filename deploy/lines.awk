# lines.awk -- text files as C: an array of lines, NULL at its end, which is
# called PREFIX and what the file's name ends in: align_css.  Files that end in
# the same and stand side by side are one.

function finish() {
	if (begun)
		print "\tNULL\n};"
}

BEGIN {
	print "/* Made by deploy/lines.awk. */"
	print "#include \"" header "\""
}

FNR == 1 {
	name = FILENAME
	sub(/.*\./, "", name)
	if (name == begun) {
		print "\t\"\"" ","
	} else {
		finish()
		printf "\nconst char *const %s%s[] = {\n", prefix, name
		begun = name
	}
}

{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	gsub(/\?/, "\\?")
	gsub(/\t/, "\\t")
	print "\t\"" $0 "\","
}

END {
	finish()
}

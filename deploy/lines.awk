# lines.awk -- text files as C: each an array of lines, NULL at its end.  The
# arrays are called PREFIX and what the file's name ends in: align_css.

function finish() {
	if (begun)
		print "\tNULL\n};"
}

BEGIN {
	print "/* Made by deploy/lines.awk. */"
	print "#include \"" header "\""
}

FNR == 1 {
	finish()
	name = FILENAME
	sub(/.*\./, "", name)
	printf "\nconst char *const %s%s[] = {\n", prefix, name
	begun = 1
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

# po.awk -- the units of bilingual pages as a PO file, for other checkers.
#
#     { echo LANGUAGE; find DIR -name '*.md'; } | awk -f po.awk
function quoted(s) {
	gsub(/\\/, "&&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\t/, "\\t", s)
	return "\"" s "\""
}
NR == 1 {
	open = "<span data-ttu-id=\""
	print "msgid \"\"\nmsgstr \"\"\n" \
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n" \
	    "\"Content-Transfer-Encoding: 8bit\\n\"\n" \
	    "\"Language: " $0 "\\n\"\n"
	next
}
{
	line = 0
	while ((getline text <$0) > 0)
		units($0, ++line, text)
	close($0)
}
function units(file, line, rest,    id, middle, tail, target, source) {
	while ((at = index(rest, open)) > 0) {
		rest = substr(rest, at + length(open))
		id = substr(rest, 1, index(rest, "\"") - 1)
		tail = "</span><span class=\"sxs-lookup\"><span data-stu-id=\"" \
		    id "\">"
		middle = index(rest, tail)
		if (middle == 0)
			continue
		target = substr(rest, length(id) + 3, middle - length(id) - 3)
		rest = substr(rest, middle + length(tail))
		source = substr(rest, 1, index(rest, "</span></span>") - 1)
		if (source == "")
			continue
		print "#: " file ":" line
		print "msgctxt " quoted(file "#" id)
		print "msgid " quoted(source)
		print "msgstr " quoted(target) "\n"
	}
}

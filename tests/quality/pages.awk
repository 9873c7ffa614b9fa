# pages.awk -- bilingual pages of texts.txt or legal.txt.
#
#     awk -v root=CONTENT [-v legal=1] -f pages.awk FILE
#
# Without `legal`, one page a locale, CONTENT/LOCALE/texts.md; with it, one page
# a unit, and a row of cases (see inject.c) for each on standard output.
function full(language) {
	return place[language]
}
function block(prefix, pair) {
	if (prefix == "> ")
		return "> [!NOTE]\n> " pair "\n"
	if (prefix == "| ")
		return "| " pair " | " pair_of(language, "Wait") " |\n| --- | --- |\n"
	return prefix pair "\n"
}
function pair_of(language, source,    id, target) {
	id = sprintf("%s-%d", prefix_of[language], ++number[language])
	target = language == "" ? source : wait[language]
	return span(id, target, source)
}
function span(id, target, source) {
	return "<span data-ttu-id=\"" id "\">" target "</span>" \
	    "<span class=\"sxs-lookup\"><span data-stu-id=\"" id "\">" \
	    source "</span></span>"
}
function anchor(prefix, source,    slug) {
	if (prefix !~ /^#/)
		return ""
	slug = tolower(source)
	gsub(/[^a-z0-9 -]/, "", slug)
	gsub(/ /, "-", slug)
	return "<a name=\"" slug "\"></a>"
}
function head(language, file) {
	print "---\ntitle: " wait[language] "\nms.translationtype: HT\n" \
	    "ms.contentlocale: " full(language) "\n---" >file
}
function unit(language, target,    id, file, text) {
	file = root "/" full(language) "/" (legal ? class "--" serial : "texts") ".md"
	if (!(file in begun)) {
		begun[file]
		head(language, file)
	}
	gsub(/␣/, "\302\240", target)
	id = sprintf("%s-%d", prefix_of[language], ++number[language])
	text = span(id, target, source)
	print block(prefix anchor(prefix, source), text) >file
	if (legal) {
		close(file)
		printf "%s/%s--%s.md\t-\t%s\tlegal\t%s\t-\t%s\t%s\n", \
		    full(language), class, serial, full(language), class, \
		    source, target
	}
}
BEGIN {
	n = split("nb-NO de-DE fr-FR ru-RU ar-SA ja-JP th-TH", list, " ")
	for (i = 1; i <= n; i++) {
		language = substr(list[i], 1, 2)
		place[language] = list[i]
		number[language] = 102
		prefix_of[language] = "e000" i
	}
	wait["nb"] = "Vent"; wait["de"] = "Warten"; wait["fr"] = "Attendre"
	wait["ru"] = "Подождите"; wait["ar"] = "انتظر"; wait["ja"] = "待機"
	wait["th"] = "รอ"
}
/^#/ || /^$/ { next }
/^@ / { class = $2; serial = 0; next }
/^en / {
	line = substr($0, 4)
	prefix = match(line, /^(#+ |- |1\. |> |\| )/) ? substr(line, 1, RLENGTH) : ""
	source = substr(line, length(prefix) + 1)
	serial++
	next
}
{
	language = $1
	unit(language, substr($0, length(language) + 2))
}

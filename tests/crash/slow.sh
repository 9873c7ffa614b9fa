#!/bin/sh
# slow.sh -- pages that are known to make readers of Markdown and HTML slow, in
# an empty folder.  No time is measured against a clock: a page of four times
# the size must take less than ten times the CPU time, where it would take
# sixteen times as much if the time grew with the square; or, where cmark's time
# does grow so, the page is left out and the other one is built.  Ends in
# "slow: N passed, N failed".
set -u
glose=$BUILD/glose
passed=0 failed=0
short=62500   # a line may have four times as much,
small=100000  # a page still more

# Print $1 over and over, about $2 bytes of it.
many() {
	awk -v part="$1" -v most="$2" 'BEGIN {
		most -= most % length(part)
		while (length(part) < most)
			part = part part
		printf "%s", substr(part, 1, most)
	}'
}

# Print lines of $1, about $2 bytes, %d in them being a number that goes up.
lines() {
	case $1 in
	*%d*)
		seq $(($2 / 4)) |
			sed "s|.*|$(printf '%s' "$1" | sed 's/%d/\&/g')|" |
			head -c "$2"
		echo
		;;
	*)
		many "$1\\n" "$2"
		;;
	esac
}

# A pair: the files $1 and $2.
pair() {
	printf '<span data-ttu-id="a-1">'
	cat "$1"
	printf '</span><span class="sxs-lookup"><span data-stu-id="a-1">'
	cat "$2"
	printf '</span></span>\n'
}

# The input $1, made of $2, in so many bytes.
page() {
	case $1 in
	line)
		many "$2" "$3"
		;;
	lines)
		lines "$2" "$3"
		;;
	twins)
		lines "$2" $(($3 / 2)) >target
		sed s/b/c/g target >source
		pair target source
		;;
	source)
		echo x >target
		lines "$2" "$3" >source
		pair target source
		;;
	attributes)
		printf '<p '
		many "$2" "$3"
		echo '>x</p>'
		;;
	lazy)
		printf '%80s' '' | tr ' ' '>'
		lines "$2" "$3"
		;;
	front)
		echo ---
		lines "$2" "$3"
		echo ---
		;;
	columns)
		many '|a' $(($3 / 2))
		echo '|'
		many '|-' $(($3 / 2))
		echo '|'
		;;
	deep)
		awk 'BEGIN { for (i = 0; i < 90; i++)
			printf "%*s- a\n", i * 2, "" }'
		many '\n' "$3"
		printf '%184sb\n' ''
		;;
	esac
}

# Build the page in the file `page`; print the CPU time in hundredths of a second.
cpu_of_build() {
	cp page site/content/nb-NO/page.md
	(
		"$glose" build -q -C site -j 1 -o out >says 2>&1
		echo $? >status
		times >spent
	)
	awk -F '[ms ]+' 'NR == 2 { print int(($1 * 60 + $2 + $3 * 60 + $4) * 100) }' spent
}

# How the page ended: made, left out, or in a way that nobody decided on.
ending() {
	if [ "$(cat status)" -gt 1 ] || [ ! -f out/nb-no/other.html ] ||
		grep -q '\[page-crashed\]$' says; then
		echo "exit status $(cat status)"
	elif grep -q '\[limit\]$' says && [ ! -e out/nb-no/page.html ]; then
		echo limit
	elif [ -f out/nb-no/page.html ]; then
		echo made
	else
		echo 'no page'
	fi
}

# Does the time grow with the size of the input: better than with its square?
grows_slowly() {
	case $1 in
	line | attributes | columns)
		size=$short
		;;
	*)
		size=$small
		;;
	esac
	page "$1" "$2" "$size" >page
	a=$(cpu_of_build)
	one=$(ending)
	page "$1" "$2" $((size * 4)) >page
	b=$(cpu_of_build)
	four=$(ending)
	said="$a and $b hundredths of a second, $one and $four"
	# Less than two hundredths cannot be told from noise.
	[ "$a" -ge 2 ] || a=2
	[ "$one" = made ] && [ "$four" = made ] && [ "$b" -le $((a * 10)) ]
}

count() {
	if [ "$1" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "slow: $2 ($said)"
	fi
}

# What other processes do costs time, too: an input may try three times.
linear() {
	grows_slowly "$1" "$2" || grows_slowly "$1" "$2" ||
		grows_slowly "$1" "$2"
	count $? "$1 of $2: not linear"
}

# Too much for cmark: the page is left out.
limited() {
	page "$1" "$2" "$3" >page
	cpu_of_build >/dev/null
	said=$(ending)
	[ "$said" = limit ]
	count $? "$1 of $2: not left out"
}

mkdir -p site/content/nb-NO site/content/en-US
echo '# Other' >site/content/nb-NO/other.md
echo 'variables: {a: b}' >site/site.yml

for part in '[' '[a](' '[a][b' '*a_ ' 'a**b' '*a**a' '~~a ~b ' '`a``' '&a' \
	'<a ' '<a x="' 'x <!-- ' 'x <?' 'x <!A ' 'x <![CDATA[' '<b>' 'x</b>' \
	'<table><tr><td>' '<ul><li>' 'http://a.b ' 'www.a.b(' 'a@b.c_' '|a' \
	'[a](b%20c.md) ' '<a href="n.md">x</a> ' '<xref:a> ' \
	'[!INCLUDE [a](' ':::image source="' '<span data-ttu-id="a-1">x ' \
	'<span data-ttu-id="a-1">x</span> ' '<span>' '{{' '{{a}}' '&#xFDD0;' \
	'![a](b.png)' '![](data:image/png;base64,'; do
	linear line "$part"
done
for part in '[a%d]: x%d' '[a]: u "' '# a' 'a\n=' '> [!X]' '|a|\n|-|\n|b|\n' \
	'```' '<div>' '- a\n+ a' ':::row-end:::' '# [A](#tab/a%d)\n\nx\n' \
	'<z%d>x' '</span>' 'x<b>'; do
	linear lines "$part"
done
for part in '[a](b%d.md)' '<xref:b%d>' '<z%d>x</z>' '![a](b%d.png)' '*b%d*'; do
	linear twins "$part"
	linear source "$part"
done
linear attributes 'a%d=b '
linear lazy a
linear front 'k%d: v'
linear columns '|a'
echo 'limits: {cpu_seconds: 1}' >>site/site.yml
limited line '![[]()' 250000
limited deep '\n' 1000000

echo "slow: $passed passed, $failed failed"
[ "$failed" -eq 0 ]

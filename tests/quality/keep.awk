# keep.awk -- the judgements of samples, a row each: rule, locale, file, line,
# column, right or wrong.  No text: only where it stands.
/^@ / { rule = $2; locale = $3; getline place; next }
/^= (right|wrong)$/ {
	sub(/^.*  \(/, "", place)
	sub(/\)$/, "", place)
	n = split(place, part, ":")
	file = part[1]
	for (i = 2; i <= n - 2; i++)
		file = file ":" part[i]
	printf "%s\t%s\t%s\t%s\t%s\t%s\n", rule, locale, file, part[n - 1], \
	    part[n], $2
}

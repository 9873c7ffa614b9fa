# count.awk -- precision by rule and locale, of samples that were judged.
/^@ / { key = $2 " " $3; hits[key] = $4 }
/^= right/ { right[key]++; n[key]++ }
/^= wrong/ { n[key]++ }
END {
	for (key in n) {
		split(key, part, " ")
		printf "| %s | %s | %d | %d | %d | %.0f %% |\n", part[1], \
		    part[2], hits[key], n[key], right[key], \
		    100 * right[key] / n[key] | "LC_ALL=C sort"
	}
}

#!/bin/sh
# fuzz.sh SECONDS -- run each target of tests/fuzz for SECONDS with libFuzzer.
#
# Seeds are tests/fuzz/corpus/TARGET and the inputs of the golden cases.  What is
# found new stays in BUILD/fuzz/found/TARGET and is used the next time; an input
# that fails is kept there too, and named.
set -u
seconds=$1
fuzz=${BUILD:-build}/fuzz
passed=0 failed=0

printf 'int LLVMFuzzerTestOneInput(void) { return 0; }\n' |
	clang -x c -fsanitize=fuzzer,address -o /dev/null - 2>/dev/null || {
	# A target that no longer compiles is found even so.
	${MAKE:-make} -s CFLAGS=-O0 fuzz-compiles || exit 1
	echo "fuzz: skipped: no clang with libFuzzer"
	exit 0
}
. tests/scratch.sh
${MAKE:-make} -s -j "$(nproc)" BUILD="$fuzz" CC=clang CFLAGS="$CFLAGS" \
	fuzz-programs || exit 1

# Copy the files that match PATTERN in golden cases to $tmp/seeds/TARGET.
seeds() {
	mkdir -p "$tmp/seeds/$1"
	find tests/golden themes locales -type f -name "$2" -size -16k |
		while IFS= read -r file; do
			cp "$file" "$tmp/seeds/$1/$(echo "$file" | tr / _)"
		done
}

seeds load '*.md'
seeds front '*.md'
seeds page '*.md'
seeds sanitize '*.md'
seeds settings 'site.yml'
seeds template '*.mustache'
seeds message '*.yml'
seeds extension '*.md'
seeds toc 'TOC.*'
seeds picture '*.png'
seeds picture '*.gif'
seeds half '*.md'
seeds words '*.yml'

# Memory that was given back is kept for a short while only, which is quicker.
export ASAN_OPTIONS=quarantine_size_mb=8:malloc_context_size=8

for program in tests/fuzz/*.c; do
	name=$(basename "$program" .c)
	mkdir -p "$fuzz/found/$name" "$tmp/seeds/$name" "tests/fuzz/corpus/$name"
	set -- "$fuzz/found/$name" "tests/fuzz/corpus/$name" "$tmp/seeds/$name"
	[ ! -f "tests/fuzz/$name.dict" ] ||
		set -- -dict="tests/fuzz/$name.dict" "$@"
	if "$fuzz/fuzz-$name" -max_total_time="$seconds" -timeout=10 \
		-max_len=4096 -entropic=0 -print_final_stats=1 \
		-artifact_prefix="$fuzz/found/$name-" "$@" \
		>"$tmp/log" 2>&1; then
		passed=$((passed + 1))
		sed -n "s/^stat::number_of_executed_units: /fuzz: $name: /p" \
			"$tmp/log"
	else
		failed=$((failed + 1))
		echo "fuzz: $name:"
		tail -n 40 "$tmp/log" | cut -c 1-200
	fi
done
echo "fuzz: $passed passed, $failed failed"
[ "$failed" -eq 0 ]

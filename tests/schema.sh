#!/bin/sh
# schema.sh -- the data that hubs are published as is what docs/hub.schema.json
# says: that of this repository's own site and of the golden cases, in the
# judgement of ajv, which is fetched once.
set -eu
case ${BUILD:-build} in
/*) glose=$BUILD/glose ;;
*) glose=$(pwd)/${BUILD:-build}/glose ;;
esac
tests=$(pwd)/tests/schema
. tests/scratch.sh

for program in node npm; do
	command -v "$program" >/dev/null && continue
	echo "schema: 0 passed, 0 failed, 1 skipped: no $program"
	exit 0
done
[ -d "$tests/node_modules" ] ||
	(cd "$tests" && npm ci --no-audit --no-fund --silent)
"$glose" build -q -o "$tmp/out"
find "$tmp/out" tests/golden/hubs -path '*/hubs/*' -name '*.json' ! -path '*/in/*' \
	-exec node "$tests/schema.mjs" docs/hub.schema.json {} +

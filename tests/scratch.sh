# scratch.sh -- read by the suites: $tmp, a folder that is gone when they end.
# shellcheck shell=sh
#
# In memory, where there is room: the suites write many small files, and a
# build waits for the disk.

has_room() {
	[ -w "$1" ] &&
		[ "$(df -Pk "$1" | awk 'NR == 2 { print $4 }')" -gt 1000000 ]
}

if [ -z "${TMPDIR-}" ] && has_room /dev/shm 2>/dev/null; then
	export TMPDIR=/dev/shm
fi
tmp=$(mktemp -d) || exit 1
tmp=$(cd "$tmp" && pwd -P)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

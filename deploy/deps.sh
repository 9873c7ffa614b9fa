#!/bin/sh
# deps.sh site|check|lighthouse -- see to what the build (site), the tests (check)
# and that measurement need.
#
# What is missing is found by trying it, named, and installed with apt-get, as
# root or through sudo.  DEPS=no forbids that: the list is printed instead.
# Ends with 1 when something is still missing.  The tests that drive a browser
# need most of it: BROWSER=no leaves them and that out.
set -u

# libcurl is for `glose links --external` alone, and loaded when it is needed.
# What  needs: a package, and the command that proves that it is there.
list() {
	cat <<-'END'
	gcc            cc --version
	libc6-dev      echo '#include <stdlib.h>' | cc -E -
	make           make --version
	pkg-config     pkg-config --version
	libcmark-dev   pkg-config --exists libcmark
	libxml2-dev    pkg-config --exists libxml-2.0
	libicu-dev     pkg-config --exists icu-uc icu-i18n
	libyaml-dev    pkg-config --exists yaml-0.1
	nettle-dev     pkg-config --exists nettle
	libcurl4-openssl-dev pkg-config --exists libcurl
	END
	[ "$1" != site ] || return 0
	cat <<-'END'
	ca-certificates test -e /etc/ssl/certs/ca-certificates.crt
	openssl        openssl version
	libcmocka-dev  pkg-config --exists cmocka
	libhunspell-1.7-0 ls /usr/lib/*/libhunspell-1.7.so.0
	strace         strace -V
	patch          patch --version
	END
	[ "${BROWSER-}" != no ] || return 0
	cat <<-'END'
	nodejs         node -e 'process.exit(+(parseInt(process.versions.node) < 18))'
	npm            npm --version
	chromium       "${CHROMIUM:-chromium}" --version
	default-jre-headless java -version
	poppler-utils  pdftotext -v
	fontconfig     fc-match --version
	fonts-dejavu-core fc-list :lang=ar family | grep -q .
	fonts-vlgothic fc-list :lang=ja family | grep -q .
	END
}

# The packages of list $1 whose proof fails, on one line.
missing() {
	list "$1" | while read -r package proof; do
		sh -c "$proof" </dev/null >/dev/null 2>&1 ||
			printf ' %s' "$package"
	done
}

# Run $@ as root.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

# Install $@; the package lists are fetched when they are missing or stale.
# apt-get tells what goes wrong on stderr; its long log is of no use.
install() {
	set -- env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
		-o Dpkg::Use-Pty=0 --no-install-recommends "$@"
	if ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; then
		as_root "$@" >/dev/null && return
	fi
	as_root apt-get update -qq && as_root "$@" >/dev/null
}

# The packages for node that the lock file of FOLDER names, as it names them.
# They are fetched when it was another one, the last time.
node_packages() {
	folder=$1
	cmp -s "$folder/package-lock.json" "$folder/node_modules/.lock" && return
	if [ "${DEPS:-yes}" = no ]; then
		echo "glose: needs \`npm ci\` in $folder; DEPS=no, so it is not run" >&2
		return 1
	fi
	echo "glose: fetching the packages of $folder/package-lock.json with npm"
	(cd "$folder" && npm ci --no-audit --no-fund --loglevel=error \
		--fetch-retries=1 --fetch-timeout=60000 &&
		cp package-lock.json node_modules/.lock) && return
	echo "glose: npm could not fetch them. Without its registry, leave out" >&2
	echo "glose: the tests that need a browser: make check BROWSER=no" >&2
	return 1
}

# All that is no package of the system's.
rest() {
	[ "$1" != site ] && [ "${BROWSER-}" != no ] || return 0
	node_packages tests/browser || return 1
	[ "$1" != lighthouse ] || node_packages bench/lighthouse
}

what=${1:-site}
lacks=$(missing "$what")
if [ -z "$lacks" ]; then
	rest "$what"
	exit
fi

echo "glose: needs these packages, not found here:$lacks"
if [ "${DEPS:-yes}" = no ]; then
	echo "glose: DEPS=no, so nothing is installed" >&2
	exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
	echo "glose: no apt-get here: install them by hand" >&2
	exit 1
fi
if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
	echo "glose: neither root nor sudo: install them by hand" >&2
	exit 1
fi
echo "glose: installing them with apt-get"
# One package a word.
# shellcheck disable=SC2086
install $lacks || exit 1

lacks=$(missing "$what")
if [ -n "$lacks" ]; then
	echo "glose: still missing:$lacks" >&2
	exit 1
fi
rest "$what"

#!/bin/sh
# net.sh -- glose links --external against a server that misbehaves
# (tests/net/server.c), and proof that nothing else touches the network.
#
# tests/net/expected is what must be said of each path; PORT is the server's.
#
# $alone is words.
# shellcheck disable=SC2086
set -u
export ASAN_OPTIONS=exitcode=126 UBSAN_OPTIONS=exitcode=126 LC_ALL=C.UTF-8
top=$(pwd)
case ${BUILD:-build} in
/*) build=$BUILD ;;
*) build=$top/${BUILD:-build} ;;
esac
glose=$build/glose
. tests/scratch.sh
suite=net
. tests/claim.sh
servers=
# The pids are words.
# shellcheck disable=SC2086
trap 'kill $servers 2>/dev/null; rm -rf "$tmp"' EXIT

# Start the server NAME; its port is in $port, what it was asked in $tmp/NAME.
serve() {
	: >"$tmp/$1"
	"$build/server" "$tmp/$1" >"$tmp/$1.port" &
	servers="$servers $!"
	await "$tmp/$1.port" || exit 1
	port=$(cat "$tmp/$1.port")
}

# Wait until FILE holds something.
await() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ ! -s "$1" ] || return 0
		sleep 0.1
	done
	echo "nothing in $1"
	return 1
}

# The site $tmp/NAME with a link to each ADDRESS.
site() {
	pages=$tmp/$1/content/en-US
	mkdir -p "$pages"
	shift
	{
		printf '# Links\n\n'
		printf -- '- [link](%s)\n' "$@"
	} >"$pages/a.md"
	echo 'locales: [en-US]' >"${pages%/content/*}/site.yml"
}

# Run links on the site NAME; the exit status must be STATUS.
links() {
	where=$tmp/$1 want=$2
	shift 2
	timeout -s KILL 120 "$glose" links -C "$where" "$@" \
		>"$tmp/stdout" 2>"$tmp/stderr"
	status=$?
	[ "$status" -eq "$want" ] &&
		! grep -q 'Sanitizer\|runtime error:' "$tmp/stderr" && return
	echo "links $*: exit status $status"
	cat "$tmp/stdout" "$tmp/stderr"
	return 1
}

# The lines that tell of findings, without folder and port.
told() {
	sed -n "s|$tmp/[^/]*/||; s|:$port/|:PORT/|g; /\[link-[a-z]*\]$/p" \
		"$tmp/stdout"
}

alone="--external --allow-private --timeout 2 --retries 1"

# ---- every way ----

every_way() {
	links ways 1 --external --allow-private --timeout 2 --retries 2 || return
	told >"$tmp/told"
	if [ "${ACCEPT:-}" ]; then
		cp "$tmp/told" tests/net/expected
	fi
	diff -u tests/net/expected "$tmp/told"
}

# No path was asked for by more than two at once, HEAD came first, and GET only
# where HEAD gave no answer.
is_gentle() {
	[ "$(sort -n "$tmp/rude" | tail -n 1 | cut -d ' ' -f 1)" -le 2 ] || {
		echo "more than two at once:"
		sort -n "$tmp/rude" | tail -n 3
		return 1
	}
	[ "$(grep -c ' HEAD /ok$' "$tmp/rude")" -ge 1 ] &&
		! grep ' GET /ok$' "$tmp/rude" &&
		grep -q ' GET /no-head$' "$tmp/rude" &&
		! grep -E ' (cookie|secret)$' "$tmp/rude" &&
		grep -q ' HEAD /bl%c3%a5b%c3%a6r?s%c3%b8k=1$' "$tmp/rude"
}

# ---- what a server has down, all of it has ----

long_pause() {
	links pause 0 $alone || return
	told >"$tmp/told"
	[ "$(grep -c 'wants a pause of 86400 seconds \[link-unchecked\]' \
		"$tmp/told")" -eq 4 ] || {
		cat "$tmp/told"
		return 1
	}
	[ "$(grep -c busy-long "$tmp/pausing")" -le 2 ]
}

# Pauses that are short enough each, and too long in all.
many_pauses() {
	links tire 0 $alone --retries 3 || return
	[ "$(grep -c 'wants pauses of more than 60 seconds in all' \
		"$tmp/stdout")" -ge 2 ] && return
	cat "$tmp/stdout"
	return 1
}

# A server that never answers is not waited for again and again.
tarpit() {
	links pit 1 --external --allow-private --timeout 1 --retries 0 ||
		return
	[ "$(grep -c 'does not answer within 1 second \[link-dead\]' \
		"$tmp/stdout")" -eq 20 ] && [ "$(wc -l <"$tmp/sticky")" -le 6 ]
}

nobody_there() {
	links nobody 1 $alone || return
	[ "$(grep -c 'its server cannot be reached \[link-dead\]' \
		"$tmp/stdout")" -eq 2 ]
}

# ---- private addresses ----

private_is_refused() {
	links private 0 --external --timeout 2 --retries 0 || return
	[ "$(grep -c 'private address.*\[link-unchecked\]' "$tmp/stdout")" \
		-eq 6 ] && [ ! -s "$tmp/guarded" ] && return
	cat "$tmp/stdout" "$tmp/guarded"
	return 1
}

# A proxy could be led anywhere: it is not asked.
proxy_is_not_asked() {
	http_proxy=http://127.0.0.1:$port \
		links private 0 --external --timeout 2 --retries 0 || return
	[ ! -s "$tmp/guarded" ]
}

# ---- the cache ----

cache_remembers() {
	cache=$tmp/cache.tsv
	links cached 1 $alone --cache "$cache" || return
	cp "$tmp/stdout" "$tmp/first"
	: >"$tmp/keeper"
	links cached 1 $alone --cache "$cache" || return
	diff "$tmp/first" "$tmp/stdout" || return
	# What was dead is asked for again, and nothing else.
	[ "$(cut -d ' ' -f 3 "$tmp/keeper" | sort -u)" = /gone ]
}

cache_serves_offline() {
	: >"$tmp/keeper"
	links cached 1 --external --offline --cache "$tmp/cache.tsv" || return
	diff "$tmp/first" "$tmp/stdout" && [ ! -s "$tmp/keeper" ] || return
	links cached 0 --external --offline --cache "$tmp/none.tsv" || return
	[ "$(grep -c 'the cache does not have it \[link-unchecked\]' \
		"$tmp/stdout")" -eq 3 ] && [ ! -s "$tmp/keeper" ] &&
		[ ! -e "$tmp/none.tsv" ]
}

cache_expires() {
	awk -F '\t' -v OFS='\t' 'NF > 1 { $4 -= 8 * 86400 } 1' \
		"$tmp/cache.tsv" >"$tmp/old.tsv"
	: >"$tmp/keeper"
	links cached 1 $alone --cache "$tmp/old.tsv" --cache-days 9 || return
	! grep -q /ok "$tmp/keeper" || return
	links cached 1 $alone --cache "$tmp/old.tsv" || return
	grep -q /ok "$tmp/keeper"
}

cache_may_be_garbage() {
	printf 'glose-links 1\n\t\t\n%s\tmoved\t1\t1\t\t\t\nx\n' a >"$tmp/bad"
	links cached 1 $alone --cache "$tmp/bad" || return
	diff "$tmp/first" "$tmp/stdout" || return
	head -c 5000 "$glose" >"$tmp/bad"
	cp "$tmp/bad" "$tmp/same"
	links cached 2 $alone --cache "$tmp/bad" && cmp "$tmp/bad" "$tmp/same"
}

# ---- forms ----

forms_agree() {
	links cached 1 $alone --format "jsonl:$tmp/f.jsonl" \
		--format "tsv:$tmp/f.tsv" --format "sarif:$tmp/f.sarif" || return
	grep -q '"ruleId":"link-moved"' "$tmp/f.sarif" || return
	grep -q '"rule":"link-moved".*"fix":{.*"text":"http://127.0.0.1:'"$port"'/ok#part","safe":false}' "$tmp/f.jsonl" &&
		grep -q '	link-dead	' "$tmp/f.tsv" && return
	cat "$tmp/f.jsonl" "$tmp/f.tsv"
	return 1
}

# ---- certificates ----

# A server with a certificate for the address $1, at the port $tls.
serve_tls() {
	openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=here \
		-addext "subjectAltName=IP:$1" \
		-keyout "$tmp/key" -out "$tmp/cert" 2>/dev/null || return
	tls=$((port + $2))
	openssl s_server -accept "127.0.0.1:$tls" -key "$tmp/key" \
		-cert "$tmp/cert" -www -quiet >"$tmp/tls.log" 2>&1 </dev/null &
	server=$!
	trap 'kill $server 2>/dev/null' EXIT
	sleep 1
	kill -0 $server
}

own_certificate() {
	serve_tls 127.0.0.1 1 || return
	site secure "https://127.0.0.1:$tls/"
	links secure 1 $alone &&
		grep 'certificate is signed by itself \[link-dead\]' "$tmp/stdout"
}

# Run $@ where the certificate made is the one that is trusted.
trusting() {
	# What is in quotes is for the inner shell.
	# shellcheck disable=SC2016
	unshare -rm sh -c 'mount --bind "$0" /etc/ssl/certs/ca-certificates.crt &&
		exec "$@"' "$tmp/cert" "$@"
}

trusted_certificate() {
	serve_tls 127.0.0.1 2 || return
	site secure "https://127.0.0.1:$tls/"
	trusting "$glose" links -C "$tmp/secure" $alone
}

others_certificate() {
	serve_tls 127.0.0.2 3 || return
	site secure "https://127.0.0.1:$tls/"
	trusting "$glose" links -C "$tmp/secure" $alone >"$tmp/stdout"
	[ $? -eq 1 ] && grep 'certificate cannot be trusted \[link-dead\]' \
		"$tmp/stdout"
}

# ---- Ctrl-C ----

interrupted() {
	"$glose" links -C "$tmp/patience" --external --allow-private \
		--timeout 60 --cache "$tmp/patience.tsv" \
		>"$tmp/stdout" 2>"$tmp/stderr" &
	asking=$!
	sleep 2
	kill -TERM $asking
	wait $asking
	status=$?
	[ $status -eq 143 ] &&
		grep -q '/slow.*the check was interrupted \[link-unchecked\]' \
			"$tmp/stdout" &&
		grep -q '/gone.*\[link-dead\]' "$tmp/stdout" &&
		grep -q '/ok	alive' "$tmp/patience.tsv" && return
	echo "exit status $status"
	cat "$tmp/stdout" "$tmp/stderr" "$tmp/patience.tsv"
	return 1
}

# ---- no network ----

# No command but links --external makes a socket of any kind.
makes_no_socket() {
	for command in "build -o $tmp/out" check resources links \
		"export --format md -o $tmp/md" "links --format jsonl" \
		"links --external --offline --cache $tmp/cache.tsv"; do
		# The command's words.
		# shellcheck disable=SC2086
		strace -f -qq -e trace=network -o "$tmp/trace" \
			"$glose" $command -C "$tmp/cached" >/dev/null 2>&1
		if grep -v -e '--- SIG' -e '+++ ' "$tmp/trace"; then
			echo "$command touches the network"
			return 1
		fi
	done
	# The same trace does see what is asked.
	strace -f -qq -e trace=network -o "$tmp/trace" "$glose" links \
		-C "$tmp/cached" $alone >/dev/null 2>&1
	grep -q connect "$tmp/trace"
}

# ---- all of it ----

serve rude
ways=
for path in $(grep -v '^#' tests/net/paths); do
	ways="$ways http://127.0.0.1:$port$path"
done
# An address a word.
# shellcheck disable=SC2086
site ways $ways http://name:word@127.0.0.1:$port/ok http:// \
	"http://127.0.0.1:99999/" "http://127.0.0.1:$port/blåbær?søk=1"
claim 'each way to misbehave' every_way
claim 'servers are asked gently' is_gentle

serve pausing
site pause "http://127.0.0.1:$port/busy-long" \
	"http://127.0.0.1:$port/a" "http://127.0.0.1:$port/b" \
	"http://127.0.0.1:$port/busy-long?c" "http://127.0.0.1:$port/busy-long?d" \
	"http://127.0.0.1:$port/busy-long?e"
claim 'a long pause is heeded' long_pause

serve tiring
site tire "http://127.0.0.1:$port/a" "http://127.0.0.1:$port/b" \
	"http://127.0.0.1:$port/c" "http://127.0.0.1:$port/tiresome" \
	"http://127.0.0.1:$port/x" "http://127.0.0.1:$port/y" \
	"http://127.0.0.1:$port/z"
claim 'many pauses are too long' many_pauses

serve sticky
slow=
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	slow="$slow http://127.0.0.1:$port/slow$n"
done
site pit $slow
claim 'a server that never answers' tarpit

site nobody http://127.0.0.1:1/a http://127.0.0.1:1/b
claim 'nobody there' nobody_there

serve guarded
site private "http://127.0.0.1:$port/ok" "http://localhost:$port/ok" \
	"http://[::ffff:127.0.0.1]:$port/ok" "http://0x7f.1:$port/ok" \
	"http://2130706433:$port/ok" "http://0:$port/ok"
claim 'private addresses are refused' private_is_refused
claim 'no proxy is asked for them' proxy_is_not_asked

serve keeper
site cached "http://127.0.0.1:$port/ok" "http://127.0.0.1:$port/gone" \
	"http://127.0.0.1:$port/moved#part"
claim 'the cache remembers' cache_remembers
claim 'the cache serves offline' cache_serves_offline
claim 'the cache expires' cache_expires
claim 'the cache may be garbage' cache_may_be_garbage
claim 'forms agree' forms_agree

if openssl version >/dev/null 2>&1; then
	claim 'a certificate signed by itself' own_certificate
	if : >"$tmp/cert" && trusting true 2>/dev/null; then
		claim 'a certificate that is trusted' trusted_certificate
		claim "another server's certificate" others_certificate
	else
		skip 'trusted certificates' 'namespaces for users'
	fi
else
	skip 'certificates' openssl
fi

serve patient
site patience "http://127.0.0.1:$port/slow" "http://127.0.0.1:$port/ok" \
	"http://127.0.0.1:$port/gone"
claim 'Ctrl-C ends with what is known' interrupted

if strace -o /dev/null true 2>/dev/null; then
	claim 'nothing else touches the network' makes_no_socket
else
	skip 'nothing else touches the network' strace
fi

sum_up

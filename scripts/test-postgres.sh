#!/usr/bin/env bash
# Starts a PostgreSQL cluster for the tests of this checkout, once, and prints its address. `stop` stops it and takes it away.
# `halt` kills the server as a crash would and keeps its files, `resume` starts it again, `create NAME` makes a database in it.
# Nothing is forced onto the disk: the tests look at what survives a process, not at what survives the loss of power.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=${TESTS_POSTGRES_DIR:-/tmp/yunheng-test-postgres-$(id -u)-$(printf %s "$root" | cksum | cut -d' ' -f1)}
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -x "${programs:-}/initdb" ] || programs=$(dirname "$(command -v initdb || echo /none/initdb)")
if [ ! -x "$programs/initdb" ]; then
	echo "PostgreSQL 15 or newer is needed for these tests: apt-get install postgresql" >&2
	exit 1
fi
# The server refuses to run as root; the tests then borrow the account that its package made.
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

mkdir -p "$work"
exec 9>"$work.lock"
flock 9
if [ "${1:-start}" = stop ]; then
	if [ -f "$work/data/postmaster.pid" ]; then as "$programs/pg_ctl" -D "$work/data" -m immediate stop >&2; fi
	rm -rf "$work"
	exit 0
fi
port_file=$work/port
alive() { [ -f "$port_file" ] && as "$programs/pg_isready" -q -h 127.0.0.1 -p "$(cat "$port_file")"; }
launch() {
	as "$programs/pg_ctl" -D "$work/data" -w -l "$work/server.log" 9>&- -o "-p $1 -c listen_addresses=127.0.0.1 \
		-c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
		-c max_connections=300 -c shared_buffers=64MB" start >>"$work.log" 2>&1
}
case ${1:-start} in
halt) as "$programs/pg_ctl" -D "$work/data" -m immediate stop >&2 && exit 0 ;;
resume) launch "$(cat "$port_file")" && exit 0 ;;
create) as "$programs/createdb" -h 127.0.0.1 -p "$(cat "$port_file")" -U yunheng -T template0 -E UTF8 "$2" && exit 0 ;;
esac
if [ "${1:-start}" != start ]; then exit 1; fi
if ! alive; then
	rm -rf "$work"
	mkdir -p "$work"
	[ "$(id -u)" = 0 ] && chown postgres "$work"
	as "$programs/initdb" -D "$work/data" -U yunheng -A trust -E UTF8 --locale=C -N >"$work.log" 2>&1
	for attempt in 1 2 3 4 5; do
		port=$((20000 + RANDOM % 20000))
		if launch "$port"; then
			echo "$port" >"$port_file"
			break
		fi
		if [ "$attempt" = 5 ]; then
			cat "$work.log" >&2
			exit 1
		fi
	done
fi
echo "postgres://yunheng@127.0.0.1:$(cat "$port_file")"

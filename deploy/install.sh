#!/bin/sh
# Installs one binary, its user, folders, configuration and units; run again, it replaces the binary and the units only.
# 安装：程序、用户、目录、配置、systemd 单元。重复运行只更新程序与单元，不动配置与数据。
#
#   sudo deploy/install.sh target/release/yunheng
#   DESTDIR=/tmp/try deploy/install.sh target/release/yunheng     # into a folder: no user is made, nothing is started
set -eu
usage="usage: [DESTDIR=DIR] [PREFIX=/usr/local] $0 BINARY"
binary=${1:?$usage}
here=$(cd "$(dirname "$0")" && pwd)
dest=${DESTDIR:-}
prefix=${PREFIX:-/usr/local}
user=yunheng

fail() { echo "install: $1" >&2; exit 1; }
[ $# -eq 1 ] || fail "$usage"
[ -f "$binary" ] && [ -x "$binary" ] || fail "$binary is no program"
version=$("$binary" --version) || fail "$binary does not run on this machine"
if [ -z "$dest" ] && [ "$(id -u)" != 0 ]; then fail "run it as root, or set DESTDIR"; fi

# Owners are set only where the user exists, and only by root outside a trial folder.
own() { if [ -z "$dest" ]; then chown "$1" "$2"; fi; }
folder() {
	mkdir -p "$dest$1"
	chmod "$2" "$dest$1"
	own "$3" "$dest$1"
}
# A file that others read while it is replaced: whole or not at all.
put() {
	cp "$1" "$dest$2.new"
	chmod "$3" "$dest$2.new"
	own root:root "$dest$2.new"
	mv -f "$dest$2.new" "$dest$2"
}

if [ -z "$dest" ] && ! id "$user" >/dev/null 2>&1; then
	useradd --system --user-group --home-dir /var/lib/yunheng --no-create-home --shell /usr/sbin/nologin "$user"
	echo "user $user made"
fi
folder /etc/yunheng 0750 "root:$user"
folder /var/lib/yunheng 0700 "$user:$user"
folder /var/backups/yunheng 0700 "$user:$user"
mkdir -p "$dest$prefix/bin" "$dest/etc/systemd/system"

# The program that was there is kept beside, for the way back.
if [ -f "$dest$prefix/bin/yunheng" ] && ! cmp -s "$binary" "$dest$prefix/bin/yunheng"; then
	put "$dest$prefix/bin/yunheng" "$prefix/bin/yunheng.previous" 0755
fi
put "$binary" "$prefix/bin/yunheng" 0755

if [ -e "$dest/etc/yunheng/yunheng.toml" ]; then
	put "$here/yunheng.toml" /etc/yunheng/yunheng.toml.example 0644
	echo "kept /etc/yunheng/yunheng.toml; the new example lies beside it"
else
	put "$here/yunheng.toml" /etc/yunheng/yunheng.toml 0640
	own "root:$user" "$dest/etc/yunheng/yunheng.toml"
fi

for unit in yunheng.service yunheng-backup.service yunheng-backup.timer; do
	sed "s|/usr/local/bin/yunheng|$prefix/bin/yunheng|g" "$here/$unit" >"$dest/etc/systemd/system/$unit.new"
	chmod 0644 "$dest/etc/systemd/system/$unit.new"
	mv -f "$dest/etc/systemd/system/$unit.new" "$dest/etc/systemd/system/$unit"
done
if [ -z "$dest" ] && [ -d /run/systemd/system ]; then systemctl daemon-reload; fi

echo "installed $version"
echo "next: edit /etc/yunheng/yunheng.toml, then systemctl enable --now yunheng, then journalctl -u yunheng for the first link"
echo "after an upgrade: systemctl restart yunheng"

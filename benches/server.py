#!/usr/bin/env python3
"""Times the server beside a plain axum handler with one indexed query, on the same database, in one run.

usage: server.py [--quick] [--postgres ADDRESS] [--skip-writes]

`make bench-server` builds the release binaries first. The server runs on one core, wrk on the other. Rows are written into the
database directly; accounts, sessions and parties are those of an installation that somebody has used for years.
"""
import hashlib
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / "target" / "release"
WORK = ROOT / "target" / "bench" / "server"
QUICK = "--quick" in sys.argv
PARTIES = 100_000 if QUICK else 1_000_000
SECONDS = 3 if QUICK else 8
POSTGRES = sys.argv[sys.argv.index("--postgres") + 1] if "--postgres" in sys.argv else None
SERVER_CORE, LOAD_CORE = "0", "1"
RATE = 200


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Process:
    """A server on its own core, stopped with the block."""

    def __init__(self, command, port, ready):
        self.port, self.started = port, time.perf_counter()
        self.log = open(WORK / f"{Path(command[0]).name}.log", "wb")
        self.process = subprocess.Popen(
            ["taskset", "-c", SERVER_CORE, *map(str, command)], stdout=self.log, stderr=self.log
        )
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", ready)
                if connection.getresponse().status == 200:
                    break
            except OSError:
                pass
            if self.process.poll() is not None or time.perf_counter() - self.started > 60:
                sys.exit(f"{command[0]} did not start, see {self.log.name}")
            time.sleep(0.01)
        self.ready_seconds = time.perf_counter() - self.started

    def memory_mib(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class Sqlite:
    def __init__(self):
        self.path = WORK / "data" / "yunheng.db"
        self.address = str(self.path)

    def seed(self, rows, terms):
        database = sqlite3.connect(self.path)
        database.execute("PRAGMA synchronous = OFF")
        database.executemany(rows[0], rows[1])
        database.executemany(terms[0], terms[1])
        database.commit()
        database.execute("ANALYZE")
        database.commit()
        database.close()

    def run(self, statements):
        database = sqlite3.connect(self.path)
        last = None
        for sql, values in statements:
            last = database.execute(sql, [last if value is LAST else value for value in values]).lastrowid or last
        database.commit()
        database.close()


    def ask(self, sql):
        database = sqlite3.connect(self.path, timeout=30)
        found = database.execute(sql).fetchone()[0]
        database.close()
        return found


LAST = object()


class Postgres:
    """Through psql, so that the bench needs no driver."""

    def __init__(self, address):
        self.address = address

    def psql(self, sql, stdin=None):
        command = ["psql", "-q", "-v", "ON_ERROR_STOP=1", self.address, "-c", sql]
        subprocess.run(command, check=True, input=stdin, stdout=subprocess.DEVNULL)

    def ask(self, sql):
        told = subprocess.run(["psql", "-qAt", self.address, "-c", sql], check=True, capture_output=True, text=True)
        return int(told.stdout)

    def seed(self, rows, terms):
        def copy(table, columns, records):
            lines = "\n".join("\t".join("\\N" if value is None else str(value) for value in row) for row in records)
            self.psql(f"COPY {table} ({columns}) FROM STDIN", (lines + "\n").encode())

        copy("party", PARTY_COLUMNS, rows[1])
        copy("search_term", "kind, term, object_id", terms[1])
        self.psql("SELECT setval(pg_get_serial_sequence('party', 'id'), (SELECT MAX(id) FROM party))")
        self.psql("ANALYZE")

    def run(self, statements):
        def shown(value):
            if value is LAST:
                return "(SELECT lastval())"
            if isinstance(value, bytes):
                return f"'\\x{value.hex()}'"
            return "NULL" if value is None else f"'{value}'" if isinstance(value, str) else str(value)

        for sql, values in statements:
            for value in values:
                sql = sql.replace("?", shown(value), 1)
            self.psql(sql)


PARTY_COLUMNS = "id, parent_id, path, kind, level, name, normalized_name, status, version, created_at_ms, updated_at_ms"


def parties():
    """A tree of one authority with everything below it."""
    yield (1, None, "/1/", "authority", "city", "示例市数据局", "示例市数据局", "active", 1, 0, 0)
    for number in range(2, PARTIES + 1):
        name = f"示例单位{number:07}"
        yield (number, 1, f"/1/{number}/", "using_unit", "city", name, name, "active", 1, 0, 0)


def account(database, token, role, login="bench", party=None, permissions="party.read party.edit"):
    """Somebody with a role over everything, or over one party, and an API token of some of what it allows."""
    far, reach = 4_000_000_000_000, "own_unit" if party else "all"
    own = f"(SELECT id FROM account WHERE login = '{login}')"
    database.run([
        ("INSERT INTO account (login, name, world, party_id, is_external, status, must_change_password, failures, window_from_ms, "
         "version, created_at_ms, updated_at_ms) VALUES (?, ?, 'business', ?, 0, 'active', 0, 0, 0, 1, 0, 0)", [login, "压测", party]),
        ("INSERT INTO role_grant (account_id, role_id, world, reach, party_id, from_ms, created_at_ms) VALUES "
         f"({own}, (SELECT id FROM role WHERE key = ?), 'business', ?, ?, 0, 0)", [role, reach, party]),
        ("INSERT INTO api_token (account_id, name, shown_prefix, token_digest, permissions, created_at_ms, expires_at_ms) "
         f"VALUES ({own}, 'bench', 'yh_', ?, ?, 0, ?)",
         [hashlib.new("sm3", token.encode()).digest(), permissions, far]),
        ("UPDATE authority_epoch SET epoch = epoch + 1", []),
    ])


def wrk(port, script, connections=8, seconds=SECONDS):
    """Requests a second, and how many were not answered with success."""
    path = WORK / "wrk.lua"
    path.write_text(script)
    command = ["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", path, f"http://127.0.0.1:{port}"]
    said = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout
    rate = float(next(line for line in said.splitlines() if line.startswith("Requests/sec")).split()[1])
    bad = next((line for line in said.splitlines() if "Non-2xx" in line), None)
    if bad:
        sys.exit(f"{bad.strip()}\n{script}")
    return rate


def lua(body, token=None):
    header = f'headers["authorization"] = "Bearer {token}"\n' if token else ""
    return f'headers = {{}}\n{header}math.randomseed(7)\n{body}'


def detail_script(prefix, token=None):
    return lua(f'function request() return wrk.format("GET", "{prefix}" .. math.random(2, {PARTIES}), headers) end', token)


def list_script(path, token=None):
    return lua(f'function request() return wrk.format("GET", "{path}", headers) end', token)


def write_script(token):
    """Each request edits another party, so every one is the first edit of its version."""
    return lua(
        'headers["content-type"] = "application/json"\nheaders["if-match"] = "\\"1\\""\nid = 1\n'
        'function request() id = id + 1; return wrk.format("PATCH", "/api/v1/parties/" .. id, headers, \'{"note":"改\' .. id .. \'"}\') end',
        token,
    )


def get(port, path, token):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"authorization": f"Bearer {token}"})
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        sys.exit(f"GET {path}: {response.status} {body.decode()}")
    return json.loads(body)


def cursor_of_page(port, token, page):
    """Walks to a page of 50 in steps of 200."""
    after, rows = None, 0
    while rows < (page - 1) * 50:
        limit = min(200, (page - 1) * 50 - rows)
        path = f"/api/v1/parties?sort=name&limit={limit}" + (f"&after={after}" if after else "")
        after, rows = get(port, path, token)["next"], rows + limit
    return after


def latencies(port, paths, token, seconds):
    """Milliseconds of each request at a fixed rate from eight connections; a late start counts as waiting."""
    found, lock, began = [], threading.Lock(), time.perf_counter() + 0.2

    def client(number):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        own, turn = [], number
        while turn < RATE * seconds:
            due = began + turn / RATE
            time.sleep(max(0.0, due - time.perf_counter()))
            connection.request("GET", paths[turn % len(paths)], headers={"authorization": f"Bearer {token}"})
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                sys.exit(f"status {response.status}")
            own.append((time.perf_counter() - due) * 1000)
            turn += 8
        with lock:
            found.extend(own)

    clients = [threading.Thread(target=client, args=(number,)) for number in range(8)]
    os.sched_setaffinity(0, {int(LOAD_CORE)})
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    found.sort()
    return statistics.median(found), found[int(len(found) * 0.99)]


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    database = Postgres(POSTGRES) if POSTGRES else Sqlite()
    token = "yh_" + secrets.token_urlsafe(32)
    port = free_port()
    config = WORK / "yunheng.toml"
    config.write_text('requests_per_second = 1000000\nlog = "warn"\n')
    serve = [BIN / "yunheng", "serve", "--config", config, "--data", WORK / "data", "--listen", f"127.0.0.1:{port}"]
    if POSTGRES:
        serve += ["--database-url", POSTGRES]
    with Process(serve, port, "/readyz"):
        pass
    columns = PARTY_COLUMNS.count(",") + 1
    database.seed(
        (f"INSERT INTO party ({PARTY_COLUMNS}) VALUES ({', '.join('?' * columns)})", parties()),
        ("INSERT INTO search_term (kind, term, object_id) VALUES (?, ?, ?)", (("party", f"{n:07}"[-2:], n) for n in range(2, PARTIES))),
    )
    account(database, token, "authority_officer")
    rows = []
    with Process(serve, port, "/readyz") as server:
        rows.append(("ready on an existing database, s", f"{server.ready_seconds:.2f}", "≤ 1"))
        time.sleep(1.0)
        rows.append(("idle, MiB", f"{server.memory_mib():.0f}", "≤ 120"))
        far = cursor_of_page(port, token, 200 if QUICK else 10_000)
        first, deep = "/api/v1/parties?sort=name&limit=50", f"/api/v1/parties?sort=name&limit=50&after={far}"
        pages = [statistics.median(wrk(port, list_script(path, token), seconds=3) for _ in range(3)) for path in (first, deep)]
        rows.append(("list, page 1 and page 10,000, requests/s", f"{pages[0]:.0f} and {pages[1]:.0f}", "the same"))
        details = [f"/api/v1/parties/{2 + number * 37 % (PARTIES - 2)}" for number in range(500)]
        for name, paths in (("detail", details), ("list", [first, deep])):
            median, p99 = latencies(port, paths, token, SECONDS)
            rows.append((f"{name} at {RATE}/s, p50 and p99, ms", f"{median:.1f} and {p99:.1f}", "p99 ≤ 30"))
        ours = [wrk(port, detail_script("/api/v1/parties/", token)), wrk(port, list_script(first, token))]
        if "--skip-writes" not in sys.argv:
            bar = "≥ 1500" if POSTGRES else "≥ 500"
            rows.append(("audited writes with 8 clients, each durable, /s", f"{wrk(port, write_script(token)):.0f}", bar))
        rows.append(("after that, MiB", f"{server.memory_mib():.0f}", ""))
    peer_port = free_port()
    with Process([BIN / "yardstick", database.address, f"127.0.0.1:{peer_port}"], peer_port, "/detail/2"):
        theirs = [wrk(peer_port, detail_script("/detail/")), wrk(peer_port, list_script("/list?name=&id=0"))]
    for name, own, peer in zip(("detail", "list of 50"), ours, theirs):
        rows.append((f"{name}, requests/s, beside the yardstick", f"{own:.0f} / {peer:.0f} = {own / peer:.2f}", "≥ 0.5"))
    print(f"{PARTIES:,} parties, {'PostgreSQL' if POSTGRES else 'SQLite'}; server on one core, load on the other")
    for name, figure, bar in rows:
        print(f"| {name} | {figure} | {bar} |")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times work between people: beginning cases, completing tasks, a workbench and a search over very many cases, timers due at once.

usage: cases.py [--quick] [--postgres ADDRESS]

Cases are begun and tasks completed through the API by eight clients; then the cases are multiplied in the database, and the lists
are asked for at a fixed rate. The server runs on one core, the clients on the other. `make bench-cases` builds the program.
"""
import http.client
import json
import multiprocessing
import os
import secrets
import shutil
import sys
import time

import server

CLIENTS = 8
BEGUN = 800 if server.QUICK else 4_000
CASES = 20_000 if server.QUICK else 200_000
UNIT, PROVIDER = 2, 3
FORM = {"system_name": "一网通办", "provider_id": PROVIDER, "action": "开通", "reason": "新系统上线需要", "rules": [
    {"direction": "入", "source": "10.0.0.0/24", "destination": "10.1.0.5", "protocol": "TCP", "port": "443"}]}


def call(connection, token, method, path, body=None, version=None):
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    if version is not None:
        headers["if-match"] = f'"{version}"'
    connection.request(method, path, body=None if body is None else json.dumps(body), headers=headers)
    response = connection.getresponse()
    said = response.read()
    if response.status >= 300:
        sys.exit(f"{method} {path}: {response.status} {said.decode()}")
    return json.loads(said)


def begin(job):
    """Begins cases; says the tasks that wait then."""
    port, token, count = job
    os.sched_setaffinity(0, {int(server.LOAD_CORE)})
    connection, waiting = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    for _ in range(count):
        new = call(connection, token, "POST", "/api/v1/cases", {"pack": "xuchang", "kind": "network-policy", "form": FORM})
        draft = call(connection, token, "GET", f"/api/v1/cases/{new['id']}")
        sent = call(connection, token, "POST", f"/api/v1/cases/{new['id']}/send", version=draft["version"])
        waiting.append(next(task["id"] for task in sent["tasks"] if task["state"] == "open"))
    return waiting


def complete(job):
    port, token, tasks = job
    os.sched_setaffinity(0, {int(server.LOAD_CORE)})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for task in tasks:
        call(connection, token, "POST", f"/api/v1/tasks/{task}/complete", {"outcome": "approve"})


def by_eight(work, jobs):
    """Results of the jobs side by side, and the seconds that they took."""
    with multiprocessing.Pool(CLIENTS) as pool:
        began = time.perf_counter()
        return pool.map(work, jobs, chunksize=1), time.perf_counter() - began


def multiply(database, table, columns, replaced, times, highest):
    """Writes every row of a table again and again, under other ids."""
    names = ", ".join(columns)
    values = ", ".join(replaced.get(name, name) for name in columns)
    database.run([(
        f"WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {times}) "
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}, n WHERE {highest}", [])])


def fill(database):
    """Cases up to two hundred thousand, with their parties, their waiting tasks and the words by which they are found."""
    times, step = CASES // BEGUN - 1, 10_000_000
    shifted = {"id": f"id + k * {step}", "case_id": f"case_id + k * {step}", "number": f"number || '-' || k"}
    case = ("id case_type_id pack kind number headline unit_id opened_by state outcome is_urgent rules_digest asked form process version "
            "created_at_ms sent_at_ms ended_at_ms").split()
    multiply(database, "case_record", case, shifted, times, f"id < {step}")
    multiply(database, "case_party", ["case_id", "part", "party_id"], shifted, times, f"case_id < {step}")
    task = ("id case_id number element title role party_id assignee_id review_of state outcome opened_at_ms due_at_ms due_key_ms due_basis "
            "closed_by closed_at_ms").split()
    multiply(database, "case_task", task, {**shifted, "number": "number"}, times, f"id < {step}")
    multiply(database, "search_term", ["kind", "term", "object_id"], {"object_id": f"object_id + k * {step}"}, times,
             f"kind = 'case' AND object_id < {step}")
    database.run([("ANALYZE", [])])


def late_at_once(database):
    """Every waiting task becomes late at this moment; says how many."""
    now = int(time.time() * 1000)
    database.run([
        ("DELETE FROM job WHERE kind = 'case.timer'", []),
        ("DELETE FROM case_timer", []),
        ("INSERT INTO case_timer (case_id, kind, number, due_at_ms) SELECT case_id, 'overdue', number, due_at_ms FROM case_task "
         "WHERE state = 'open' AND due_at_ms IS NOT NULL", []),
        ("INSERT INTO job (kind, payload, state, run_at_ms, attempts, max_attempts, unsure, created_at_ms) SELECT 'case.timer', "
         "'{\"case\":' || case_id || ',\"kind\":\"overdue\",\"number\":' || number || ',\"due_at_ms\":' || due_at_ms || '}', 'waiting', "
         f"{now}, 0, 12, 0, {now} FROM case_timer", []),
    ])
    return database.ask("SELECT COUNT(*) FROM case_timer")


def worked_off(database, timers):
    """Seconds until every timer has fired, and the longest that one was passed over by later ones, as a share of that."""
    began = time.perf_counter()
    while database.ask("SELECT COUNT(*) FROM case_timer"):
        time.sleep(1)
    seconds = time.perf_counter() - began
    ranked = ("SELECT MAX(ABS(f - q)) FROM (SELECT ROW_NUMBER() OVER (ORDER BY finished_at_ms, id) AS f, ROW_NUMBER() OVER (ORDER BY id) AS q "
              "FROM job WHERE kind = 'case.timer' AND state = 'done') x")
    return seconds, (database.ask(ranked) or 0) / timers


def main():
    shutil.rmtree(server.WORK, ignore_errors=True)
    server.WORK.mkdir(parents=True)
    database = server.Postgres(server.POSTGRES) if server.POSTGRES else server.Sqlite()
    clerk, officer = ("yh_" + secrets.token_urlsafe(32) for _ in range(2))
    port, config = server.free_port(), server.WORK / "yunheng.toml"
    config.write_text('requests_per_second = 1000000\nlog = "warn"\n')
    serve = [server.BIN / "yunheng", "serve", "--config", config, "--data", server.WORK / "data", "--listen", f"127.0.0.1:{port}"]
    if server.POSTGRES:
        serve += ["--database-url", server.POSTGRES]
    with server.Process(serve, port, "/readyz"):
        pass
    kinds = ((1, None, "/1/", "authority"), (UNIT, 1, "/1/2/", "using_unit"), (PROVIDER, None, "/3/", "provider"))
    for number, above, path, kind in kinds:
        values = [number, above, path, kind, "city", f"示例单位{number}", f"示例单位{number}", "active", 1, 0, 0]
        database.run([(f"INSERT INTO party ({server.PARTY_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values)])
    server.account(database, clerk, "unit_clerk", "clerk", UNIT, "case.read case.work")
    server.account(database, officer, "authority_officer", "officer", None, "case.read case.work")
    rows = []
    with server.Process(serve, port, "/readyz"):
        waiting, seconds = by_eight(begin, [(port, clerk, BEGUN // CLIENTS)] * CLIENTS)
        rows.append(("cases begun and sent with 8 clients, each durable, /s", f"{BEGUN / seconds:.0f}", ""))
        half = [tasks[: len(tasks) // 2] for tasks in waiting]
        _, seconds = by_eight(complete, [(port, officer, tasks) for tasks in half])
        bar = "≥ 1000" if server.POSTGRES else "≥ 300"
        rows.append(("tasks completed with 8 clients, each durable, /s", f"{sum(map(len, half)) / seconds:.0f}", bar))
    fill(database)
    with server.Process(serve, port, "/readyz"):
        asked = {"workbench": "/api/v1/tasks?limit=50", "search for a word": "/api/v1/cases?q=%E4%B8%80%E7%BD%91%E9%80%9A%E5%8A%9E&limit=50",
                 "search for a number": "/api/v1/cases?q=0042&limit=50"}
        for name, path in asked.items():
            median, p99 = server.latencies(port, [path], officer, server.SECONDS)
            rows.append((f"{name} among {CASES:,} cases at {server.RATE}/s, p50 and p99, ms", f"{median:.1f} and {p99:.1f}", "p99 ≤ 30"))
    timers = late_at_once(database)
    with server.Process(serve, port, "/readyz"):
        seconds, passed_over = worked_off(database, timers)
        rows.append((f"{timers:,} timers due at once, fired /s, and the worst place in the queue that one lost", f"{timers / seconds:.0f} and {passed_over:.1%}", "in order"))
    print(f"{'PostgreSQL' if server.POSTGRES else 'SQLite'}; server on one core, clients on the other")
    for name, figure, bar in rows:
        print(f"| {name} | {figure} | {bar} |")


if __name__ == "__main__":
    main()

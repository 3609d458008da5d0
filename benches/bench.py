#!/usr/bin/env python3
"""Times yunheng beside what users would pick instead, on the same rows, on this machine, in one run.

usage: bench.py [--quick] [--readme]      (make bench builds the release binaries first; --readme puts the table into the readmes)

Each pair runs alternately, three times; the table shows medians. Before timing, both sides' figures are compared.
The peers come from PyPI into a virtual environment of their own under target/bench.
"""
import csv
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "bench"
VENV = WORK / "venv"
PYTHON = VENV / "bin" / "python3"
BIN = ROOT / "target" / "release"
PEERS = ["duckdb==1.5.6", "numpy", "SpiffWorkflow==3.2.0"]
QUICK = "--quick" in sys.argv
RUNS = 1 if QUICK else 3
LEASES = 100_000 if QUICK else 1_000_000
RESOURCES = 10_000 if QUICK else 100_000
DUE_DATES = 50_000_000
CASES = 200 if QUICK else 2_000


def measure(command):
    """Wall seconds and peak MiB of one process."""
    started = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, said = None, process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    # Status 1 of yunheng means findings; a peer has no such status.
    allowed = (0, 1) if Path(command[0]).name == "yunheng" else (0,)
    if os.waitstatus_to_exitcode(status) not in allowed:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{said.decode()}")
    return seconds, usage.ru_maxrss / 1024


def pair(ours, theirs):
    """Medians of both sides, run alternately."""
    results = ([], [])
    for _ in range(RUNS):
        for side, command in zip(results, (ours, theirs)):
            side.append(measure(command))
    return [tuple(statistics.median(column) for column in zip(*side)) for side in results]


def prepare():
    if not PYTHON.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    have = subprocess.run([PYTHON, "-c", "import duckdb, numpy, SpiffWorkflow"], capture_output=True).returncode == 0
    if not have:
        subprocess.run([VENV / "bin" / "pip", "install", "--quiet", *PEERS], check=True)


def made(script, count, name):
    folder = WORK / f"{name}-{count}"
    if not (folder / "done").exists():
        subprocess.run([PYTHON, ROOT / "benches" / script, "gen", str(count), folder], check=True)
        (folder / "done").touch()
    return folder


def rate_command(folder):
    return [BIN / "yunheng", "rate", "xuchang", "--leases", folder / "leases.csv", "--prices", folder / "prices.csv",
            "--period", "2025-07-01/2026-07-01", "--format", "csv", "--output", folder / "yunheng.csv"]


def size_command(folder):
    return [BIN / "yunheng", "size", "xuchang", "--resources", folder / "resources.csv", "--usage", folder / "usage.parquet",
            "--at", "2026-07-01", "--format", "csv", "--output", folder / "yunheng.csv"]


def fen(text):
    yuan, _, cents = text.partition(".")
    return int(yuan) * 100 + int((cents + "00")[:2])


def same_lines(folder):
    """Every line of both files has the same resource, dates and charge."""
    with open(folder / "yunheng.csv") as ours, open(folder / "duckdb.csv") as theirs:
        lines = 0
        for a, b in zip(csv.DictReader(ours), csv.DictReader(theirs), strict=True):
            left = (a["resource_id"], a["item"], a["month"], a["from"], a["to"], fen(a["charge"]))
            right = (b["resource_id"], b["item"], b["month"], b["f"], b["t"], fen(b["charge"]))
            if left != right:
                sys.exit(f"different lines: {left} {right}")
            lines += 1
    return lines


def same_advice(folder):
    """Peak, 95th percentile and verdict of the processors agree."""
    with open(folder / "duckdb.csv") as theirs:
        wanted = {row["resource_id"]: row for row in csv.DictReader(theirs)}
    seen = 0
    with open(folder / "yunheng.csv") as ours:
        for row in csv.DictReader(ours):
            other = wanted[row["resource_id"]]
            if row["dimension"] == "disk":
                continue
            prefix = row["dimension"]
            same = float(row["peak"]) == float(other[f"{prefix}_peak"]) and float(row["p95"]) == float(other[f"{prefix}_p95"])
            if prefix == "cpu":
                same = same and row["action"] == other["verdict"]
            if not same:
                sys.exit(f"different advice: {row} {other}")
            seen += 1
    return seen


def compared(check, folder):
    """Runs a comparison in a process of its own: a child's peak memory would otherwise include this one's."""
    done = subprocess.run([sys.executable, __file__, check, folder], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return int(done.stdout)


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} × {model}, {memory:.0f} GiB, {platform.system()} {platform.release()}"


def main():
    prepare()
    rows = []
    folder = made("duckdb_rate.py", LEASES, "rate")
    ours, theirs = pair(rate_command(folder), [PYTHON, ROOT / "benches/duckdb_rate.py", "run", folder])
    lines = compared("same_lines", folder)
    rows.append((f"rate: {LEASES:,} intervals, {lines:,} lines to CSV", "DuckDB", ours, theirs, "≤ 0.33", "≤ 0.5"))
    half = made("duckdb_rate.py", LEASES // 2, "rate")
    half_seconds = statistics.median(measure(rate_command(half))[0] for _ in range(RUNS))
    folder = made("duckdb_size.py", RESOURCES, "size")
    sized, peer = pair(size_command(folder), [PYTHON, ROOT / "benches/duckdb_size.py", "run", folder])
    compared("same_advice", folder)
    rows.append((f"size: {RESOURCES:,} resources × 365 days × 3 metrics", "DuckDB", sized, peer, "≤ 0.7", "≤ 0.25"))
    due, numpy_due = pair([BIN / "due_dates", str(DUE_DATES)], [PYTHON, ROOT / "benches/numpy_due_dates.py", str(DUE_DATES)])
    rows.append((f"due dates: {DUE_DATES:,} ({DUE_DATES / due[0] / 1e6:.0f} million/s)", "numpy", due, numpy_due, "≥ 10 million/s", "—"))
    model = [ROOT / "benches/models/row.bpmn", "row", str(CASES)]
    stepped, spiff = pair([BIN / "process_step", *model], [PYTHON, ROOT / "benches/spiff_step.py", *model])
    rows.append((f"cases: {CASES:,} × 10 user tasks, start of the program included", "SpiffWorkflow", stepped, spiff, "≤ 0.01", "—"))
    table = [f"{machine()}", "", "| what | yunheng | peer | time ratio (bar) | memory ratio (bar) |", "|---|---|---|---|---|"]
    for what, name, (s, m), (ps, pm), time_bar, memory_bar in rows:
        table.append(f"| {what} | {s:.2f} s, {m:.0f} MiB | {name}: {ps:.2f} s, {pm:.0f} MiB | {s / ps:.2f} ({time_bar}) | {m / pm:.2f} ({memory_bar}) |")
    table += ["", f"`rate` on half the rows takes {half_seconds:.2f} s: doubling them takes {ours[0] / half_seconds:.2f} times as long."]
    print("\n".join(table))
    if "--readme" in sys.argv:
        for readme in ("README.md", "README.zh-CN.md"):
            head, _, rest = (ROOT / readme).read_text().partition("<!-- bench -->\n")
            _, _, tail = rest.partition("<!-- /bench -->")
            (ROOT / readme).write_text(head + "<!-- bench -->\n" + "\n".join(table) + "\n<!-- /bench -->" + tail)
    (WORK / "result.json").write_text(json.dumps([row[:4] for row in rows], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    checks = {"same_lines": same_lines, "same_advice": same_advice}
    if len(sys.argv) == 3 and sys.argv[1] in checks:
        print(checks[sys.argv[1]](Path(sys.argv[2])))
    else:
        main()

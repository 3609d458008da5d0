#!/usr/bin/env python3
"""Steps the same processes in memory with yunheng and with SpiffWorkflow, in one run, and times proving processes of 60 nodes.

usage: processes.py [--bin FOLDER] [--quick]      (FOLDER holds process_step; target/release when absent)

SpiffWorkflow comes from PyPI into the virtual environment of bench.py. Both sides complete every user task of every case, by turns;
what is printed is the median of tasks a second, without the start of either program. What is missed ends it with status 1.
"""
import re
import statistics
import subprocess
import sys
from pathlib import Path

import bench

MODELS = bench.ROOT / "benches" / "models"
TIMES = 100
MOST_MS = 200.0
CASES = {"row": (2_000, 100), "reviews": (4_000, 200)}
PROVED = ["office", "tangled"]


def prepare():
    """SpiffWorkflow alone, in the environment that bench.py fills with its other peers."""
    if not bench.PYTHON.exists():
        bench.WORK.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", bench.VENV], check=True)
    if subprocess.run([bench.PYTHON, "-c", "import SpiffWorkflow"], capture_output=True).returncode != 0:
        peer = next(peer for peer in bench.PEERS if peer.startswith("SpiffWorkflow"))
        subprocess.run([bench.VENV / "bin" / "pip", "install", "--quiet", peer], check=True)


def said(command):
    """What a program says of itself."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return done.stdout + done.stderr


def rate(text):
    """Tasks completed, and tasks a second."""
    tasks = int(re.search(r"(\d+) user tasks", text).group(1))
    return tasks, float(re.search(r"([\d.]+) tasks/s", text).group(1))


def stepped(binary, model, runs):
    """Median tasks a second of both sides, run by turns."""
    ours, theirs = [], []
    cases, spiff_cases = CASES[model]
    file = MODELS / f"{model}.bpmn"
    for _ in range(runs):
        done, speed = rate(said([binary, file, model, cases]))
        spiff_done, spiff_speed = rate(said([bench.PYTHON, bench.ROOT / "benches/spiff_step.py", file, model, spiff_cases]))
        if done * spiff_cases != spiff_done * cases:
            sys.exit(f"{model}: {done} tasks in {cases} cases, but {spiff_done} in {spiff_cases}")
        ours.append(speed)
        theirs.append(spiff_speed)
    return statistics.median(ours), statistics.median(theirs)


def proved(binary, model, runs):
    """Nodes, and median milliseconds until a process is proved sound and ready to be stepped."""
    texts = [said([binary, MODELS / f"{model}.bpmn", model, 1]) for _ in range(runs)]
    nodes, _ = re.search(r"(\d+) nodes judged and indexed in ([\d.]+) ms", texts[0]).groups()
    return int(nodes), statistics.median(float(re.search(r"in ([\d.]+) ms", text).group(1)) for text in texts)


def main():
    arguments = sys.argv[1:]
    folder = Path(arguments[arguments.index("--bin") + 1]) if "--bin" in arguments else bench.BIN
    runs = 1 if "--quick" in arguments else 3
    prepare()
    binary, kept = folder / "process_step", True
    print(bench.machine(), "\n\n| process | yunheng | SpiffWorkflow | times as fast (bar) |\n|---|---|---|---|", sep="")
    for model in CASES:
        ours, theirs = stepped(binary, model, runs)
        kept &= ours >= TIMES * theirs
        print(f"| {model} | {ours:,.0f} tasks/s | {theirs:,.0f} tasks/s | {ours / theirs:,.0f} (≥ {TIMES}) |")
    print("\n| proved sound | nodes | milliseconds (bar) |\n|---|---|---|")
    for model in PROVED:
        nodes, milliseconds = proved(binary, model, runs)
        kept &= milliseconds <= MOST_MS
        print(f"| {model} | {nodes} | {milliseconds:.2f} (≤ {MOST_MS:.0f}) |")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Reduce the VM traces to the statistics that the demo city is drawn from: python3 shape.py SOURCE_DIR > ../data/shape.csv

SOURCE_DIR holds bitbrains-rnd and bitbrains-faststorage (../data/PROVENANCE.md). Standard library only; the same source gives
the same bytes. Nothing of a single machine is kept: only shares, quantiles and averages over machines.

Every value is a whole number. A "busy hour" is the hour of a day with the highest mean CPU; what a machine-day counts with is
the mean of that hour, for memory the highest hourly mean of the day. Hours are those of the data centre's clock (UTC+2).
"""

import gzip
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import median

WALL = timezone(timedelta(hours=2))
KB_PER_GB = 1048576
SIZES = (1, 2, 4, 8, 16, 32, 64, 128)
LEVELS = (0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100)
DAYS = (0, 1, 5, 10, 25, 50, 75, 90, 95, 99, 100)
HOURS_OF_A_DAY = 20
DAYS_OF_A_MACHINE = 10


class Machine:
    """One file: a machine in a month."""

    def __init__(self, path):
        self.sums = defaultdict(lambda: [0.0, 0, 0.0, 0])
        self.cores, self.memory, rows, off = Counter(), Counter(), 0, 0
        with gzip.open(path, "rt", encoding="ascii") as lines:
            next(lines)
            for line in lines:
                cell = line.split(";")
                rows += 1
                cores, capacity = int(float(cell[1])), float(cell[5])
                if not cores or not capacity:
                    off += 1
                    continue
                at = datetime.fromtimestamp(int(cell[0]), WALL)
                hour = self.sums[(at.date(), at.hour)]
                hour[0] += min(float(cell[4]), 100.0)
                hour[1] += 1
                # Around a boot the averaged capacity is tiny and the share absurd.
                share = float(cell[6]) * 100 / capacity
                if share <= 100:
                    hour[2] += share
                    hour[3] += 1
                self.cores[cores] += 1
                self.memory[capacity / KB_PER_GB] += 1
        self.off = rows and off / rows

    def size(self):
        """(vCPU, memory GB), each the nearest size that a catalog would have."""
        nearest = lambda value: min(SIZES, key=lambda size: abs(size - value) / size)
        return nearest(self.cores.most_common(1)[0][0]), nearest(self.memory.most_common(1)[0][0])

    def days(self):
        """(day, busy hour, its CPU mean, highest hourly memory mean) of every day that is there for most of its hours."""
        by_day = defaultdict(list)
        for (day, hour), (cpu, count, memory, known) in self.sums.items():
            by_day[day].append((cpu / count, hour, memory / known if known else None))
        for day, hours in sorted(by_day.items()):
            shares = [memory for _, _, memory in hours if memory is not None]
            if len(hours) >= HOURS_OF_A_DAY and shares:
                cpu, hour, _ = max(hours)
                yield day, hour, cpu, max(shares)


def quantile(values, percent):
    """Linear between the ranks."""
    values = sorted(values)
    place = (len(values) - 1) * percent / 100
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def thirds(items, key):
    """The items in three groups of one size, by key."""
    ordered = sorted(items, key=key)
    cut = [len(ordered) * n // 3 for n in range(4)]
    return [ordered[cut[n]:cut[n + 1]] for n in range(3)]


def row(name, key, value):
    print(f"{name},{key},{round(value)}")


def levels(machines):
    """How loaded machines are, in hundredths of a percent, and how memory goes with it."""
    for percent in LEVELS:
        row("cpu_level", percent, quantile([m["cpu"] for m in machines], percent) * 100)
    for third, group in enumerate(thirds(machines, lambda m: m["cpu"])):
        for percent in LEVELS:
            row(f"memory_level_{third}", percent, quantile([m["memory"] for m in group], percent) * 100)


def movement(machines):
    """How a day stands to the machine's usual day, in thousandths, by thirds from idle to busy: idle machines jump most."""
    for metric in ("cpu", "memory"):
        groups = thirds(machines, lambda m: m[metric])
        for third, group in enumerate(groups):
            row(f"{metric}_third", third, max(m[metric] for m in group) * 100)
            peaks = [m[metric] * max(m[f"{metric}_factors"]) for m in group]
            for percent in LEVELS:
                row(f"{metric}_peak_{third}", percent, quantile(peaks, percent) * 100)
            factors = [factor for m in group for factor in m[f"{metric}_factors"]]
            for percent in DAYS:
                row(f"{metric}_day_{third}", percent, min(quantile(factors, percent), 20) * 1000)


def rhythm(machines):
    """How busy the days of the week are, in thousandths of their average, and at which hour days are busiest."""
    week = defaultdict(list)
    for m in machines:
        own = defaultdict(list)
        for day, factor in zip(m["dates"], m["cpu_factors"]):
            own[day.weekday()].append(factor)
        if len(own) == 7:
            mean = sum(median(values) for values in own.values()) / 7
            for weekday, values in own.items():
                week[weekday].append(median(values) / mean if mean else 1)
    for weekday in range(7):
        row("weekday", weekday, sum(week[weekday]) / len(week[weekday]) * 1000)
    busy = Counter(hour for m in machines for hour in m["hours"])
    for hour in range(24):
        row("busy_hour", hour, busy[hour] * 1000 / busy.total())


def main(source):
    files = sorted((source / "bitbrains-rnd").glob("2013-*/*.csv.gz"))
    files += sorted((source / "bitbrains-faststorage").glob("*.csv.gz"))
    sizes, machines, off = Counter(), [], 0
    for path in files:
        machine = Machine(path)
        off += machine.off > 0.5
        if not machine.cores:
            continue
        sizes[machine.size()] += 1
        days = list(machine.days())
        if len(days) < DAYS_OF_A_MACHINE:
            continue
        cpu, memory = median(day[2] for day in days), median(day[3] for day in days)
        factor = lambda value, usual: value / usual if usual > 0 else 1.0
        machines.append({
            "cpu": cpu, "memory": memory, "dates": [day[0] for day in days], "hours": [day[1] for day in days],
            "cpu_factors": [factor(day[2], cpu) for day in days],
            "memory_factors": [factor(day[3], memory) for day in days],
        })
    print("name,key,value")
    row("machine_months", "read", len(files))
    row("machine_months", "used", len(machines))
    row("machine_months", "mostly_off", off)
    for cores in sorted({cores for cores, _ in sizes}):
        row("vcpu", cores, sum(count for (c, _), count in sizes.items() if c == cores) * 1000 / sizes.total())
    for (cores, memory), count in sorted(sizes.items()):
        row(f"memory_of_{cores}", memory, count)
    row("idle", "below_5_percent", sum(m["cpu"] < 5 for m in machines) * 1000 / len(machines))
    row("busy", "above_50_percent", sum(m["cpu"] > 50 for m in machines) * 1000 / len(machines))
    levels(machines)
    movement(machines)
    rhythm(machines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

#!/usr/bin/env python3
"""Make the example city from the real VM traces: python3 make.py SOURCE_DIR (a copy of data/vm-traces).

Standard library only, no clock, no randomness: the same source gives the same bytes.
README.md beside this file says what each output means and which part is real.
"""

import csv
import gzip
import hashlib
import io
import sys
from collections import Counter, namedtuple
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

# The two modules below lie in a folder of data: no bytecode beside them.
sys.dont_write_bytecode = True
import example  # noqa: E402
from indicators import sheet  # noqa: E402

HERE = Path(__file__).resolve().parent
# Thirteen years: 2013-07-01 becomes 2026-07-01, so calendar months stay calendar months.
SHIFT = timedelta(days=4748)
# The data centre's own wall clock (CEST) is kept and read as Asia/Shanghai; its files begin at this clock's midnight.
WALL = timezone(timedelta(hours=2))
FIRST_TRACE_DAY = date(2013, 7, 1) + SHIFT
MONTHS = ("2013-7", "2013-8", "2013-9")
HELD_DAYS = 3
BLOCK_HOURS = 2
QUARTER = Decimal("0.25")
KB_PER_GB = Decimal(1048576)
DAY = timedelta(days=1)

# One five-minute row. cores is 0 while the machine is off; cpu and memory are None where there is no data.
Row = namedtuple("Row", "at cores capacity cpu memory")
# From this day on the machine has this size.
Size = namedtuple("Size", "day vcpu memory")


def read_bitbrains(path):
    """The rows of one GWA-T-12 file, in its own order, defects included."""
    with gzip.open(path, "rt", encoding="ascii") as lines:
        next(lines)
        for line in lines:
            cell = [part.strip() for part in line.split(";")]
            wall = datetime.fromtimestamp(int(cell[0]), WALL).replace(tzinfo=None)
            cores, capacity = int(Decimal(cell[1])), Decimal(cell[5])
            cpu = Decimal(cell[4]) if cores else None
            memory = Decimal(cell[6]) * 100 / capacity if capacity else None
            yield Row(wall + SHIFT, cores, capacity, cpu, memory)


def read_cloudwatch(path):
    """The rows of one CloudWatch series: CPU only, local time without a zone."""
    with gzip.open(path, "rt", encoding="ascii", newline="") as lines:
        for cell in csv.DictReader(lines):
            at = datetime.fromisoformat(cell["timestamp"]) + SHIFT
            yield Row(at, 1, Decimal(0), Decimal(cell["value"]), None)


def most_frequent(counter):
    """The mode; of equals the larger."""
    return max(counter, key=lambda value: (counter[value], value))


def rounded_gb(capacity):
    """KB to GB, to the nearest quarter, at least one quarter."""
    quarters = (capacity / KB_PER_GB / QUARTER).quantize(Decimal(1), ROUND_HALF_UP)
    return max(QUARTER, quarters * QUARTER)


def day_modes(rows):
    """[(day, most frequent cores, most frequent memory)] of the days on which the machine ran."""
    days = {}
    for row in rows:
        if row.cores and row.capacity:
            cores, memory = days.setdefault(row.at.date(), (Counter(), Counter()))
            cores[row.cores] += 1
            memory[rounded_gb(row.capacity)] += 1
    return [(day, most_frequent(days[day][0]), most_frequent(days[day][1])) for day in sorted(days)]


def held(modes, index, column):
    """Whether the value of this day stays for HELD_DAYS observed days."""
    values = [mode[column] for mode in modes[index:index + HELD_DAYS]]
    return len(values) == HELD_DAYS and len(set(values)) == 1


def sizes(modes):
    """The sizes of a machine: a new one where cores change for good, or memory for good and by a tenth or more."""
    found = [Size(*modes[0])]
    for index, (day, vcpu, memory) in enumerate(modes):
        now = found[-1]
        new_vcpu = vcpu if vcpu != now.vcpu and held(modes, index, 1) else now.vcpu
        tenth = abs(memory - now.memory) * 10 >= now.memory
        new_memory = memory if tenth and held(modes, index, 2) else now.memory
        if (new_vcpu, new_memory) != (now.vcpu, now.memory):
            found.append(Size(day, new_vcpu, new_memory))
    return found


def off_since(rows):
    """When the machine went off for good: the first row of the last run of rows without cores, if it lasts HELD_DAYS."""
    start = None
    for row in rows:
        if row.cores:
            start = None
        elif start is None:
            start = row.at
    return start if start and rows[-1].at - start >= HELD_DAYS * DAY else None


def spread_sample(rows, usable):
    """One row of each block of two hours, at another place in each block, so that no nightly job is always hit or missed."""
    blocks = {}
    for index in usable:
        at = rows[index].at
        blocks.setdefault((at.date(), at.hour // BLOCK_HOURS), []).append(index)
    # 7 and 5 share no factor with the 24 rows of a full block: the place walks through all of them.
    return {members[(7 * day.toordinal() + 5 * block) % len(members)] for (day, block), members in blocks.items()}


def peaks(rows, usable, history):
    """The highest CPU row and the highest possible memory row of each calendar month, also before and after a resize."""
    top = {}
    for index in usable:
        row = rows[index]
        span = (row.at.year, row.at.month, sum(size.day <= row.at.date() for size in history))
        for name, value in (("cpu", row.cpu), ("memory", row.memory)):
            # Memory above 100 % is a defect of the source and must not hide the real peak.
            if value is not None and not (name == "memory" and value > 100):
                top[span, name] = max(top.get((span, name), (value, -index)), (value, -index))
    return {-index for _, index in top.values()}


def shipped(rows, history):
    """The rows to ship, in source order: see README.md, usage.csv."""
    usable = [index for index, row in enumerate(rows) if row.cpu is not None or row.memory is not None]
    times = Counter(rows[index].at for index in usable)
    defects = {index for index in usable if times[rows[index].at] > 1 or (rows[index].memory or 0) > 100}
    return [rows[index] for index in sorted(spread_sample(rows, usable) | peaks(rows, usable, history) | defects)]


def plain(number):
    """A decimal with at most four places, no exponent, no trailing zeros; empty for no data."""
    if number is None:
        return ""
    text = format(Decimal(number).quantize(Decimal("0.0001"), ROUND_HALF_UP), "f")
    return text.rstrip("0").rstrip(".")


def machines(source):
    """{resource_id: rows} of all 50 machines."""
    found = {}
    for path in sorted((source / "bitbrains-rnd" / MONTHS[0]).glob("*.csv.gz")):
        number = path.name.split(".")[0]
        months = (source / "bitbrains-rnd" / month / path.name for month in MONTHS)
        found[f"vm-{int(number):04}"] = [row for month in months for row in read_bitbrains(month)]
    found["vm-f001"] = list(read_bitbrains(source / "bitbrains-faststorage" / "bitbrains.csv.gz"))
    for resource in example.CLOUDWATCH:
        kind, series = resource.split("-")
        path = source / "aws-cloudwatch" / f"{kind}_cpu_utilization_{series}.csv.gz"
        found[resource] = list(read_cloudwatch(path))
    return dict(sorted(found.items()))


def size_history(resource, rows):
    """([sizes], first formal day): from the trace where it says so, else the example's."""
    if resource in example.CLOUDWATCH:
        vcpu, memory, first, formal = example.CLOUDWATCH[resource]
        return [Size(date.fromisoformat(first), vcpu, Decimal(memory))], date.fromisoformat(formal)
    history = sizes(day_modes(rows))
    # A machine that already runs on the first day of the trace was there before: leased since the contract began.
    if history[0].day <= FIRST_TRACE_DAY:
        history[0] = history[0]._replace(day=date.fromisoformat(example.CONTRACT_START))
    return history, history[0].day + timedelta(days=example.TESTED.get(resource, 0))


def intervals(steps, formal, end):
    """[(from, to or None, quantity, stage)] from [(day, quantity)]; equal neighbours join, the test is split off."""
    joined = [step for index, step in enumerate(steps) if index == 0 or step[1] != steps[index - 1][1]]
    for index, (begin, quantity) in enumerate(joined):
        stop = joined[index + 1][0] if index + 1 < len(joined) else end
        if begin < formal:
            split = formal if stop is None else min(formal, stop)
            yield begin, split, quantity, "test"
            begin = split
        if stop is None or begin < stop:
            yield begin, stop, quantity, "formal"


def quantities(resource, history, architecture):
    """{item: [(day, quantity)]} of one machine; disks keep the size that fits the first vCPU count."""
    start, ssd_and_data = history[0].day, example.disks(history[0].vcpu)
    found = {
        f"vcpu.{architecture}": [(size.day, size.vcpu) for size in history],
        f"memory.{architecture}": [(size.day, size.memory) for size in history],
        "disk.ssd": [(start, ssd_and_data[0])],
        "disk.efficient": [(start, ssd_and_data[1])] if ssd_and_data[1] else [],
    }
    exchanged = example.DISK_EXCHANGED.get(resource)
    if exchanged:
        found["disk.ssd"].append((date.fromisoformat(exchanged), sum(ssd_and_data)))
    return found


def item_end(resource, item):
    """The day on which the lease of this item ends, or None."""
    text = example.HANDED_BACK.get(resource)
    if item == "disk.efficient":
        text = example.DISK_EXCHANGED.get(resource, text)
    return date.fromisoformat(text) if text else None


def lease_rows(histories):
    """The ledger's lease intervals and the scans, sorted by resource, item and day."""
    found = []
    for project, (unit, resources, architecture) in example.PROJECTS.items():
        for resource in resources:
            history, formal = histories[resource]
            for item, steps in quantities(resource, history, architecture).items():
                end = item_end(resource, item)
                for begin, stop, quantity, stage in intervals(steps, formal, end) if steps else ():
                    found.append((resource, unit, project, item, stage, plain(quantity), begin, stop or ""))
    for project, day in example.SCANS:
        unit, resources, _ = example.PROJECTS[project]
        there = sum(example.HANDED_BACK.get(resource, "9999") > day for resource in resources)
        found.append((f"sys-{project[4:]}", unit, project, "scan.vulnerability", "formal", there, day, ""))
    return sorted(found, key=lambda row: (row[0], row[3], str(row[6])))


def resource_rows(histories, stopped):
    """One row for each machine that is there on the day of sizing."""
    homes = {one: (project, unit) for project, (unit, many, _) in example.PROJECTS.items() for one in many}
    for resource in sorted(set(histories) - set(example.HANDED_BACK)):
        history, _ = histories[resource]
        project, unit = homes[resource]
        last, off = history[-1], stopped[resource]
        resized = ("", "")
        if len(history) > 1:
            before = history[-2]
            grew = last.vcpu > before.vcpu or (last.vcpu == before.vcpu and last.memory > before.memory)
            resized = (last.day, "up" if grew else "down")
        yield (resource, unit, last.vcpu, plain(last.memory), sum(example.disks(history[0].vcpu)),
               "off" if off else "on", off.date() if off else "",
               example.STOPPED_BY.get(resource, "unit") if off else "", *resized,
               "false" if resource in example.UNCLAIMED else "true", f"sys-{project[4:]}",
               example.EXEMPT.get(resource, ""))


def usage_rows(traces, histories):
    """The shipped samples. There is no disk_pct in any source: it stays empty, which is no data."""
    for resource, rows in traces.items():
        if resource not in example.HANDED_BACK:
            for row in shipped(rows, histories[resource][0]):
                yield resource, f"{row.at.isoformat()}+08:00", plain(row.cpu), plain(row.memory), ""


def write_csv(name, header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split())
    writer.writerows(rows)
    (HERE / name).write_text(text.getvalue(), encoding="utf-8")


def main(source):
    traces = machines(source)
    histories = {resource: size_history(resource, rows) for resource, rows in traces.items()}
    stopped = {resource: off_since(rows) for resource, rows in traces.items()}
    write_csv("leases.csv", "resource_id unit_id project_id item stage quantity from to", lease_rows(histories))
    write_csv("resources.csv", "resource_id unit_id vcpu memory_gb disk_gb power power_since stopped_by resized_on resize"
              " claimed system_id exempt", resource_rows(histories, stopped))
    write_csv("usage.csv", "resource_id at cpu_pct memory_pct disk_pct", usage_rows(traces, histories))
    write_csv("prices.csv", "item from unit_price per proration", example.PRICES)
    write_csv("payers.csv", "unit_id from payer", example.PAYERS)
    write_csv("units.csv", "unit_id name", example.UNITS.items())
    (HERE / "indicators.json").write_text(sheet(), encoding="utf-8")
    names = ("indicators.json", "leases.csv", "payers.csv", "prices.csv", "resources.csv", "units.csv", "usage.csv")
    sums = (f"{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (HERE / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make.py SOURCE_DIR, a folder with bitbrains-rnd, bitbrains-faststorage and aws-cloudwatch")
    main(Path(sys.argv[1]))

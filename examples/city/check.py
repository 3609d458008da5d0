#!/usr/bin/env python3
"""Check the example city and compute what the program must find: python3 check.py [--write]

Reads only the shipped files, shares no code with make.py or the program, and computes money with exact fractions by
CONTRACT.md (`actual_days`, `each`, rounding per resource, item and month). Compares with expected.json; --write writes it.
"""

import csv
import hashlib
import json
import math
import re
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).resolve().parent
CYCLES = {"C1": (date(2026, 6, 2), date(2026, 12, 2)), "C2": (date(2026, 12, 2), date(2027, 6, 2))}
WINDOW = (date(2026, 6, 1), date(2027, 6, 1))
DAY = timedelta(days=1)
# XC-M-23 with the tolerance of five points (AMB-26): strictly above, strictly below.
LIMITS = {"cpu": (Fraction(55), Fraction(20)), "memory": (Fraction(75), Fraction(30))}
SMALLEST = 1
# Points of the leaves XC-I-01 to XC-I-58, and the leaves whose value must meet a target for full points.
POINTS = ("2 1.5 1.5 2 1.5 1.5 1 1 1 1 2 1 1 1.5 2 1 2 2 1 2 2 2 1.5 2 2 2 2 2 2 3 3 3 3 1.5 1.5 2 2.5 1.5 2 1.5 2 3 1.5 3"
          " 2 2 2 2 2 1 1 1 1 1 1 1 1 1").split()
AT_LEAST = {4: "99.99", 11: "99", 45: "80", 46: "80", 47: "100", 48: "80", 49: "80"}
BELOW = {10: "70", 18: "80", 29: "10"}
# Lower borders of the payment bands; the example's score is above 60. The penalty is that of cycles.mjs; C1 has been paid.
BANDS = [(lower, Fraction(70 + 5 * step, 100)) for lower, step in ((90, 6), (85, 5), (80, 4), (75, 3), (70, 2), (65, 1), (60, 0))]
STAFF_PENALTY = 6000
FULL_SATISFACTION = {number: 95 if number < 56 else 100 for number in range(50, 59)}


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text):
    return date.fromisoformat(text)


def at_most_four_places(text):
    assert re.fullmatch(r"\d+(\.\d{1,4})?", text), text


def check_leases(leases):
    """Well-formed rows; intervals of one resource and item share no day; the CPU and the memory of a machine go together."""
    for row in leases:
        at_most_four_places(row["quantity"])
        assert row["stage"] in ("test", "formal"), row
        assert row["to"] == "" or day(row["from"]) < day(row["to"]), row
    timed = [row for row in leases if not row["item"].startswith("scan.")]
    for _, group in groupby(timed, key=lambda row: (row["resource_id"], row["item"])):
        group = list(group)
        for earlier, later in zip(group, group[1:]):
            assert earlier["to"] and day(earlier["to"]) <= day(later["from"]), (earlier, later)
    with_cpu = {row["resource_id"] for row in timed if row["item"].startswith("vcpu.")}
    assert with_cpu == {row["resource_id"] for row in timed if row["item"].startswith("memory.")}
    assert len({(row["resource_id"], row["item"], row["from"]) for row in leases}) == len(leases)


def check_resources(resources, leases, usage):
    """One row for each machine, the size that its lease has on the day of sizing, no usage without a machine."""
    names = [row["resource_id"] for row in resources]
    assert len(names) == len(set(names))
    assert {row["resource_id"] for row in usage} <= set(names)
    for row in resources:
        for item, column in (("vcpu.", "vcpu"), ("memory.", "memory_gb"), ("disk.", "disk_gb")):
            now = [Fraction(one["quantity"]) for one in leases if one["resource_id"] == row["resource_id"]
                   and one["item"].startswith(item) and day(one["from"]) <= WINDOW[1]
                   and (one["to"] == "" or day(one["to"]) > WINDOW[1])]
            assert sum(now) == Fraction(row[column]), (row, item, now)


def check_usage(usage):
    for row in usage:
        at = datetime.fromisoformat(row["at"])
        assert WINDOW[0] <= at.date() < WINDOW[1] and row["at"].endswith("+08:00"), row
        assert row["disk_pct"] == "" and (row["cpu_pct"] or row["memory_pct"]), row
        for column in ("cpu_pct", "memory_pct"):
            row[column] == "" or at_most_four_places(row[column])


def check_sums():
    for line in (HERE / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == digest, name


def in_force(versions, on):
    """The last version that has begun on this day."""
    begun = [row for row in versions if day(row["from"]) <= on]
    return max(begun, key=lambda row: row["from"]) if begun else None


def month_days(on):
    first = on.replace(day=1)
    return ((first + 31 * DAY).replace(day=1) - first).days


def half_up(yuan):
    """Exact yuan to fen, half up; never negative here."""
    return (yuan * 200 + 1) // 2


def daily_charges(row, prices, payers, period):
    """[(day, unit price, payer, exact charge)] of one lease row in the period."""
    begin, end = max(day(row["from"]), period[0]), min(day(row["to"]) if row["to"] else period[1], period[1])
    if in_force(prices[row["item"]], day(row["from"]))["per"] == "each":
        begin, end = day(row["from"]), day(row["from"]) + DAY
        if not period[0] <= begin < period[1]:
            return
    while begin < end:
        price = in_force(prices[row["item"]], begin)
        charge = Fraction(row["quantity"]) * Fraction(price["unit_price"])
        charge = charge / month_days(begin) if price["per"] == "month" else charge
        payer = in_force(payers[row["unit_id"]], begin)["payer"]
        yield begin, price["unit_price"], payer, charge if row["stage"] == "formal" else Fraction(0)
        begin += DAY


def rated_lines(leases, prices, payers, period):
    """[(resource, unit, payer, item, month, stage, from, fen)]: a line for each run of equal price and payer in a month."""
    parts = defaultdict(list)
    for number, row in enumerate(leases):
        for on, price, payer, charge in daily_charges(row, prices, payers, period):
            parts[row["resource_id"], row["item"], f"{on:%Y-%m}"].append((on, number, price, payer, charge))
    for (resource, item, month), days in sorted(parts.items()):
        running = Fraction(0)
        for (number, _, payer), run in groupby(sorted(days), key=lambda one: one[1:4]):
            run = list(run)
            before, running = running, running + sum(one[4] for one in run)
            row = leases[number]
            fen = half_up(running) - half_up(before)
            yield resource, row["unit_id"], payer, item, month, row["stage"], run[0][0], fen


def yuan(fen):
    return f"{fen // 100}.{fen % 100:02}"


def totals(lines):
    """The shape of `totals` in the JSON of `yunheng rate`, with the number of lines."""
    found = {"lines": len(lines), "charge": yuan(sum(line[-1] for line in lines))}
    for name, column in (("unit", 1), ("payer", 2), ("item", 3), ("month", 4)):
        sums = defaultdict(int)
        for line in lines:
            sums[line[column], ] += line[-1]
        key = "unit_id" if name == "unit" else name
        found[f"by_{name}"] = [{key: one[0], "charge": yuan(fen)} for one, fen in sorted(sums.items())]
    return found


def usable(resource, rows, column):
    """The samples that judge: after the resize, memory not above 100 %."""
    since = resource["resized_on"] or WINDOW[0].isoformat()
    for row in rows:
        if row[column] and row["at"] >= since and not (column == "memory_pct" and Fraction(row[column]) > 100):
            yield Fraction(row[column]), row["at"], row[column]


def sizing(resource, rows, dimension):
    """{action, peak, peak_at} of one machine and dimension, art. 23."""
    samples = list(usable(resource, rows, f"{dimension}_pct"))
    if not samples:
        return {"action": "no_data"}
    top = max(samples, key=lambda one: one[0])
    up, down = LIMITS[dimension]
    size = Fraction(resource["vcpu" if dimension == "cpu" else "memory_gb"])
    action = "scale_up" if top[0] > up else "scale_down" if top[0] < down and size > SMALLEST else "keep"
    # An exempt machine keeps its size whatever its peak.
    return {"action": "keep" if resource["exempt"] else action, "peak": top[2], "peak_at": top[1]}


def deleted(resource):
    """Art. 24: off for six months (not by order of security), or off for a month and claimed by nobody."""
    if resource["power"] == "on" or resource["stopped_by"] == "security":
        return False
    months = 6 if resource["claimed"] == "true" else 1
    since = day(resource["power_since"])
    year, month = divmod(since.year * 12 + since.month - 1 + months, 12)
    return date(year, month + 1, since.day) <= WINDOW[1]


def advice(resources, usage):
    """Each machine's peaks and actions, and how many there are of each."""
    rows, counts, found = defaultdict(list), defaultdict(int), {}
    for row in usage:
        rows[row["resource_id"]].append(row)
    for resource in resources:
        name = resource["resource_id"]
        found[name] = {one: sizing(resource, rows[name], one) for one in LIMITS}
        for dimension, result in found[name].items():
            counts[f"{dimension}.{result['action']}"] += 1
    gone = [resource["resource_id"] for resource in resources if deleted(resource)]
    return {"at": WINDOW[1].isoformat(), "counts": dict(sorted(counts.items())), "delete": gone, "resources": found}


def awarded(number, field):
    """The points of one leaf, exact: clauses XC-I and XC-N-1, steps rounded up (AMB-47)."""
    points = Fraction(POINTS[number - 1])
    if "points" in field:
        return Fraction(field["points"])
    if "met" in field:
        return points if field["met"] else Fraction(0)
    if "scores" in field:
        return sum(map(Fraction, field["scores"])) / len(field["scores"])
    if "satisfaction" in field:
        steps = [max(0, math.ceil((FULL_SATISFACTION[number] - Fraction(rate)) / 5)) for rate in field["satisfaction"]]
        return sum(max(Fraction(0), points - step * Fraction("0.2")) for step in steps) / len(steps)
    value = Fraction(field["value"])
    if number in AT_LEAST:
        return points if value >= Fraction(AT_LEAST[number]) else Fraction(0)
    if number in BELOW:
        return points if value < Fraction(BELOW[number]) else Fraction(0)
    return points * value / 100


def score():
    """{base, final} of the sheet: all leaves apply, five points for each overrun, one rounding at the end."""
    sheet = json.loads((HERE / "indicators.json").read_text(encoding="utf-8"))
    assert sum(map(Fraction, POINTS)) == 100 and len(sheet["leaves"]) == len(POINTS) == 58
    base = sum(awarded(int(leaf[-2:]), field) for leaf, field in sheet["leaves"].items())
    # Printed with six places and two places; hundredths are rounded like fen.
    rounded = (base * 2_000_000 + 1) // 2
    return {"base": f"{rounded // 10**6}.{rounded % 10**6:06}".rstrip("0").rstrip("."), "final": yuan(half_up(base - 5 * sheet["overruns"]))}


def settlement(gross, final):
    """XC-C-3.1.2d read literally (AMB-08): the last cycle takes the ratio; penalties and what was paid come off after it."""
    ratio = next(ratio for lower, ratio in BANDS if Fraction(final) >= lower)
    after = half_up(Fraction(gross["C2"]) * ratio)
    paid = {"C1": Fraction(0), "C2": max(Fraction(0), Fraction(after, 100) - STAFF_PENALTY)}
    return {cycle: {"gross": gross[cycle], "ratio": share, "after_ratio": whole, "payable": yuan(half_up(paid[cycle]))}
            for cycle, share, whole in (("C1", "1.00", gross["C1"]), ("C2", yuan(half_up(ratio)), yuan(after)))}


def main(write):
    leases, resources, usage = read("leases.csv"), read("resources.csv"), read("usage.csv")
    check_leases(leases)
    check_resources(resources, leases, usage)
    check_usage(usage)
    check_sums()
    by = {name: defaultdict(list) for name in ("item", "unit_id")}
    for name, column in (("prices.csv", "item"), ("payers.csv", "unit_id")):
        for row in read(name):
            by[column][row[column]].append(row)
    cycles = {}
    for cycle, period in CYCLES.items():
        lines = list(rated_lines(leases, by["item"], by["unit_id"], period))
        cycles[cycle] = {"period": f"{period[0]}/{period[1]}"} | totals(lines)
    charges = {name: one["charge"] for name, one in cycles.items()}
    answer = {"cycles": cycles, "sizing": advice(resources, usage), "assessment": score()}
    answer["settlement"] = settlement(charges, answer["assessment"]["final"])
    text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    if write:
        (HERE / "expected.json").write_text(text, encoding="utf-8")
    assert (HERE / "expected.json").read_text(encoding="utf-8") == text, "expected.json differs"
    print(json.dumps(charges | answer["sizing"]["counts"] | answer["assessment"]))


if __name__ == "__main__":
    main("--write" in sys.argv[1:])

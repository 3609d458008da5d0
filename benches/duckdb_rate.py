"""What a user would reach for instead of `yunheng rate`: SQL in DuckDB over the same CSV files.

usage: duckdb_rate.py gen ROWS DIR | run DIR
Period 2025-07-01/2026-07-01, three prices an item, per month by actual days, rounded on the running sum of a month as CONTRACT.md
says, in exact 128-bit integers. `gen` is deterministic.
"""
import os
import random
import sys
from datetime import date, timedelta

PERIOD_START, PERIOD_END = "2025-07-01", "2026-07-01"


def gen(rows: int, folder: str) -> None:
    rng = random.Random(1)
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/leases.csv", "w") as out:
        out.write("resource_id,unit_id,project_id,item,stage,quantity,from,to\n")
        for i in range(rows):
            if rng.random() < 0.7:
                start = date(2024, 1, 1) + timedelta(rng.randrange(540))
            else:
                start = date(2025, 7, 1) + timedelta(rng.randrange(365))
            end = "" if rng.random() < 0.7 else (start + timedelta(rng.randrange(30, 900))).isoformat()
            quantity = rng.randrange(1, 6400) / 100
            out.write(f"res-{i},unit-{i % 200},p-{i % 3000},item{i % 12},formal,{quantity:.2f},{start},{end}\n")
    with open(f"{folder}/prices.csv", "w") as out:
        out.write("item,from,unit_price,per,proration\n")
        for item in range(12):
            for start in ("2023-01-01", "2025-10-16", "2026-03-01"):
                out.write(f"item{item},{start},{rng.randrange(10000, 900000) / 10000:.4f},month,actual_days\n")


SQL = """
create table lease as
  select *, greatest("from", date '{start}') a, least(coalesce("to", date '{end}'), date '{end}') b, (quantity * 10000)::bigint q
  from read_csv('{dir}/leases.csv', types={{'quantity': 'decimal(18,4)', 'from': 'date', 'to': 'date'}});
create table price as
  select item, "from" s, lead("from", 1, date '2999-01-01') over (partition by item order by "from") e, unit_price,
         (unit_price * 10000)::bigint u
  from read_csv('{dir}/prices.csv', types={{'unit_price': 'decimal(18,4)', 'from': 'date'}});
create table month as
  select unnest(generate_series(date '{start}', date '{end}' - interval 1 month, interval 1 month))::date first_day;
create table piece as
  select resource_id, unit_id, project_id, lease.item, first_day, quantity, unit_price,
         greatest(a, first_day, s) f, least(b, (first_day + interval 1 month)::date, e) t,
         q::hugeint * u * (least(b, (first_day + interval 1 month)::date, e) - greatest(a, first_day, s)) amount,
         ((first_day + interval 1 month)::date - first_day)::hugeint * 1000000 unit
  from lease
  join month on a < (first_day + interval 1 month)::date and b > first_day
  join price on price.item = lease.item and greatest(a, first_day) < e and least(b, (first_day + interval 1 month)::date) > s;
copy (
  select resource_id, unit_id, project_id, item, strftime(first_day, '%Y-%m') as month, f, t, quantity, unit_price,
         ((2 * running + unit) // (2 * unit) - (2 * (running - amount) + unit) // (2 * unit))::decimal(18,0) / 100 charge
  from (select *, sum(amount) over (partition by resource_id, item, first_day order by f)::hugeint running from piece)
  order by resource_id, item, f
) to '{dir}/duckdb.csv';
"""


def run(folder: str) -> None:
    import duckdb

    connection = duckdb.connect()
    connection.execute("set threads=2")
    connection.execute(SQL.format(dir=folder, start=PERIOD_START, end=PERIOD_END))


if __name__ == "__main__":
    if sys.argv[1] == "gen":
        gen(int(sys.argv[2]), sys.argv[3])
    else:
        run(sys.argv[2])

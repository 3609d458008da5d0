"""What a user would reach for instead of `yunheng size`: DuckDB over a year of daily rows in Parquet.

usage: duckdb_size.py gen RESOURCES DIR | run DIR
Peak with its moment, 95th percentile, mean and count of each metric, and the verdict of the thresholds 55 and 20.
"""
import os
import sys

import duckdb


def gen(resources: int, folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    connection = duckdb.connect()
    connection.execute("set threads=2; select setseed(0.4)")
    connection.execute(
        f"""copy (select 'vm-' || i resource_id, 'unit-' || (i % 200) unit_id, 1 << (i % 6) vcpu, 4 << (i % 5) memory_gb,
              100 disk_gb, 'on' as "power", '2025-01-01' power_since, '' resized_on, true claimed
            from range({resources}) t(i)) to '{folder}/resources.csv'"""
    )
    connection.execute(
        f"""copy (select 'vm-' || i resource_id, (timestamp '2025-07-01' + interval 1 day * k) as "at",
              case when random() < .01 then null else round(random() * (10 + i % 80), 2) end cpu_pct,
              round(20 + random() * (i % 75), 2) memory_pct, round(30 + (i % 60) + random() * 5, 2) disk_pct
            from range({resources}) t(i), range(365) s(k) order by i, k) to '{folder}/usage.parquet' (compression zstd)"""
    )


def run(folder: str) -> None:
    connection = duckdb.connect()
    connection.execute("set threads=2")
    connection.execute(
        f"""copy (select r.resource_id, max(cpu_pct) cpu_peak, arg_max("at", cpu_pct) cpu_peak_at,
              quantile_disc(cpu_pct, .95) cpu_p95, avg(cpu_pct) cpu_mean, count(cpu_pct) cpu_samples,
              max(memory_pct) memory_peak, arg_max("at", memory_pct) memory_peak_at, quantile_disc(memory_pct, .95) memory_p95,
              avg(memory_pct) memory_mean, max(disk_pct) disk_peak, arg_max("at", disk_pct) disk_peak_at,
              quantile_disc(disk_pct, .95) disk_p95, avg(disk_pct) disk_mean,
              case when max(cpu_pct) > 55 then 'scale_up' when max(cpu_pct) < 20 and any_value(vcpu) > 1 then 'scale_down'
                   else 'keep' end verdict
            from '{folder}/resources.csv' r join '{folder}/usage.parquet' u using (resource_id)
            group by 1 order by 1) to '{folder}/duckdb.csv'"""
    )


if __name__ == "__main__":
    if sys.argv[1] == "gen":
        gen(int(sys.argv[2]), sys.argv[3])
    else:
        run(sys.argv[2])

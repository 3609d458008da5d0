//! Usage: one group a resource, whatever the format, the order of the rows and the borders of row groups.

use arrow_array::builder::{StringBuilder, TimestampMicrosecondBuilder};
use arrow_array::{
    ArrayRef, Decimal128Array, DictionaryArray, Float32Array, Float64Array, Int64Array, RecordBatch,
    StringArray, TimestampMillisecondArray, TimestampSecondArray, types::Int32Type,
};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;
use std::sync::Arc;
use yunheng_tables::{Input, NO_DATA, UsageSamples, usage_groups};
use yunheng_values::{Findings, Moment, parse_moment};

type Groups = Vec<(String, UsageSamples)>;

fn groups(input: &Input, threads: usize) -> Result<Groups, Findings> {
    let keep = |state: &mut Groups, id: &str, samples: &mut UsageSamples| {
        state.push((id.to_owned(), std::mem::take(samples)));
    };
    let report = usage_groups(input, threads, Vec::new, keep)?;
    let mut all: Groups = report.states.into_iter().flatten().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(report.rows, all.iter().map(|(_, samples)| samples.len() as u64).sum::<u64>());
    Ok(all)
}

fn brief(findings: &Findings) -> Vec<String> {
    findings.iter().map(|f| format!("{} {}", f.code, f.place)).collect()
}

fn local(text: &str) -> i64 {
    parse_moment(text).map(Moment::local_seconds).expect("test data")
}

fn parquet(columns: Vec<(&str, ArrayRef)>, rows_a_group: usize) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("test data");
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(rows_a_group)).build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).expect("test data");
    writer.write(&batch).expect("test data");
    writer.close().expect("test data");
    bytes
}

fn text(values: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

/// Rows of resource number and day.
fn table(rows: &[(usize, i64)], rows_a_group: usize) -> Input {
    let (mut ids, mut at) = (StringBuilder::new(), TimestampMicrosecondBuilder::new());
    let mut cpu = Vec::new();
    for (resource, day) in rows {
        ids.append_value(format!("a-resource-with-a-long-name-{resource}"));
        at.append_value(day * 86_400_000_000);
        cpu.push((day % 7 != 0).then_some((*resource * 10) as f64 + *day as f64 / 100.0));
    }
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("resource_id", Arc::new(ids.finish())),
        ("at", Arc::new(at.finish())),
        ("cpu_pct", Arc::new(Float64Array::from(cpu))),
    ];
    Input::spool("u.parquet", &parquet(columns, rows_a_group)[..]).expect("test data")
}

fn csv(text: &str) -> Input {
    Input::spool("u.csv", text.as_bytes()).expect("test data")
}

#[test]
fn borders_of_row_groups_and_the_order_of_resources_change_nothing() {
    let sorted: Vec<(usize, i64)> =
        (0..20).flat_map(|r| (0..r as i64 % 9 + 1).map(move |day| (r, day))).collect();
    let whole = groups(&table(&sorted, 1_000_000), 1).unwrap();
    assert_eq!(whole.len(), 20);
    assert_eq!(whole[0].1.cpu, [NO_DATA]);
    assert_eq!(whole[1].1.cpu, [NO_DATA, 10_010_000]);
    for rows_a_group in [1, 2, 3, 7, 50] {
        for threads in [1, 2, 3, 8] {
            assert_eq!(
                groups(&table(&sorted, rows_a_group), threads).unwrap(),
                whole,
                "{rows_a_group} {threads}"
            );
        }
    }
    let mut by_day = sorted.clone();
    by_day.sort_by_key(|(resource, day)| (*day, *resource));
    for rows_a_group in [1, 5, 1_000_000] {
        for threads in [1, 2, 3] {
            assert_eq!(
                groups(&table(&by_day, rows_a_group), threads).unwrap(),
                whole,
                "{rows_a_group} {threads}"
            );
        }
    }
    let one: Vec<(usize, i64)> = (0..30).map(|day| (4, day)).collect();
    assert_eq!(groups(&table(&one, 2), 4).unwrap()[0].1.len(), 30);
}

#[test]
fn csv_sorted_or_not() {
    let header = "at,resource_id,cpu_pct,disk_pct,memory_pct\n";
    let sorted = "2026-06-01,a,1.5,,3\n2026-06-02 08:00,a,,2,\n2026-06-01T16:00:00Z,b,0,0,0\n";
    let mixed = "2026-06-01,a,1.5,,3\n2026-06-01T16:00:00Z,b,0,0,0\n2026-06-02 08:00,a,,2,\n";
    let wanted = groups(&csv(&format!("{header}{sorted}")), 2).unwrap();
    assert_eq!(groups(&csv(&format!("{header}{mixed}")), 2).unwrap(), wanted);
    let a = UsageSamples {
        at: vec![local("2026-06-01"), local("2026-06-02T08:00")],
        cpu: vec![1_500_000, NO_DATA],
        memory: vec![3_000_000, NO_DATA],
        disk: vec![NO_DATA, 2_000_000],
    };
    assert_eq!(wanted[0], ("a".to_owned(), a));
    assert_eq!(wanted[1].1.at, [local("2026-06-02")]);
}

#[test]
fn bad_csv_sorted_or_not() {
    let rows = "a,2026-06-01,1,,\nb,2026-06-01,-1,,\na,2026-06-31,1e2,2000000000,\n,x,,,\n";
    let text = format!("resource_id,at,cpu_pct,memory_pct,disk_pct\n{rows}");
    assert_eq!(
        brief(&groups(&csv(&text), 2).unwrap_err()),
        [
            "negative u.csv:3:cpu_pct",
            "bad_date u.csv:4:at",
            "bad_decimal u.csv:4:cpu_pct",
            "out_of_range u.csv:4:memory_pct",
            "missing_value u.csv:5:resource_id",
            "bad_date u.csv:5:at"
        ]
    );
    let back = "resource_id,at,cpu_pct,note\na,2026-06-01,1,\nb,2026-06-01,1,\na,2026-06-02,1,\nc,x,1,\n";
    assert_eq!(
        brief(&groups(&csv(back), 2).unwrap_err()),
        ["unknown_column u.csv:1:note", "bad_date u.csv:5:at"]
    );
}

#[test]
fn types_of_columns() {
    let zoned = TimestampMillisecondArray::from(vec![0, 1500]).with_timezone("UTC");
    let dictionary: DictionaryArray<Int32Type> = vec!["a", "a"].into_iter().collect();
    let decimal = Decimal128Array::from(vec![1250, 300]).with_precision_and_scale(6, 2).unwrap();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("resource_id", Arc::new(dictionary)),
        ("at", Arc::new(zoned)),
        ("cpu_pct", Arc::new(Float32Array::from(vec![Some(99.99), None]))),
        ("memory_pct", Arc::new(decimal)),
        ("disk_pct", Arc::new(Int64Array::from(vec![Some(7), None]))),
    ];
    let read = groups(&Input::spool("u.parquet", &parquet(columns, 10)[..]).unwrap(), 2).unwrap();
    let wanted = UsageSamples {
        at: vec![28_800, 28_801],
        cpu: vec![99_990_000, NO_DATA],
        memory: vec![12_500_000, 3_000_000],
        disk: vec![7_000_000, NO_DATA],
    };
    assert_eq!(read, [("a".to_owned(), wanted)]);

    for at in [
        Arc::new(TimestampSecondArray::from(vec![86_400])) as ArrayRef,
        Arc::new(arrow_array::Date32Array::from(vec![1])),
        Arc::new(arrow_array::TimestampNanosecondArray::from(vec![86_400_000_000_000])),
        text(&["1970-01-02"]),
    ] {
        let bytes = parquet(vec![("resource_id", text(&["a"])), ("at", at)], 10);
        let read = groups(&Input::spool("u.parquet", &bytes[..]).unwrap(), 2).unwrap();
        assert_eq!((read[0].1.at[0], read[0].1.cpu[0]), (86_400, NO_DATA));
    }
}

#[test]
fn bad_parquet() {
    let code = |bytes: &[u8]| brief(&groups(&Input::spool("u.parquet", bytes).unwrap(), 2).unwrap_err());
    let good =
        parquet(vec![("resource_id", text(&["a", "b"])), ("at", text(&["2026-06-01", "2026-06-01"]))], 1);
    assert_eq!(code(&good[..good.len() - 9]), ["bad_parquet u.parquet"]);
    assert_eq!(code(b"PAR1"), ["bad_parquet u.parquet"]);
    let other = parquet(
        vec![("resource_id", Arc::new(Int64Array::from(vec![1])) as ArrayRef), ("x", text(&["a"]))],
        1,
    );
    assert_eq!(code(&other), ["unknown_column u.parquet:x", "missing_column u.parquet:at"]);
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![1]));
    let typed =
        parquet(vec![("resource_id", numbers.clone()), ("at", numbers), ("cpu_pct", text(&["a"]))], 1);
    assert_eq!(
        code(&typed),
        ["wrong_type u.parquet:resource_id", "wrong_type u.parquet:at", "wrong_type u.parquet:cpu_pct"]
    );
    // Each byte wrong in turn: whatever it does, it is a result and not a panic.
    for at in 4..good.len() {
        let mut broken = good.clone();
        broken[at] ^= 0x55;
        let _ = groups(&Input::spool("u.parquet", &broken[..]).unwrap(), 2);
    }
}

#[test]
fn bad_cells_of_parquet() {
    let ids: ArrayRef = Arc::new(StringArray::from(vec![Some("a"), None, Some(" c"), Some("")]));
    let at: ArrayRef = text(&["2026-06-01", "2026-06-01", "2026-06-01", "2026-06-31"]);
    let cpu: ArrayRef = Arc::new(Float64Array::from(vec![-1.0, f64::NAN, f64::INFINITY, 1.0]));
    let cells = parquet(vec![("resource_id", ids), ("at", at), ("cpu_pct", cpu)], 2);
    let input = Input::spool("u.parquet", &cells[..]).unwrap();
    let mut found = brief(&groups(&input, 2).unwrap_err());
    found.sort();
    assert_eq!(
        found,
        [
            "bad_date u.parquet:4:at",
            "missing_value u.parquet:2:resource_id",
            "missing_value u.parquet:4:resource_id",
            "negative u.parquet:1:cpu_pct",
            "out_of_range u.parquet:3:cpu_pct",
            "surrounding_blanks u.parquet:3:resource_id"
        ]
    );
}

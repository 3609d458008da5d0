//! Replays the corpus of the fuzz targets: files named `ok-*` are read, all others are refused, and nothing panics.

use std::path::Path;
use yunheng_tables::fuzz::{Parser, read_bytes};

#[test]
fn every_file_of_the_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (folder, parser) in Parser::ALL {
        let mut seen = 0;
        for file in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = file.unwrap().path();
            let result = read_bytes(parser, &std::fs::read(&path).unwrap());
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // What a fuzzer found is named by its hash; that it is read or refused without a panic is enough.
            let was_found = name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(was_found || result.is_ok() == name.starts_with("ok-"), "{folder}/{name}: {result:?}");
            seen += 1;
        }
        assert!(seen > 1, "{folder}");
    }
}

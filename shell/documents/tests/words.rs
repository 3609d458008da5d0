//! Word templates: filled in however they are cut into runs, refused when they would load or run anything.

use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};
use yunheng_documents::WordTemplate;
use zip::ZipArchive;
use zip::write::SimpleFileOptions;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const SHIPPED: [(&str, &str); 4] = [
    ("f1", include_str!("../../../policies/songjiang/cases/quota-application/f1.docx.xml")),
    ("f2", include_str!("../../../policies/songjiang/cases/test-resources/f2.docx.xml")),
    ("f3", include_str!("../../../policies/songjiang/cases/formal-resources/f3.docx.xml")),
    ("f4", include_str!("../../../policies/songjiang/cases/resource-change/f4.docx.xml")),
];

/// A file with a body, and other parts beside it.
fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let own = [("[Content_Types].xml", types), ("word/document.xml", document.as_str())];
    for (name, content) in
        own.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name)).chain(more)
    {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("a file").into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

fn filled(body: &str, says: &Value) -> String {
    let template = WordTemplate::read(&docx(body, &[])).expect("a template");
    part(&template.fill(says, "https://yunheng.example/verify/X").expect("filled"), "word/document.xml")
}

fn refused(bytes: &[u8]) -> String {
    let findings = WordTemplate::read(bytes).and_then(|template| template.places()).expect_err("refused");
    findings.iter().map(|finding| format!("{} {}", finding.place, finding.message.en)).collect()
}

#[test]
fn a_place_is_filled_in_however_word_cut_it_and_keeps_its_look() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲{</w:t></w:r><w:r><w:t>{for</w:t></w:r><w:proofErr w:type=\"x\"/>\
        <w:r><w:t>m.a}</w:t></w:r><w:r><w:t>}乙{{number}}丙</w:t></w:r></w:p>";
    let xml = filled(body, &json!({ "form": { "a": "一网通办" }, "number": "7号" }));
    assert!(
        xml.contains("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">甲一网通办</w:t></w:r>"),
        "{xml}"
    );
    assert!(xml.contains("乙7号丙") && !xml.contains("{{"), "{xml}");
}

#[test]
fn rows_are_repeated_and_padded_with_blanks() {
    let row = "<w:tr><w:tc><w:p w14:paraId=\"01\"><w:r><w:t>{{#rows.m 3}}{{rows.m.index}}/{{rows.m.name}}/{{number}}</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:r><w:t>{{rows.m.gb}}{{/rows.m}}</w:t></w:r></w:p></w:tc></w:tr>";
    let body = format!("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>题</w:t></w:r></w:p></w:tc></w:tr>{row}</w:tbl>");
    let says = json!({ "number": "N", "rows": { "m": [{ "name": "甲", "gb": "4" }, { "name": "乙" }] } });
    let xml = filled(&body, &says);
    let texts: Vec<&str> =
        xml.split("preserve\">").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(texts, ["1/甲/N", "4", "2/乙/N", "", "//N", ""], "{xml}");
    assert_eq!(xml.matches("w14:paraId").count(), 1, "a name stands once");
    // A text shows a block only where there is one; a row is named by a word of it.
    let body = "<w:p><w:r><w:t>{{#form.note}}</w:t></w:r></w:p><w:p><w:r><w:t>注{{form.note}}{{/form.note}}</w:t></w:r></w:p>\
        <w:p><w:r><w:t>{{rows.m.乙.name}}，{{rows.m.丙.name}}。</w:t></w:r></w:p>";
    let mut says = says;
    says["form"] = json!({ "note": "—" });
    assert!(filled(body, &says).contains("乙，。") && !filled(body, &says).contains('注'));
    says["form"]["note"] = json!("急");
    assert!(filled(body, &says).contains("注急"));
}

#[test]
fn what_people_typed_is_text_and_nothing_else() {
    let body = "<w:p><w:r><w:t>{{form.a}}</w:t></w:r></w:p>";
    let typed = "<w:p/>&amp;\"'=HYPERLINK(\"x\")\n第二行\u{0}\u{7}{{number}}\r\n]]>";
    let xml = filled(body, &json!({ "form": { "a": typed }, "number": "secret" }));
    assert!(xml.contains("&lt;w:p/&gt;&amp;amp;") && xml.matches("<w:br/>").count() == 2, "{xml}");
    assert!(
        xml.contains("{{number}}") && !xml.contains("secret"),
        "what is filled in is not read again: {xml}"
    );
    assert!(!xml.contains('\u{0}') && !xml.contains('\u{7}'));
    let template = WordTemplate::read(&docx(body, &[])).expect("a template");
    let missing = template.fill(&json!({}), "").expect_err("unknown").to_string();
    assert!(missing.contains("form.a"), "{missing}");
}

#[test]
fn what_would_load_or_run_anything_is_refused_and_said() {
    let plain = "<w:p/>";
    let rels = |target: &str, mode: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"t\" Target=\"{target}\"{mode}/></Relationships>"
        )
    };
    let macros = "<Types><Default Extension=\"x\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    for (bytes, said) in [
        (docx(plain, &[("word/vbaProject.bin", "x")]), "macros"),
        (docx(plain, &[("[Content_Types].xml", macros)]), "macros"),
        (
            docx(
                plain,
                &[("word/_rels/document.xml.rels", &rels("http://evil/x", " TargetMode=\"External\""))],
            ),
            "http://evil/x",
        ),
        (
            docx(
                plain,
                &[("word/_rels/settings.xml.rels", &rels("file:///t.dotm", " TargetMode='external'"))],
            ),
            "file:///t.dotm",
        ),
        (docx(plain, &[("word/embeddings/a.xlsx", "x")]), "embedded"),
        (docx("<w:altChunk/>", &[]), "embedded"),
        (docx("<w:p><w:fldSimple w:instr=\" INCLUDETEXT c:/x \"/></w:p>", &[]), "INCLUDETEXT"),
        (
            docx(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO x</w:instrText></w:r></w:p>",
                &[],
            ),
            "DDEAUTO",
        ),
        (docx(plain, &[("word/x.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>")]), "DOCTYPE"),
        (docx(plain, &[("../x.xml", "<a/>")]), "name"),
        (docx(plain, &[("word/DOCUMENT.xml", "<a/>")]), "twice"),
        (docx("<w:p><w:r><w:t>{{form.a</w:t></w:r></w:p>", &[]), "not closed"),
        (docx("<w:p><w:r><w:t>{{#rows.a}}</w:t></w:r></w:p>", &[]), "{{/rows.a}}"),
        (docx("<w:p><w:r><w:t>{{#rows.a}}{{#rows.b}}{{/rows.a}}</w:t></w:r></w:p>", &[]), "one list"),
        (b"PK\x03\x04 broken".to_vec(), "no docx"),
        (b"%PDF-1.7".to_vec(), "XML"),
        (b"<a/>".to_vec(), "neither a Word document"),
        (docx(&"<w:x>".repeat(200), &[]), "nested too deep"),
    ] {
        let found = refused(&bytes);
        assert!(found.contains(said), "{said}: {found}");
    }
}

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..64 {
        writer.write_all(&zeros).expect("written");
    }
    let bytes = writer.finish().expect("a file").into_inner();
    assert!(bytes.len() < 1 << 20, "small as it arrives");
    assert!(refused(&bytes).contains("zip bomb"));
}

/// The lists of the pack that a form prints.
fn listed(form: &str) -> (Vec<String>, Vec<String>) {
    let text = include_str!("../../../policies/songjiang/parameters/lists.toml");
    let lists: toml::Table = toml::from_str(text).expect("lists");
    let entries = |key: &str| -> Vec<toml::Value> {
        let found = lists["form"].get(form).and_then(|own| own.get(key)).and_then(|all| all.get(0));
        found.and_then(|one| one["entries"].as_array().cloned()).unwrap_or_default()
    };
    let words =
        |entry: &toml::Value, key: &str| entry.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let labels = entries("services").iter().filter_map(|entry| words(entry, "label")).collect();
    let plain =
        ["current", "planned", "others", "opinions"].into_iter().chain((form == "f1").then_some("compute"));
    let titles = plain.flat_map(entries).filter_map(|entry| entry.as_str().map(str::to_owned)).collect();
    (labels, titles)
}

#[test]
fn the_official_forms_print_every_field_of_the_lists_in_their_order() {
    for (form, text) in SHIPPED {
        let template =
            WordTemplate::read(text.as_bytes()).unwrap_or_else(|found| panic!("{form}: {found:?}"));
        let document = part(&template.packed().expect("packed"), "word/document.xml");
        let plain: String = document.split('<').filter_map(|piece| piece.split('>').nth(1)).collect();
        let (labels, titles) = listed(form);
        assert!(form == "f4" || labels.len() == 31, "{form}: {}", labels.len());
        let mut from = 0;
        for label in labels {
            let at = plain[from..]
                .find(&label)
                .unwrap_or_else(|| panic!("{form}: {label} is missing, or before others"));
            from += at;
        }
        for title in titles {
            assert!(plain.contains(&title), "{form}: {title}");
        }
        for name in template.places().expect("places") {
            assert!(!name.name.is_empty());
        }
    }
}

//! The canonical form: golden bytes that must never drift, and refusal of everything else.

use proptest::prelude::*;
use std::collections::BTreeMap;
use yunheng_audit::{Change, Channel, Digest, Entry, Object, Origin, Outcome, Shown, Who};
use yunheng_values::ClauseId;

fn edit() -> Entry {
    Entry {
        who: Who::Account { id: 3, login: "li.na".to_owned(), name: "李娜".to_owned() },
        from: Origin { ip: "10.0.0.8".to_owned(), channel: Channel::Web },
        request_id: "01J".to_owned(),
        at_ms: 1_796_083_200_000,
        action: "party.edit".to_owned(),
        object: Object { kind: "party".to_owned(), id: "17".to_owned() },
        outcome: Outcome::Done,
        before: Some(Digest::of(b"before")),
        after: None,
        changes: vec![
            Change {
                field: "name".to_owned(),
                before: Some(Shown::Clear("市\"局\"\n".to_owned())),
                after: Some(Shown::Digest(Digest::of(b"abc"))),
            },
            Change { field: "code".to_owned(), before: None, after: None },
        ],
        reason: "更名\u{1}\\".to_owned(),
        facts: BTreeMap::from([("b".to_owned(), String::new()), ("a".to_owned(), "1".to_owned())]),
    }
}

fn refusal() -> Entry {
    Entry {
        who: Who::System("sealer".to_owned()),
        from: Origin { ip: String::new(), channel: Channel::Job },
        outcome: Outcome::Refused {
            code: "quota".to_owned(),
            clauses: ["XC-M-23c", "SJ-P-4.1(1)"].map(|id| ClauseId::new(id).expect("a clause id")).into(),
        },
        at_ms: -1,
        changes: Vec::new(),
        facts: BTreeMap::new(),
        ..edit()
    }
}

fn failure() -> Entry {
    Entry {
        who: Who::Stranger("root".to_owned()),
        outcome: Outcome::Failed { code: "disk".to_owned() },
        ..refusal()
    }
}

const EDIT: &str = concat!(
    r#"{"_version":1,"action":"party.edit","after":null,"at_ms":1796083200000,"#,
    r#""before":"82b8564c3369b41eabad8d5db9493376c70b984584da168ad30d830fec186637","#,
    r#""changes":[{"after":{"digest":"66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},"#,
    r#""before":{"clear":"市\"局\"\n"},"field":"name"},{"after":null,"before":null,"field":"code"}],"#,
    r#""facts":{"a":"1","b":""},"from":{"channel":"web","ip":"10.0.0.8"},"#,
    r#""object":{"id":"17","kind":"party"},"outcome":"done","reason":"更名\u0001\\","request_id":"01J","#,
    r#""who":{"account":{"id":3,"login":"li.na","name":"李娜"}}}"#,
);

const REFUSAL: &str = concat!(
    r#"{"_version":1,"action":"party.edit","after":null,"at_ms":-1,"#,
    r#""before":"82b8564c3369b41eabad8d5db9493376c70b984584da168ad30d830fec186637","changes":[],"facts":{},"#,
    r#""from":{"channel":"job","ip":""},"object":{"id":"17","kind":"party"},"#,
    r#""outcome":{"refused":{"clauses":["XC-M-23c","SJ-P-4.1(1)"],"code":"quota"}},"#,
    r#""reason":"更名\u0001\\","request_id":"01J","who":{"system":"sealer"}}"#,
);

/// If this test fails, entries that were written can no longer be read or verified: the form needs a new version.
#[test]
fn golden_bytes() {
    for (entry, bytes) in [(edit(), EDIT), (refusal(), REFUSAL)] {
        assert_eq!(String::from_utf8(entry.canonical()).expect("UTF-8"), bytes);
        assert_eq!(Entry::parse(bytes.as_bytes()), Ok(entry));
    }
    // Of `openssl dgst -sm3` over the same bytes.
    assert_eq!(
        edit().digest().to_string(),
        "005065023fce6db6f41af2bc346ddd8f00102a505687c3bec66daf8c91a0880f"
    );
    assert_eq!(
        refusal().digest().to_string(),
        "927f158257067870907d622a259b0d4200a9b4f5cfced6103d8476963347a64b"
    );
}

/// What stands in `REFUSAL`, and what means nearly the same.
const OTHER_FORMS: [(&str, &str); 30] = [
    (r#"{"_version":1,"#, r#"{"_version":2,"#),
    (r#"{"_version":1,"#, r#"{ "_version":1,"#),
    (r#"{"_version":1,"#, "{"),
    (r#""after":null,"at_ms":-1"#, r#""at_ms":-1,"after":null"#),
    (r#""at_ms":-1"#, r#""at_ms":-01"#),
    (r#""at_ms":-1"#, r#""at_ms":-0"#),
    (r#""at_ms":-1"#, r#""at_ms":-1.0"#),
    (r#""at_ms":-1"#, r#""at_ms":+1"#),
    (r#""at_ms":-1"#, r#""at_ms":9223372036854775808"#),
    (r#""at_ms":-1"#, r#""at_ms":-1,"at_ms":-1"#),
    (r#""after":null"#, r#""after":"82b8""#),
    ("82b8564c", "82B8564C"),
    (r#""facts":{}"#, r#""facts":{"b":"","a":""}"#),
    (r#""facts":{}"#, r#""facts":{"a":"","a":""}"#),
    (r#""facts":{}"#, r#""facts":{"a":"",}"#),
    (r#""facts":{}"#, r#""facts":{"a":1}"#),
    (r#""facts":{}"#, r#""facts":{},"more":"""#),
    (r#""channel":"job""#, r#""channel":"jobs""#),
    ("party.edit", r"party\u002eedit"),
    ("party.edit", r"party\/edit"),
    ("party.edit", r"party\u000aedit"),
    ("party.edit", r"party\u000dedit"),
    ("party.edit", r"party\u001Fedit"),
    ("party.edit", "party\nedit"),
    ("party.edit", r"party.edit\"),
    ("XC-M-23c", "xc"),
    (r#""code":"quota"}}"#, r#""code":"quota"}"#),
    (r#"{"system":"sealer"}}"#, r#"{"system":"sealer"}} "#),
    (r#"{"system":"sealer"}}"#, r#"{"system":"sealer"}"#),
    (r#"{"system":"sealer"}}"#, r#"{"robot":"sealer"}}"#),
];

#[test]
fn other_forms_are_refused() {
    for (good, bad) in OTHER_FORMS {
        let text = REFUSAL.replacen(good, bad, 1);
        assert_ne!(text, REFUSAL, "{good}");
        assert!(Entry::parse(text.as_bytes()).is_err(), "{bad}");
    }
    let mut not_utf8 = REFUSAL.as_bytes().to_vec();
    not_utf8[30] = 0xff;
    assert!(Entry::parse(&not_utf8).is_err());
    assert!(Entry::parse(b"").is_err());
}

#[test]
fn facts_stand_in_the_order_of_rfc_8785() {
    // U+10000 is written D800 DC00 in UTF-16, so it comes before U+E000 there, and after it in UTF-8.
    let facts = BTreeMap::from([("\u{e000}", "2"), ("\u{10000}", "1")]);
    let facts = facts.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    let bytes = Entry { facts, ..failure() }.canonical();
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.contains("\"facts\":{\"\u{10000}\":\"1\",\"\u{e000}\":\"2\"}"), "{text}");
    assert_eq!(Entry::parse(&bytes).map(|entry| entry.canonical()), Ok(bytes));
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\\x00-\\x7f]{0,8}"]
}

fn shown() -> impl Strategy<Value = Option<Shown>> {
    prop::option::of(prop_oneof![
        texts().prop_map(Shown::Clear),
        any::<[u8; 32]>().prop_map(|bytes| Shown::Digest(Digest::from_bytes(bytes))),
    ])
}

fn whos() -> impl Strategy<Value = Who> {
    prop_oneof![
        (any::<i64>(), texts(), texts()).prop_map(|(id, login, name)| Who::Account { id, login, name }),
        texts().prop_map(Who::System),
        texts().prop_map(Who::Stranger),
    ]
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    let clause = "[A-Z]{2,8}-[A-Za-z0-9.()-]{1,8}".prop_map(|id| ClauseId::new(&id).expect("a clause id"));
    prop_oneof![
        Just(Outcome::Done),
        texts().prop_map(|code| Outcome::Failed { code }),
        (texts(), prop::collection::vec(clause, 0..3))
            .prop_map(|(code, clauses)| Outcome::Refused { code, clauses }),
    ]
}

prop_compose! {
    fn entries()(
        who in whos(), outcome in outcomes(), at_ms in any::<i64>(), channel in prop::sample::select(&Channel::ALL[..]),
        texts in prop::array::uniform6(texts()), before in prop::option::of(any::<[u8; 32]>()),
        changes in prop::collection::vec((texts(), shown(), shown()), 0..3),
        facts in prop::collection::btree_map(texts(), texts(), 0..3),
    ) -> Entry {
        let [ip, request_id, action, kind, id, reason] = texts;
        let changes = changes.into_iter().map(|(field, before, after)| Change { field, before, after }).collect();
        Entry {
            who, from: Origin { ip, channel }, request_id, at_ms, action, object: Object { kind, id }, outcome,
            before: before.map(Digest::from_bytes), after: None, changes, reason, facts,
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same(entry in entries()) {
        prop_assert_eq!(Entry::parse(&entry.canonical()), Ok(entry));
    }

    #[test]
    fn another_byte_is_refused_or_another_entry(entry in entries(), at in any::<prop::sample::Index>(), byte: u8) {
        let mut bytes = entry.canonical();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(read) = Entry::parse(&bytes) {
            prop_assert_eq!(read.canonical(), bytes);
        }
    }

    #[test]
    fn a_cut_is_refused(entry in entries(), at in any::<prop::sample::Index>()) {
        let bytes = entry.canonical();
        prop_assert!(Entry::parse(&bytes[..at.index(bytes.len())]).is_err());
    }
}

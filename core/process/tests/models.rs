//! The reference models and what vendors export: read, given back byte for byte, judged.

use yunheng_process::{Definition, Edit, YUNHENG, judge, read_bpmn};

macro_rules! models {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("fixtures/bpmn/", $name)).as_slice())),*]
    };
}

const MODELS: [(&str, &[u8]); 21] = models![
    "reference/A.1.0.bpmn",
    "reference/A.2.0.bpmn",
    "reference/A.2.1.bpmn",
    "reference/A.3.0.bpmn",
    "reference/A.4.0.bpmn",
    "reference/B.1.0.bpmn",
    "reference/C.1.0.bpmn",
    "reference/C.1.1.bpmn",
    "reference/C.2.0.bpmn",
    "reference/C.4.0.bpmn",
    "reference/C.5.0.bpmn",
    "reference/C.6.0.bpmn",
    "vendor/camunda-modeler/A.1.0-export.bpmn",
    "vendor/camunda-modeler/A.2.0-export.bpmn",
    "vendor/camunda-modeler/A.3.0-export.bpmn",
    "vendor/camunda-modeler/C.1.0-export.bpmn",
    "vendor/camunda-modeler/C.2.0-export.bpmn",
    "vendor/yaoqiang/A.1.0-export.bpmn",
    "vendor/yaoqiang/A.2.0-export.bpmn",
    "vendor/yaoqiang/A.3.0-export.bpmn",
    "vendor/yaoqiang/C.1.0-export.bpmn",
];

#[test]
fn every_model_is_read_and_given_back_byte_for_byte() {
    for (name, bytes) in MODELS {
        let read = read_bpmn(bytes, name).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
        assert_eq!(read.document.bytes(), bytes, "{name}");
        assert!(!read.processes.is_empty(), "{name}");
    }
}

/// What is found in each file: processes with `!` when executable, `+` sound or `-` not, and the kinds of what is unsupported.
#[test]
fn what_is_found_in_each_model() {
    let mut found = String::new();
    for (name, bytes) in MODELS {
        let read = read_bpmn(bytes, name).unwrap();
        let judged: Vec<String> = read
            .processes
            .iter()
            .map(|process| {
                let verdict = judge(process);
                let codes: Vec<&str> = verdict.reasons().iter().map(|reason| reason.finding.code).collect();
                let executable = if process.executable { "!" } else { "" };
                let sound = if verdict.is_sound() { "+" } else { "-" };
                format!(
                    "{executable}{sound}{}{}",
                    process.nodes.len(),
                    codes.iter().map(|code| format!(" {code}")).collect::<String>()
                )
            })
            .collect();
        let mut kinds: Vec<&str> = read.unsupported.iter().map(|one| one.element.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert!(
            read.unsupported.iter().all(|one| !one.id.is_empty() && one.place.starts_with(name)),
            "{name}"
        );
        found += &format!("{name}\n  {}\n  {}\n", judged.join("; "), kinds.join(" "));
    }
    let wanted = include_str!("fixtures/models.txt");
    assert!(found == wanted, "expected:\n{wanted}\nfound:\n{found}");
}

#[test]
fn a_changed_element_rewrites_only_itself() {
    for (name, bytes) in MODELS {
        let read = read_bpmn(bytes, name).unwrap();
        let process = read.processes.iter().find(|process| !process.nodes.is_empty()).unwrap();
        let id = process.nodes[0].id.to_string();
        let set = |value: Option<&str>| Edit::Attribute {
            id: id.clone(),
            namespace: YUNHENG.to_owned(),
            local: "role".to_owned(),
            value: value.map(str::to_owned),
        };
        let edited = read.document.edited(&set(Some("authority"))).unwrap();
        let again = read_bpmn(&edited.bytes(), name).unwrap();
        let node = again.processes.iter().find_map(|process| process.node(&id)).unwrap();
        assert_eq!(node.settings.role.as_deref(), Some("authority"), "{name}");
        let added = format!(" xmlns:yh=\"{YUNHENG}\" yh:role=\"authority\"");
        let before = String::from_utf8_lossy(bytes).replace("ISO-8859-1", "UTF-8");
        assert_eq!(
            String::from_utf8(edited.bytes()).unwrap().replace(&added, ""),
            before.trim_start_matches('\u{feff}'),
            "{name}"
        );
    }
}

#[test]
fn the_executable_invoice_lacks_only_what_our_own_attributes_say() {
    let (_, bytes) = MODELS.into_iter().find(|(name, _)| *name == "reference/C.1.1.bpmn").unwrap();
    let read = read_bpmn(bytes, "C.1.1.bpmn").unwrap();
    let process = read.process("handle-invoice").unwrap();
    assert!(judge(process).is_sound());
    let codes: Vec<&str> =
        Definition::new(process, 1).unwrap_err().iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["no_role", "no_role", "no_role", "no_role"]);
}

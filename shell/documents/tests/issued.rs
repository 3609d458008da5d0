//! Documents of the shipped packs, set of what a case says.

use serde_json::{Value, json};
use yunheng_documents::{DocumentError, issued_pdf};

const RESULT: &str = include_str!("../../../policies/xuchang/cases/network-policy/result.typ");
const ANNOUNCEMENT: &str =
    include_str!("../../../policies/xuchang/cases/maintenance-notice/announcement.typ");
const VERIFY: &str = "https://yunheng.example/verify/7K3M-9QXT-20AB-ZZ18";

fn heading(title: &str, number: &str, issuer: &str) -> Value {
    json!({
        "title": title, "number": number, "code": "7K3M-9QXT-20AB-ZZ18", "issuer": issuer,
        "issued_on": "2026-11-25", "issued_on_words": "2026年11月25日", "steps": [], "rows": {}, "labels": {},
        "case": { "number": "网策〔2026〕0007号", "unit": "示例市教育局", "sent_on_words": "2026年11月23日" },
    })
}

fn result(rows: usize) -> Value {
    let mut says = heading("网络策略办理结果单", "网策结〔2026〕0007号", "示例云甲科技有限公司");
    says["form"] = json!({
        "system_name": "全市统一考试平台", "action": "开通", "reason": "统一考试需要从各区县教育专网访问考试服务。",
        "valid_until": "—", "done_at": "2026年11月25日09:00", "done_note": "已开通并联调。",
    });
    let row = json!({"direction": "入", "source": "10.8.0.0/16", "destination": "172.16.4.12", "protocol": "TCP", "port": "443,8000-8080"});
    says["rows"] = json!({ "rules": vec![row; rows] });
    says["labels"] = json!({ "rules.direction": "方向", "rules.source": "源地址", "rules.destination": "目的地址",
        "rules.protocol": "协议", "rules.port": "端口" });
    says
}

fn announcement() -> Value {
    let mut says = heading("政务云平台计划维护公告", "维告〔2026〕0003号", "示例云甲科技有限公司");
    says["form"] = json!({
        "title": "核心存储固件升级", "planned_start": "2026年12月21日22:00", "planned_end": "2026年12月22日04:00",
        "content": "升级核心存储固件，期间切换控制器。", "impact": "云硬盘读写短时中断，每次不超过一分钟。",
        "affected_units": "示例市教育局、示例市财政局", "emergency_plan": "升级失败时回退到原版本，备用控制器接管。",
    });
    says
}

fn text(template: &str, says: &Value) -> String {
    let bytes = issued_pdf(template, says, VERIFY).expect("a document");
    if let Some(folder) = std::env::var_os("YUNHENG_WRITE_PAPERS") {
        let name = format!("{}.pdf", says["number"].as_str().expect("a number"));
        std::fs::write(std::path::Path::new(&folder).join(name), &bytes).expect("written");
    }
    let text = pdf_extract::extract_text_from_mem(&bytes).expect("text");
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_result_slip_says_what_was_asked_and_done_and_how_it_is_verified() {
    let text = text(RESULT, &result(3));
    for said in [
        "网络策略办理结果单",
        "网策结〔2026〕0007号",
        "示例市教育局：",
        "长期有效",
        "172.16.4.12",
        "2026年11月25日",
        "7K3M-9QXT-20AB-ZZ18",
        "yunheng.example/verify",
        "第1页共1页",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn an_announcement_leaves_out_what_was_not_filled_in() {
    let mut says = announcement();
    assert!(text(ANNOUNCEMENT, &says).contains("四、应急措施。升级失败时回退"));
    says["form"]["emergency_plan"] = json!("—");
    says["number"] = json!("维告〔2026〕0004号");
    let without = text(ANNOUNCEMENT, &says);
    assert!(!without.contains("应急措施") && without.contains("特此公告"), "{without}");
}

#[test]
fn the_same_document_is_the_same_bytes_and_grows_over_pages() {
    let says = result(120);
    let (one, two) = (issued_pdf(RESULT, &says, VERIFY), issued_pdf(RESULT, &says, VERIFY));
    let (one, two) = (one.expect("a document"), two.expect("a document"));
    assert!(one == two, "the same bytes");
    let text = pdf_extract::extract_text_from_mem(&one).expect("text");
    assert!(text.matches("序号").count() > 1, "the head of the table stands on every page");
}

#[test]
fn what_people_type_is_never_code() {
    let mut says = result(1);
    says["number"] = json!("网策结〔2026〕0008号");
    let typed = "#panic(\"no\") $x$ *fett* @cite `raw` \\ // #import \"/etc/passwd\"";
    says["form"]["reason"] = json!(typed);
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(text(RESULT, &says).contains(&plain));
}

#[test]
fn a_template_reaches_no_file_and_a_wrong_one_is_an_error() {
    for template in [
        "#read(\"/etc/passwd\")",
        "#import \"@preview/x:1.0.0\": x",
        "#image(\"/paper.typ\")",
        "#let",
        "#while true {}",
    ] {
        let refused = issued_pdf(template, &result(1), VERIFY).expect_err(template);
        assert!(matches!(refused, DocumentError::Typesetting(_)), "{template}: {refused}");
    }
    let mut says = result(1);
    says["issued_on"] = json!("2026-02-30");
    assert!(matches!(issued_pdf(RESULT, &says, VERIFY), Err(DocumentError::IssueDate { .. })));
    says["issued_on"] = json!("2026-02-27");
    says["issuer"] = json!("甲\u{f8ff}");
    let missing = issued_pdf(RESULT, &says, VERIFY).expect_err("no glyph");
    assert!(missing.to_string().contains("/issuer"), "{missing}");
}

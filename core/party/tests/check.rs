//! What a form may not say, one defect at a time.

mod common;

use common::{brief, city, division, funding, register, uscc};
use yunheng_party::{
    Alias, FundingKind, Level, NameStanding, Party, PartyDraft, PartyKind, PartyRef, Payer, Register,
    check_party,
};

fn new_unit() -> PartyDraft {
    PartyDraft {
        payer: Some(Payer::Own),
        ..PartyDraft::new("示例市体育局", PartyKind::UsingUnit, Level::City)
    }
}

fn said(draft: &PartyDraft) -> Vec<String> {
    brief(&check_party(&register(), &funding(), None, draft))
}

/// A stored party with one thing changed.
fn edited(id: i64, edit: impl FnOnce(&mut PartyDraft)) -> Vec<String> {
    let register = register();
    let own = PartyRef::Stored(id);
    let mut draft = register.get(own).expect("test data").clone();
    edit(&mut draft);
    brief(&check_party(&register, &funding(), Some(own), &draft))
}

fn alias(name: &str) -> Alias {
    Alias { name: name.into(), source: "发票".into(), reason: "旧称".into() }
}

#[test]
fn what_is_right_has_no_finding() {
    assert_eq!(said(&new_unit()), Vec::<String>::new());
    for party in city() {
        assert_eq!(edited_id(&party), Vec::<String>::new(), "{}", party.facts.name);
    }
}

fn edited_id(party: &Party) -> Vec<String> {
    brief(&check_party(&register(), &funding(), Some(party.id), &party.facts))
}

#[test]
fn a_name_means_one_party() {
    let named = |name: &str| said(&PartyDraft { name: name.into(), ..new_unit() });
    assert_eq!(named("示例市 教育局\u{3000}"), ["error name_taken #/name"]);
    assert_eq!(named("示例云建设运营有限公司"), ["error name_taken #/name"]);
    assert_eq!(named(""), ["error missing_value #/name"]);
    let with = |name: &str| said(&PartyDraft { aliases: vec![alias(name)], ..new_unit() });
    assert_eq!(with("示例市数据局"), ["error name_taken #/aliases"]);
    assert_eq!(with("示例市 体育局"), ["warning alias_idle #/aliases"]);
    assert_eq!(with("甲;乙"), ["error name_separator #/aliases"]);
    let short = PartyDraft { short_name: Some("教育局".into()), ..new_unit() };
    assert_eq!(said(&short), ["warning short_name_shared #/short_name"]);
}

#[test]
fn the_party_is_whom_the_code_names() {
    let provider = &city()[2].facts;
    assert_eq!(provider.standing_of("示例云运营有限公司 "), NameStanding::Official);
    assert_eq!(provider.standing_of("示例云建设运营有限公司"), NameStanding::Alias(&provider.aliases[0]));
    assert_eq!(provider.standing_of("示例云有限公司"), NameStanding::Stranger);
    assert_eq!(provider.standing_of(""), NameStanding::Stranger);
}

#[test]
fn codes() {
    let with = |first, number| said(&PartyDraft { uscc: Some(uscc(first, number)), ..new_unit() });
    assert_eq!(with('1', 9), Vec::<String>::new());
    assert_eq!(with('1', 4), ["error uscc_taken #/uscc"]);
    assert_eq!(edited(3, |draft| draft.uscc = None), ["error uscc_missing #/uscc"]);
    assert_eq!(edited(2, |draft| draft.uscc = Some(uscc('9', 8))), ["warning uscc_unusual #/uscc"]);
    // A code that counts up to eight: its check character is right, nothing else is.
    let counting = yunheng_values::Uscc::parse("123456789012345678").ok();
    let odd = said(&PartyDraft { uscc: counting, ..new_unit() });
    assert_eq!(odd, ["warning uscc_unusual #/uscc", "warning uscc_unusual #/uscc"]);
}

#[test]
fn parents() {
    let below = |id: i64| said(&PartyDraft { parent: Some(PartyRef::Stored(id)), ..new_unit() });
    assert_eq!(below(4), Vec::<String>::new());
    assert_eq!(below(99), ["error parent_unknown #/parent"]);
    assert_eq!(below(5), ["error parent_level #/parent"]);
    assert_eq!(below(3), ["error parent_kind #/parent"]);
    assert_eq!(edited(4, |draft| draft.parent = Some(PartyRef::Stored(4))), ["error parent_cycle #/parent"]);
    assert_eq!(edited(4, |draft| draft.parent = Some(PartyRef::Stored(5))), ["error parent_cycle #/parent"]);
    assert_eq!(
        edited(4, |draft| draft.level = Level::Town)[..],
        ["warning division_level #/division_code", "error child_unfit #/level",]
    );
}

#[test]
fn divisions() {
    let at = |code: &str| said(&PartyDraft { division: division(code), ..new_unit() });
    assert_eq!(at("411000"), Vec::<String>::new());
    assert_eq!(at("310000"), Vec::<String>::new());
    assert_eq!(at("411002"), ["warning division_level #/division_code"]);
    assert_eq!(at("411900"), ["error division_unknown #/division_code"]);
    let outside = edited(5, |draft| draft.division = division("310117"));
    assert_eq!(outside, ["error division_outside_parent #/division_code"]);
    let town = PartyDraft { level: Level::Town, division: division("411002999"), ..new_unit() };
    assert_eq!(said(&town), ["warning division_unknown #/division_code"]);
    assert_eq!(
        edited(4, |draft| draft.division = division("410100")),
        ["error child_outside #/division_code"]
    );
}

#[test]
fn who_pays() {
    let paid = |payer: Option<Payer>| said(&PartyDraft { payer, ..new_unit() });
    let other = |id: i64| Some(Payer::Other(PartyRef::Stored(id)));
    assert_eq!(paid(None), ["warning payer_missing #/payer"]);
    assert_eq!(paid(other(2)), Vec::<String>::new());
    assert_eq!(paid(other(4)), ["error payer_unfit #/payer"]);
    assert_eq!(paid(other(99)), ["error payer_unknown #/payer"]);
    assert_eq!(edited(5, |draft| draft.payer = other(4)), Vec::<String>::new());
    assert_eq!(edited(4, |draft| draft.payer = Some(Payer::Own)), ["warning payer_differs #/payer"]);
    assert_eq!(edited(4, |draft| draft.payer = other(4)), ["warning payer_differs #/payer"]);
    assert_eq!(
        edited(2, |draft| draft.kind = PartyKind::UsingUnit)[..],
        ["warning payer_missing #/payer", "error payee_unfit #/kind",]
    );
    let clauses = check_party(
        &register(),
        &funding(),
        None,
        &PartyDraft { funding: Some(FundingKind::new("city_full")), ..new_unit() },
    );
    assert_eq!(clauses[0].clauses[0].to_string(), "XC-M-32b");
}

#[test]
fn kinds_of_funding_come_from_the_pack() {
    let funded = |kind: &str| said(&PartyDraft { funding: Some(FundingKind::new(kind)), ..new_unit() });
    assert_eq!(funded("city_other"), Vec::<String>::new());
    assert_eq!(funded("district"), ["error funding_unknown #/funding"]);
    let unfit = edited(3, |draft| draft.funding = Some(FundingKind::new("city_other")));
    assert_eq!(unfit, ["error funding_unfit #/funding"]);
}

#[test]
fn a_circle_among_others_ends() {
    let mut parties = city();
    parties[3].facts.parent = Some(PartyRef::Stored(5));
    let register = Register::new(parties);
    let draft = PartyDraft { parent: Some(PartyRef::Stored(4)), ..new_unit() };
    let findings = check_party(&register, &funding(), Some(PartyRef::Stored(77)), &draft);
    assert_eq!(brief(&findings), Vec::<String>::new());
}

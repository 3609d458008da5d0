//! The standards' own examples, and values that were computed with other programs.

mod common;

use common::{DATABASE, day, key, strange_key};
use yunheng_audit::{
    Chain, Checkpoint, Digest, PublicKey, SignedCheckpoint, SigningKey, entry_line, personal_digest,
};

/// The public key of GB/T 32918.5-2017, annex A.
const POINT: &str = concat!(
    "04",
    "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020",
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
);

fn digest(text: &str) -> Digest {
    Digest::parse(text).expect("64 digits")
}

fn signature(r: &str, s: &str) -> [u8; 64] {
    let halves = [*digest(r).as_bytes(), *digest(s).as_bytes()];
    halves.concat().try_into().expect("64 bytes")
}

/// GB/T 32905-2016, annex A.
#[test]
fn sm3() {
    let of_abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    let of_64_bytes = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
    assert_eq!(Digest::of(b"abc"), digest(of_abc));
    assert_eq!(Digest::of(&b"abcd".repeat(16)), digest(of_64_bytes));
    assert_eq!(Digest::of(b"abc").to_string(), of_abc);
    for bad in ["", &of_abc[1..], &of_abc.to_uppercase(), &format!("{of_abc}0"), &of_abc.replace('6', "g")] {
        assert_eq!(Digest::parse(bad), None, "{bad}");
    }
}

/// GB/T 32918.5-2017, annex A: the public key belongs to the secret one, and the signature is good.
#[test]
fn sm2() {
    let public = PublicKey::parse(POINT).expect("a point");
    assert_eq!(key().public().as_bytes(), public.as_bytes());
    assert_eq!(public.to_string(), POINT);
    let r = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
    let s = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    assert!(public.verify(b"message digest", &signature(r, s)));
    assert!(!public.verify(b"message digesT", &signature(r, s)));
    assert!(!public.verify(b"message digest", &signature(s, r)));
    assert!(!public.verify(b"message digest", &[0; 64]));
}

#[test]
fn what_is_no_key() {
    let order_less_one = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122";
    let order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    for bad in [Digest::from_bytes([0; 32]), digest(order_less_one), digest(order)] {
        assert!(SigningKey::from_bytes(bad.as_bytes()).is_none(), "{bad}");
    }
    assert!(PublicKey::parse(&POINT.replace("ccea", "ccec")).is_none());
    assert!(PublicKey::parse(&POINT.replacen("04", "02", 1)).is_none());
    assert!(PublicKey::parse(&POINT[2..]).is_none());
}

#[test]
fn a_secret_key_is_not_printed() {
    assert_eq!(format!("{:?}", key()), format!("SigningKey(of {POINT})"));
}

fn checkpoint() -> Checkpoint {
    let mut chain = Chain::new(DATABASE);
    chain.append(Digest::of(b"abc"));
    let first = Checkpoint::next(&Chain::new(DATABASE), None, day(1), 1_796_083_200_000, key().public());
    Checkpoint::next(&chain, Some(&first), day(2), 1_796_083_200_001, key().public())
}

/// The chain as its description says, computed by `openssl dgst -sm3`. If this fails, no chain that was written can be
/// verified any longer.
#[test]
fn golden_chain() {
    let chain = Chain::new(DATABASE);
    assert_eq!(chain.value(), digest("19d9ddb41cb81ae90a8bea2f2dddb98429c7e327f13fe42e7e06bcdbeffda418"));
    assert_eq!(
        chain.next_link(Digest::of(b"abc")).chain,
        digest("98d4d9947f4c45d7f0b944a567f54f6ad0aa72259e1875d9fde8440e4d48c5db")
    );
    let far = Chain::at(DATABASE, 0x0102_0304_0506_0707, chain.value());
    assert_eq!(
        far.next_link(Digest::of(b"abc")).chain,
        digest("adab24d44b2e36eba2543565d2186250b5d531d28aa19c49932a2ec62793d42f")
    );
    assert_eq!(far.next_link(Digest::of(b"abc")).position, 0x0102_0304_0506_0708);
}

/// If this fails, no checkpoint that was signed can be verified any longer. The bytes were made by another JSON library,
/// the signature was verified by `openssl pkeyutl -verify -rawin -digest sm3 -pkeyopt distid:1234567812345678`.
#[test]
fn golden_checkpoint() {
    let kept = SignedCheckpoint::parse(CHECKPOINT.as_bytes()).expect("a checkpoint");
    assert_eq!(String::from_utf8(kept.canonical()).expect("UTF-8"), CHECKPOINT);
    assert_eq!(kept.checkpoint, checkpoint());
    assert!(kept.is_signed_by(key().public()));
    assert!(!kept.is_signed_by(strange_key().public()));
}

#[test]
fn signing_needs_no_randomness() {
    let signed = key().sign(checkpoint());
    assert!(signed.is_signed_by(key().public()));
    assert_eq!(signed, key().sign(checkpoint()));
    assert_ne!(signed.signature, strange_key().sign(checkpoint()).signature);
}

#[test]
fn a_signed_checkpoint_names_its_key() {
    let signed = strange_key().sign(checkpoint());
    assert_eq!(signed.checkpoint.key_id, strange_key().public().id());
    assert!(signed.is_signed_by(strange_key().public()));
}

#[test]
fn a_checkpoint_in_another_form_is_refused() {
    let other = [
        ("-v1", "-v2"),
        ("2026-12-02", "2026-12-32"),
        ("2026-12-02", "2026-12-2"),
        (r#""count":1"#, r#""count":01"#),
        (r#""count":1"#, r#""count":-1"#),
        (r#","signature":"#, r#", "signature":"#),
        (r#"b10e22c"}"#, "b10e22c\"}\n"),
    ];
    for (good, bad) in other {
        let text = CHECKPOINT.replacen(good, bad, 1);
        assert_ne!(text, CHECKPOINT, "{good}");
        assert!(SignedCheckpoint::parse(text.as_bytes()).is_err(), "{bad}");
    }
}

/// Computed by `openssl dgst -sm3 -mac HMAC`.
#[test]
fn golden_personal_digest() {
    let with = |field, value| personal_digest(&[9; 32], field, value);
    assert_eq!(
        with("phone", "13800000000"),
        digest("abe07bf46d9b41c46b6ff566d8bf4043a44424e421ad12b659a43e9df8d3ae82")
    );
    assert_ne!(with("phone", "13800000000"), with("phone1", "3800000000"));
    assert_ne!(with("phone", "13800000000"), personal_digest(&[8; 32], "phone", "13800000000"));
}

#[test]
fn a_line_of_an_export() {
    let link = Chain::new(DATABASE).next_link(Digest::of(b"{}"));
    let (digest, chain) = (link.entry_digest, link.chain);
    let line = format!(r#"{{"position":1,"digest":"{digest}","chain":"{chain}","entry":{{}}}}"#);
    assert_eq!(entry_line(&link, b"{}"), line.into_bytes());
}

const CHECKPOINT: &str = concat!(
    r#"{"checkpoint":{"_format":"yunheng-audit-checkpoint-v1","chain":"98d4d9947f4c45d7f0b944a567f54f6"#,
    r#"ad0aa72259e1875d9fde8440e4d48c5db","count":1,"database_id":"5d0f5a1c9e7b4c55","date":"2026-12-0"#,
    r#"2","key_id":"e6a4f9765fca89e8b7d64019b900d57cd86b4677fa5dc70284c90de05fa77f9c","made_at_ms":179"#,
    r#"6083200001,"position":1,"previous":"362e892b22199161923e20b3260bb700063ea6d5cf353fb198783685669"#,
    r#"31293"},"signature":"59a69f7ae794812406840e7ac6c8cfc9530ee8f9b92f9aa372dcc60256313a27ba885a26e9"#,
    r#"a41628f540110fdc844b9b1b3c4fac86630907b70263953b10e22c"}"#,
);

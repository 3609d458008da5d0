//! The canonical bytes of an entry, version 1: what is digested, chained, exported, and read again years later.
//!
//! JSON in UTF-8 without spaces; every key is always there, in alphabetical order; absent text is `""`, an absent digest
//! or value is `null`; numbers are whole. Strings and order are those of RFC 8785, so any library for that standard makes
//! the same bytes (as long as numbers stay within 2⁵³, which ids and instants do).
//!
//! ```text
//! {"_version":1,"action":"party.edit","after":"<64 hex>"|null,"at_ms":1796083200000,"before":"<64 hex>"|null,
//!  "changes":[{"after":{"clear":"…"}|{"digest":"<64 hex>"}|null,"before":…,"field":"name"}],"facts":{"key":"…"},
//!  "from":{"channel":"web"|"api_token"|"cli"|"job","ip":"10.0.0.8"},"object":{"id":"17","kind":"party"},
//!  "outcome":"done"|{"failed":"code"}|{"refused":{"clauses":["…"],"code":"…"}},"reason":"…","request_id":"…",
//!  "who":{"account":{"id":3,"login":"…","name":"…"}}|{"stranger":"…"}|{"system":"job"}}
//! ```
//!
//! Reading is strict: other keys, another order, a key twice, a space or a needless escape is refused, so that nobody can
//! be shown an entry that differs from the bytes in the chain.

use crate::digest::Digest;
use crate::entry::{Change, Channel, Entry, Object, Origin, Outcome, Shown, Who};
use crate::json::{FormError, Reader, Writer};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use yunheng_values::ClauseId;

impl Entry {
    /// The bytes that stand for this entry for ever.
    pub fn canonical(&self) -> Vec<u8> {
        let w = &mut Writer::default();
        w.raw(br#"{"_version":1,"action":"#).text(&self.action);
        w.raw(br#","after":"#).digest(self.after.as_ref());
        w.raw(br#","at_ms":"#).int(self.at_ms);
        w.raw(br#","before":"#).digest(self.before.as_ref());
        w.raw(br#","changes":["#).list(&self.changes, write_change);
        w.raw(br#"],"facts":{"#).list(in_order(&self.facts), |w, (key, value)| {
            w.text(key).raw(b":").text(value);
        });
        w.raw(br#"},"from":{"channel":"#).text(self.from.channel.as_str());
        w.raw(br#","ip":"#).text(&self.from.ip);
        w.raw(br#"},"object":{"id":"#).text(&self.object.id);
        w.raw(br#","kind":"#).text(&self.object.kind);
        write_outcome(w.raw(br#"},"outcome":"#), &self.outcome);
        w.raw(br#","reason":"#).text(&self.reason);
        w.raw(br#","request_id":"#).text(&self.request_id);
        write_who(w.raw(br#","who":"#), &self.who);
        w.raw(b"}").take()
    }

    /// Reads canonical bytes; whatever is accepted gives the same bytes again.
    ///
    /// # Errors
    /// Where the bytes leave the form.
    pub fn parse(bytes: &[u8]) -> Result<Self, FormError> {
        let r = &mut Reader::new(bytes);
        let action = r.expect(r#"{"_version":1,"action":"#).and_then(|()| r.text())?;
        let after = r.expect(r#","after":"#).and_then(|()| r.option(Reader::digest))?;
        let at_ms = r.expect(r#","at_ms":"#).and_then(|()| r.int())?;
        let before = r.expect(r#","before":"#).and_then(|()| r.option(Reader::digest))?;
        let changes = r.expect(r#","changes":["#).and_then(|()| read_changes(r))?;
        let facts = r.expect(r#","facts":{"#).and_then(|()| read_facts(r))?;
        let channel = r.expect(r#","from":{"channel":"#).and_then(|()| read_channel(r))?;
        let ip = r.expect(r#","ip":"#).and_then(|()| r.text())?;
        let id = r.expect(r#"},"object":{"id":"#).and_then(|()| r.text())?;
        let kind = r.expect(r#","kind":"#).and_then(|()| r.text())?;
        let outcome = r.expect(r#"},"outcome":"#).and_then(|()| read_outcome(r))?;
        let reason = r.expect(r#","reason":"#).and_then(|()| r.text())?;
        let request_id = r.expect(r#","request_id":"#).and_then(|()| r.text())?;
        let who = r.expect(r#","who":"#).and_then(|()| read_who(r))?;
        r.expect("}")?;
        r.end()?;
        let (from, object) = (Origin { ip, channel }, Object { kind, id });
        Ok(Self {
            who,
            from,
            request_id,
            at_ms,
            action,
            object,
            outcome,
            before,
            after,
            changes,
            reason,
            facts,
        })
    }

    /// SM3 of the canonical bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.canonical())
    }
}

fn write_change(w: &mut Writer, change: &Change) {
    write_shown(w.raw(br#"{"after":"#), change.after.as_ref());
    write_shown(w.raw(br#","before":"#), change.before.as_ref());
    w.raw(br#","field":"#).text(&change.field).raw(b"}");
}

fn read_changes(r: &mut Reader<'_>) -> Result<Vec<Change>, FormError> {
    let mut changes = Vec::new();
    r.list("]", |r| {
        let after = r.expect(r#"{"after":"#).and_then(|()| r.option(read_shown))?;
        let before = r.expect(r#","before":"#).and_then(|()| r.option(read_shown))?;
        let field = r.expect(r#","field":"#).and_then(|()| r.text())?;
        changes.push(Change { field, before, after });
        r.expect("}")
    })?;
    Ok(changes)
}

fn write_shown(w: &mut Writer, shown: Option<&Shown>) {
    match shown {
        Some(Shown::Clear(text)) => w.raw(br#"{"clear":"#).text(text).raw(b"}"),
        Some(Shown::Digest(digest)) => w.raw(br#"{"digest":"#).hex(digest.as_bytes()).raw(b"}"),
        None => w.raw(b"null"),
    };
}

fn read_shown(r: &mut Reader<'_>) -> Result<Shown, FormError> {
    let shown = if r.eat(r#"{"clear":"#) {
        Shown::Clear(r.text()?)
    } else {
        r.expect(r#"{"digest":"#)?;
        Shown::Digest(r.digest()?)
    };
    r.expect("}").map(|()| shown)
}

/// Facts in the order of RFC 8785, which compares UTF-16.
fn in_order(facts: &BTreeMap<String, String>) -> Vec<(&String, &String)> {
    let mut facts: Vec<_> = facts.iter().collect();
    facts.sort_by(|(one, _), (other, _)| utf16_order(one, other));
    facts
}

fn utf16_order(one: &str, other: &str) -> Ordering {
    one.encode_utf16().cmp(other.encode_utf16())
}

fn read_facts(r: &mut Reader<'_>) -> Result<BTreeMap<String, String>, FormError> {
    let mut facts = BTreeMap::new();
    let mut last: Option<String> = None;
    r.list("}", |r| {
        let key = r.text()?;
        if last.as_ref().is_some_and(|last| utf16_order(last, &key) != Ordering::Less) {
            return r.fail("keys in order, each once");
        }
        last = Some(key.clone());
        r.expect(":")?;
        facts.insert(key, r.text()?);
        Ok(())
    })?;
    Ok(facts)
}

fn read_channel(r: &mut Reader<'_>) -> Result<Channel, FormError> {
    let word = r.text()?;
    let channel = Channel::ALL.into_iter().find(|channel| channel.as_str() == word);
    channel.map_or_else(|| r.fail("a channel"), Ok)
}

fn write_outcome(w: &mut Writer, outcome: &Outcome) {
    match outcome {
        Outcome::Done => w.text("done"),
        Outcome::Failed { code } => w.raw(br#"{"failed":"#).text(code).raw(b"}"),
        Outcome::Refused { code, clauses } => w
            .raw(br#"{"refused":{"clauses":["#)
            .list(clauses, |w, clause| {
                w.text(clause.as_str());
            })
            .raw(br#"],"code":"#)
            .text(code)
            .raw(b"}}"),
    };
}

fn read_outcome(r: &mut Reader<'_>) -> Result<Outcome, FormError> {
    if r.eat(r#""done""#) {
        return Ok(Outcome::Done);
    }
    if r.eat(r#"{"failed":"#) {
        let code = r.text()?;
        return r.expect("}").map(|()| Outcome::Failed { code });
    }
    let mut clauses = Vec::new();
    r.expect(r#"{"refused":{"clauses":["#)?;
    r.list("]", |r| {
        let clause = ClauseId::new(&r.text()?).or_else(|_| r.fail("a clause id"))?;
        clauses.push(clause);
        Ok(())
    })?;
    let code = r.expect(r#","code":"#).and_then(|()| r.text())?;
    r.expect("}}").map(|()| Outcome::Refused { code, clauses })
}

fn write_who(w: &mut Writer, who: &Who) {
    match who {
        Who::Account { id, login, name } => {
            w.raw(br#"{"account":{"id":"#).int(id);
            w.raw(br#","login":"#).text(login).raw(br#","name":"#).text(name).raw(b"}}")
        }
        Who::Stranger(claimed) => w.raw(br#"{"stranger":"#).text(claimed).raw(b"}"),
        Who::System(job) => w.raw(br#"{"system":"#).text(job).raw(b"}"),
    };
}

fn read_who(r: &mut Reader<'_>) -> Result<Who, FormError> {
    let who = if r.eat(r#"{"account":{"id":"#) {
        let id = r.int()?;
        let login = r.expect(r#","login":"#).and_then(|()| r.text())?;
        let name = r.expect(r#","name":"#).and_then(|()| r.text())?;
        r.expect("}")?;
        Who::Account { id, login, name }
    } else if r.eat(r#"{"stranger":"#) {
        Who::Stranger(r.text()?)
    } else {
        r.expect(r#"{"system":"#)?;
        Who::System(r.text()?)
    };
    r.expect("}").map(|()| who)
}

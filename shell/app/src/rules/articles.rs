//! Documents and articles: what the rules are made of, and what became of each part.

use super::effective::effective_pack;
use crate::caller::Caller;
use crate::home::Home;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use crate::texts::{loaded_text, section};
use yunheng_access::Permission;
use yunheng_api::findings_json;
use yunheng_api::platform::{ArticleJson, ArticlesQuery, DocumentJson, FindingBody, PackCoverageJson, Page};
use yunheng_policy::{Article, Document, Pack, State, check, coverage};
use yunheng_values::{Finding, Findings, Lang};

/// Source documents of a pack, the base's after its own.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn documents(app: &App, caller: &Caller, pack: &str) -> Result<Page<DocumentJson>, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    Ok(Page { items: document_rows(effective.pack(), &super::home(app)), next: None })
}

/// What became of the articles, and what `policy check` finds, choices included.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn pack_coverage(app: &App, caller: &Caller, pack: &str) -> Result<PackCoverageJson, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let pack = effective.pack();
    let own = coverage(pack);
    let findings: Findings = check(pack).into_iter().chain(crate::cases::check(pack)).collect();
    Ok(PackCoverageJson {
        pack: pack.manifest.id.clone(),
        digest: pack.digest.clone(),
        articles: own.articles,
        encoded: own.encoded,
        not_computable: own.not_computable,
        out_of_scope: own.out_of_scope,
        missing: own.missing,
        documents: document_rows(pack, &super::home(app)),
        findings: finding_bodies(&findings, caller.place.lang),
    })
}

/// Findings as bodies of an answer.
pub(crate) fn finding_bodies(findings: &[Finding], lang: Lang) -> Vec<FindingBody> {
    let body = |finding: yunheng_api::FindingJson| FindingBody {
        severity: finding.severity.to_owned(),
        code: finding.code.to_owned(),
        place: finding.place,
        clauses: finding.clauses,
        message: finding.message,
        hint: finding.hint,
    };
    findings_json(findings, lang).into_iter().map(body).collect()
}

fn document_rows(pack: &Pack, home: &Home) -> Vec<DocumentJson> {
    let row = |document: &Document| {
        let count = |wanted: Option<State>| {
            let found = document.articles.iter().map(|article| state(pack, article).map(|(state, _)| state));
            found.filter(|found| *found == wanted).count()
        };
        DocumentJson {
            id: document.id.clone(),
            title: document.title.clone(),
            aliases: document.aliases.clone(),
            number: document.number.clone(),
            kind: document.kind.clone(),
            issued_on: document.issued_on.map(|date| date.to_string()),
            rank: document.rank,
            note: document.note.clone(),
            has_official_text: loaded_text(&pack.manifest.id, home, &document.id).is_some(),
            articles: document.articles.len(),
            encoded: count(Some(State::Encoded)),
            not_computable: count(Some(State::NotComputable)),
            out_of_scope: count(Some(State::OutOfScope)),
            missing: count(None),
        }
    };
    pack.documents.iter().map(row).collect()
}

fn state<'p>(pack: &'p Pack, article: &Article) -> Option<(State, &'p str)> {
    let found = pack.dispositions.iter().find(|disposition| disposition.article == article.id)?;
    Some((found.state, found.because.as_str()))
}

/// Articles in the order of the documents.
///
/// # Errors
/// Not allowed; no such pack; a cursor that is none.
pub async fn articles(
    app: &App,
    caller: &Caller,
    pack: &str,
    query: &ArticlesQuery,
) -> Result<Page<ArticleJson>, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let (pack, home) = (effective.pack(), super::home(app));
    let mut rows = Vec::new();
    for document in pack.documents.iter().filter(|document| wants(&query.document, &document.id)) {
        let text = loaded_text(&pack.manifest.id, &home, &document.id);
        rows.extend(document.articles.iter().map(|article| {
            let official = text.as_deref().and_then(|text| section(text, document, &article.place));
            article_json(pack, document, article, official)
        }));
    }
    let needle = query.q.as_deref().unwrap_or_default().trim().to_lowercase();
    rows.retain(|row| wants(&query.state, &row.state) && mentions(row, &needle));
    page(rows, query)
}

fn wants(wanted: &Option<String>, found: &str) -> bool {
    wanted.as_deref().is_none_or(|wanted| wanted == found)
}

fn mentions(row: &ArticleJson, needle: &str) -> bool {
    let texts = [&row.id, &row.place, &row.gist, &row.because];
    let all = texts.into_iter().chain(row.text.as_ref());
    needle.is_empty() || all.into_iter().any(|text| text.to_lowercase().contains(needle))
}

fn page(rows: Vec<ArticleJson>, query: &ArticlesQuery) -> Result<Page<ArticleJson>, Problem> {
    let begin = match &query.after {
        None => 0,
        Some(after) => rows.iter().position(|row| row.id == *after).map(|at| at + 1).ok_or_else(|| {
            Problem::new(
                ProblemKind::Malformed,
                "malformed",
                "参数 after 无法读取",
                "parameter after cannot be read",
            )
        })?,
    };
    let limit = query.limit.map_or(rows.len(), |limit| limit.clamp(1, 1000) as usize);
    let more = rows.len() > begin + limit;
    let items: Vec<ArticleJson> = rows.into_iter().skip(begin).take(limit).collect();
    let next = items.last().filter(|_| more).map(|row| row.id.clone());
    Ok(Page { items, next })
}

/// An article on the wire.
pub(super) fn article_json(
    pack: &Pack,
    document: &Document,
    article: &Article,
    text: Option<String>,
) -> ArticleJson {
    let state = state(pack, article);
    ArticleJson {
        id: article.id.to_string(),
        document: document.id.clone(),
        place: article.place.clone(),
        gist: article.gist.clone(),
        note: article.note.clone(),
        state: state.map_or("missing", |(state, _)| state.as_str()).to_owned(),
        because: state.map_or("", |(_, because)| because).to_owned(),
        text,
    }
}

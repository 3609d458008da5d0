//! The sealer: gives committed entries their links. One at a time per database, whatever the number of processes: two that
//! try the same position collide on its key, and one of them begins again.

use crate::problem::Problem;
use crate::service::App;
use yunheng_audit::{Chain, Digest};
use yunheng_store::audit::{self, LinkRow};
use yunheng_store::{Db, StoreError};

/// Entries sealed in one transaction.
const AT_ONCE: i64 = 2_000;

/// Seals what was committed; says how many entries.
///
/// # Errors
/// What the database says. Another sealer that came first is no error: nothing was left to do.
pub async fn seal(app: &App) -> Result<usize, Problem> {
    if audit::count_unsealed(app.store().reader()).await? == 0 {
        return Ok(0);
    }
    let tx = app.store().begin_ordered_by_keys().await?;
    // The end of the chain is read first: whoever seals between the two reads has taken the position that this one then tries.
    let chain = end_of_chain(tx.db(), app.database_id()).await?;
    let links = link(chain, audit::unsealed(tx.db(), AT_ONCE).await?)?;
    let done = match audit::insert_links(tx.db(), &links).await {
        Ok(()) => tx.commit().await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(links.len()),
        Err(StoreError::Conflict(_) | StoreError::Unique { .. }) => Ok(0),
        Err(error) => Err(error.into()),
    }
}

/// Seals until nothing waits that was there at the beginning; another sealer may do a part of it.
///
/// # Errors
/// As of [`seal`].
pub async fn seal_all(app: &App) -> Result<(), Problem> {
    while i64::try_from(seal(app).await?).is_ok_and(|sealed| sealed == AT_ONCE) {}
    Ok(())
}

/// Where the chain of the database ends.
pub(super) async fn end_of_chain(db: Db<'_>, database_id: &str) -> Result<Chain, Problem> {
    match audit::last_link(db).await? {
        None => Ok(Chain::new(database_id)),
        Some(link) => {
            let position = u64::try_from(link.position).map_err(|error| Problem::bug(&error))?;
            Ok(Chain::at(database_id, position, digest(&link.chain)))
        }
    }
}

/// A digest as it is kept. Bytes of another length are none: what stands for them fits nothing, so that the verifier says where the
/// fault is, and neither it nor the sealer gives up.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    <[u8; 32]>::try_from(bytes).map_or_else(|_| Digest::of(bytes), Digest::from_bytes)
}

fn link(mut chain: Chain, entries: Vec<audit::Unsealed>) -> Result<Vec<LinkRow>, Problem> {
    entries
        .into_iter()
        .map(|entry| {
            // What is sealed is the digest that was written with the entry: were it made anew from the bytes, a change of
            // them between commit and seal would be sealed too.
            let link = chain.append(digest(&entry.digest));
            let position = i64::try_from(link.position).map_err(|error| Problem::bug(&error))?;
            let (digest, chain) = (link.entry_digest.as_bytes().to_vec(), link.chain.as_bytes().to_vec());
            Ok(LinkRow { position, entry_id: entry.id, digest, chain })
        })
        .collect()
}

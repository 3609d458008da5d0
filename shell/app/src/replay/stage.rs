//! Parties and people who do again what a log says was done. Nobody can sign in as them.

use crate::caller::Acting;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::{Reach, World};
use yunheng_audit::Channel;
use yunheng_store::Db;
use yunheng_store::account::{self, NewAccount};
use yunheng_store::authority::{self, NewGrant};
use yunheng_store::party::{self, PartyFacts};

/// People who work at the desk.
const ENGINEERS: usize = 12;
/// Why it is on the record.
const ACT: &str = "replay.stage";

/// Who takes part.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) unit: i64,
    pub(super) provider: i64,
    pub(super) clerk: Acting,
    pub(super) officer: Acting,
    pub(super) engineers: Vec<Acting>,
}

impl Stage {
    /// Writes them into an empty database.
    pub(super) async fn build(app: &App) -> Result<Self, Problem> {
        let act = app.system_act("replay", ACT).await?.on("demo", "replay");
        let db = act.db();
        if account::count_of_world(db, World::Business.as_str()).await? > 0 {
            return Err(Problem::conflict(
                "not_empty",
                "数据库里已有业务账号，工单记录只能在空的数据库里重演",
                "the database has accounts of business; a log is told again in an empty one",
            ));
        }
        let now_ms = act.now_ms();
        let (authority, path) =
            party::insert(db, facts("authority", "重演主管部门", None), "", now_ms).await?;
        let (unit, _) =
            party::insert(db, facts("using_unit", "重演使用单位", Some(authority)), &path, now_ms).await?;
        let (provider, _) = party::insert(db, facts("provider", "重演云服务商", None), "", now_ms).await?;
        let officer = person(db, ("officer", "authority_officer"), authority, Reach::All, now_ms).await?;
        let clerk = person(db, ("clerk", "unit_clerk"), unit, Reach::OwnUnit, now_ms).await?;
        let mut engineers = Vec::with_capacity(ENGINEERS);
        for at in 1..=ENGINEERS {
            let login = format!("engineer{at}");
            engineers
                .push(person(db, (&login, "provider_engineer"), provider, Reach::Provider, now_ms).await?);
        }
        act.commit().await?;
        Ok(Self { unit, provider, clerk, officer, engineers })
    }

    /// Somebody at work.
    pub(super) async fn at_work(&self, app: &App, who: &Acting) -> Result<Caller, Problem> {
        app.acting(who, Channel::Cli, "replay").await
    }

    /// The engineer who stands for a name of the log: the same for the same name.
    pub(super) fn engineer(&self, name: &str) -> usize {
        name.bytes().fold(7_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)))
            % self.engineers.len()
    }
}

fn facts(kind: &str, name: &str, parent_id: Option<i64>) -> PartyFacts {
    PartyFacts {
        parent_id,
        kind: kind.to_owned(),
        level: "city".to_owned(),
        name: name.to_owned(),
        normalized_name: name.to_owned(),
        ..PartyFacts::default()
    }
}

async fn person(
    db: Db<'_>,
    (login, role): (&str, &str),
    party_id: i64,
    reach: Reach,
    now_ms: i64,
) -> Result<Acting, Problem> {
    let new = NewAccount {
        login: login.to_owned(),
        name: login.to_owned(),
        world: World::Business.as_str(),
        party_id: Some(party_id),
        ..NewAccount::default()
    };
    let account = account::insert(db, new, now_ms).await?;
    let found = authority::role_by_key(db, role).await?;
    let (role_id, world) = found.ok_or_else(|| Problem::bug(&"a shipped role is missing"))?;
    let anchor = reach.needs_anchor().then_some(party_id);
    let grant = NewGrant {
        account_id: account,
        role_id,
        world,
        reach,
        party_id: anchor,
        from_ms: now_ms,
        until_ms: None,
        proposal_id: None,
    };
    authority::insert_grant(db, grant, now_ms).await?;
    Ok(Acting { account, login: login.to_owned(), name: login.to_owned(), party: Some(party_id) })
}

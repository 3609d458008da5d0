//! Which packs an installation uses: the administrator says so, or else every city's that is in force.

use super::effective::{effective_pack, known_packs};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use crate::settings::{self, Section, Versioned};
use yunheng_access::Permission;
use yunheng_api::platform::{KnownPackJson, PacksInUseJson};
use yunheng_store::Db;
use yunheng_values::{Finding, Findings, Text};

/// More packs than one installation will have.
const MOST: usize = 40;
/// The status of a pack whose rules hold.
const IN_FORCE: &str = "in_force";

impl Section for PacksInUseJson {
    const NAME: &'static str = "packs";
    const PERMISSION: Permission = Permission::SettingsSystem;

    fn check(&self) -> Findings {
        let twice = |(at, id): (usize, &String)| self.packs[..at].contains(id);
        let is_wrong = self.packs.len() > MOST || self.packs.iter().enumerate().any(twice);
        let message = Text::new(
            format!("最多{MOST}个规则包，每个只列一次"),
            format!("at most {MOST} packs, each once"),
        );
        is_wrong.then(|| Finding::error("packs", "/packs", message)).into_iter().collect()
    }
}

/// The packs in use, and those that could be, for the administrator of the system.
///
/// # Errors
/// Not allowed.
pub async fn packs_in_use(app: &App, caller: &Caller) -> Result<Versioned<PacksInUseJson>, Problem> {
    let mut found = settings::read::<PacksInUseJson>(app, caller).await?;
    found.value.known = cities(app, app.store().reader()).await?;
    Ok(found)
}

/// Says which packs are in use; cases that have begun go on under theirs.
///
/// # Errors
/// Not allowed; a pack that is not there or is no city's.
pub async fn use_packs(
    app: &App,
    caller: &Caller,
    version: i64,
    given: &PacksInUseJson,
) -> Result<Versioned<PacksInUseJson>, Problem> {
    app.read(caller, <PacksInUseJson as Section>::PERMISSION)?;
    let known = cities(app, app.store().reader()).await?;
    let is_unknown = |id: &&String| !known.iter().any(|pack| pack.id == **id);
    let findings: Findings = given.packs.iter().filter(is_unknown).map(|id| unknown(id, &known)).collect();
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let kept = PacksInUseJson { packs: given.packs.clone(), known: Vec::new() };
    let version = settings::write(app, caller, version, &kept).await?;
    Ok(Versioned { value: PacksInUseJson { known, ..kept }, version })
}

fn unknown(id: &str, known: &[KnownPackJson]) -> Finding {
    let ids: Vec<&str> = known.iter().map(|pack| pack.id.as_str()).collect();
    let message = Text::new(
        format!("没有城市规则包“{id}”，应为其中之一：{}", ids.join("、")),
        format!("there is no city's pack `{id}`; one of {} is expected", ids.join(", ")),
    );
    Finding::error("unknown_pack", "/packs", message)
}

/// Cities' packs that can be read, the shipped first.
async fn cities(app: &App, db: Db<'_>) -> Result<Vec<KnownPackJson>, Problem> {
    let mut found = Vec::new();
    for id in known_packs(app) {
        let opened = match effective_pack(app, db, &id).await {
            Ok(opened) => opened,
            // A folder with a defect is shown where packs are listed, and cannot be used.
            Err(problem) if problem.code == "pack_unreadable" => continue,
            Err(problem) => return Err(problem),
        };
        let manifest = &opened.pack().manifest;
        if !manifest.based_on.is_empty() {
            let (title, status) = (manifest.title.clone(), manifest.status.as_str().to_owned());
            found.push(KnownPackJson { id, title, status });
        }
    }
    Ok(found)
}

/// Ids of the packs in use: what the administrator named, else every city's in force, else every city's.
///
/// # Errors
/// What the database says.
pub(crate) async fn ids_in_use(app: &App, db: Db<'_>) -> Result<Vec<String>, Problem> {
    let named = settings::load::<PacksInUseJson>(db).await?.value.packs;
    let cities = cities(app, db).await?;
    Ok(chosen(&named, &cities))
}

fn chosen(named: &[String], cities: &[KnownPackJson]) -> Vec<String> {
    let ids = |of: &dyn Fn(&KnownPackJson) -> bool| -> Vec<String> {
        cities.iter().filter(|pack| of(pack)).map(|pack| pack.id.clone()).collect()
    };
    let wanted = [ids(&|pack| named.contains(&pack.id)), ids(&|pack| pack.status == IN_FORCE)];
    wanted.into_iter().find(|found| !found.is_empty()).unwrap_or_else(|| ids(&|_| true))
}

/// Refuses to begin something under a pack that is not in use.
///
/// # Errors
/// The refusal, which names the packs that are.
pub(crate) async fn must_be_in_use(app: &App, db: Db<'_>, pack: &str) -> Result<(), Problem> {
    let in_use = ids_in_use(app, db).await?;
    if in_use.iter().any(|id| id == pack) {
        return Ok(());
    }
    let listed = in_use.join("、");
    Err(Problem::conflict(
        "pack_not_in_use",
        format!(
            "本平台没有启用规则包“{pack}”，不能按它发起事项；已启用：{listed}。由系统管理员在“设置”中启用"
        ),
        format!(
            "the pack `{pack}` is not in use here, only {listed}; the system administrator puts packs into use under Settings"
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn city(id: &str, status: &str) -> KnownPackJson {
        KnownPackJson { id: id.to_owned(), title: id.to_owned(), status: status.to_owned() }
    }

    #[test]
    fn what_was_named_counts_then_what_is_in_force_then_everything() {
        let cities = [city("a", "draft"), city("b", IN_FORCE), city("c", IN_FORCE)];
        let named = |ids: &[&str]| chosen(&ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>(), &cities);
        assert_eq!(named(&[]), ["b", "c"]);
        assert_eq!(named(&["a", "c"]), ["a", "c"]);
        assert_eq!(named(&["gone"]), ["b", "c"], "a pack whose folder went leaves the platform usable");
        assert_eq!(chosen(&[], &cities[..1]), ["a"]);
    }

    #[test]
    fn a_pack_is_named_once() {
        let twice = PacksInUseJson { packs: vec!["a".into(), "b".into(), "a".into()], known: Vec::new() };
        assert_eq!(twice.check().len(), 1);
        assert!(PacksInUseJson::default().check().is_empty());
    }
}

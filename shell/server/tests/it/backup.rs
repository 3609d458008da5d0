//! Backup and restoring: what was acknowledged comes back, on either database, and nothing half-restored is ever there.

use crate::harness::TestApp;
use crate::on_both;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;
use yunheng_app::backup::{self, Passphrase, Restored, Restoring};
use yunheng_app::{App, FileKeys, Location, ManualClock, Problem, Store, trail};
use yunheng_store::dump::{self, Cell};
use yunheng_store::testing::{TestStore, execute, postgres};
use yunheng_store::{Db, Engine};

on_both! {
    everything_comes_back_on_either_database
    what_was_acknowledged_before_it_began_is_in_it
    a_file_that_is_not_whole_writes_nothing
    a_place_must_be_empty
    keys_that_are_kept_elsewhere_must_be_named_and_right
    an_old_copy_shows_by_what_was_kept_elsewhere
    a_defect_of_the_chain_is_restored_and_told
    a_target_that_cannot_be_written_leaves_no_file
}

fn passphrase() -> Passphrase {
    Passphrase::new("correct horse battery staple").expect("long enough")
}

/// An empty place for a database of either kind, and a folder.
struct Empty {
    folder: TempDir,
    database: Option<Location>,
    // The database goes with it.
    _postgres: Option<TestStore>,
}

impl Empty {
    async fn of(engine: Engine) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        if engine == Engine::Sqlite {
            return Self { folder, database: None, _postgres: None };
        }
        let place = postgres().await.expect("a database");
        execute(&place.store, "DROP SCHEMA public CASCADE; CREATE SCHEMA public").await.expect("emptied");
        Self { folder, database: Some(place.location.clone()), _postgres: Some(place) }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    async fn restore(&self, file: &Path) -> Result<Restored, Problem> {
        self.restore_with(file, |_| {}).await
    }

    async fn restore_with(
        &self,
        file: &Path,
        change: impl FnOnce(&mut Restoring<'_>) + Send,
    ) -> Result<Restored, Problem> {
        let (passphrase, data) = (passphrase(), self.data());
        let mut asked = Restoring {
            file,
            passphrase: &passphrase,
            data: &data,
            database: self.database.as_ref(),
            keys: None,
            known: Vec::new(),
        };
        change(&mut asked);
        backup::restore(asked, Arc::new(ManualClock::at(crate::harness::MORNING_MS + 86_400_000))).await
    }

    async fn store(&self) -> Store {
        let in_data = Location::Sqlite(self.data().join("yunheng.db"));
        Store::open(self.database.as_ref().unwrap_or(&in_data)).await.expect("opened")
    }

    async fn app(&self) -> App {
        let keys = FileKeys::read(&self.data().join("keys")).expect("keys");
        let clock = Arc::new(ManualClock::at(crate::harness::MORNING_MS + 90_000_000));
        App::attach(self.store().await, Box::new(keys), clock, self.data()).await.expect("attached")
    }

    /// Nothing is there: no file, no table.
    async fn is_untouched(&self) -> bool {
        let empty_database = match &self.database {
            Some(location) => {
                let store = Store::open(location).await.expect("opened");
                dump::is_empty(store.reader()).await.expect("asked")
            }
            None => true,
        };
        empty_database && !self.data().exists()
    }
}

/// Takes a backup into a folder of its own.
async fn saved(test: &TestApp, with_keys: bool) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("yunheng.backup");
    backup::create(&test.app, &file, &passphrase(), with_keys).await.expect("saved");
    (folder, file)
}

/// All rows of the tables that a restoring leaves as they were.
async fn rows(db: Db<'_>) -> Vec<(String, Vec<Vec<Cell>>)> {
    let mut all = Vec::new();
    for table in dump::tables(db).await.expect("tables") {
        let changes = ["session", "sign_in_ticket", "job"].contains(&table.name.as_str())
            || table.name.starts_with("audit_");
        if !changes {
            let rows = dump::rows(db, &table, None, 1_000_000).await.expect("rows");
            all.push((table.name, rows));
        }
    }
    all
}

async fn actions(app: &App) -> Vec<(String, String)> {
    let wanted = yunheng_store::audit::Wanted { limit: 1_000_000, ..Default::default() };
    let found = yunheng_store::audit::search(app.store().reader(), &wanted).await.expect("entries");
    let entry = |body: &[u8]| yunheng_audit::Entry::parse(body).expect("an entry");
    found.iter().rev().map(|row| entry(&row.body)).map(|entry| (entry.action, entry.object.id)).collect()
}

async fn everything_comes_back_on_either_database(test: TestApp) {
    let clerk = test.as_role("unit_clerk").await;
    clerk.delete("/api/v1/me/sessions").await.expect(204);
    let data = test.app.data();
    std::fs::create_dir_all(data.join("attachments/二")).expect("a folder");
    std::fs::write(data.join("attachments/二/甲 乙.pdf"), vec![7; 700_000]).expect("a file");
    std::fs::write(data.join("attachments/empty"), "").expect("a file");
    std::fs::write(data.join(".tmpAbC"), "waits for its reader").expect("a file");
    let (_folder, file) = saved(&test, true).await;
    let summary = backup::check(&file, &passphrase()).expect("whole");
    assert_eq!(summary.files, 2 + 4 + 1, "attachments, keys, checkpoints: {summary:?}");
    let before = rows(test.app.store().reader()).await;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = Empty::of(engine).await;
        let restored = place.restore(&file).await.unwrap_or_else(|problem| panic!("{problem:?}"));
        assert!(restored.report.is_intact(), "{:?}", restored.report.findings);
        let app = place.app().await;
        assert_eq!(app.store().engine(), engine);
        let after = rows(app.store().reader()).await;
        assert_eq!(before, after);
        let read = |name: &str| std::fs::read(place.data().join(name)).expect(name);
        assert_eq!(read("attachments/二/甲 乙.pdf"), vec![7; 700_000]);
        assert_eq!(read("attachments/empty"), b"");
        assert!(!place.data().join(".tmpAbC").exists() && !place.data().join(".restoring").exists());
        // The record goes on: it says that it was saved and restored, and it verifies with what is outside.
        let said = actions(&app).await;
        let tail: Vec<&str> = said.iter().rev().take(4).rev().map(|(action, _)| action.as_str()).collect();
        assert_eq!(tail, ["backup.begin", "audit.checkpoint", "backup.restore", "audit.checkpoint"]);
        app.command_act("test.after").await.expect("begun").on("test", 1).commit().await.expect("written");
        trail::make_checkpoint(&app).await.expect("asked").expect("made");
        let report = trail::verify_live(&app, None, Vec::new()).await.expect("verified").report;
        assert!(report.is_intact(), "{:?}", report.findings);
        assert_eq!(app.database_id(), test.app.database_id());
        // Who was signed in must sign in again.
        let cookie = yunheng_app::Credential::Cookie(clerk.cookie.clone().expect("a cookie"));
        let stranger = app.caller(&cookie, yunheng_app::Place::default()).await.expect_err("signed out");
        assert_eq!(stranger.code, "sign_in");
    }
}

async fn what_was_acknowledged_before_it_began_is_in_it(test: TestApp) {
    let (acknowledged, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (app, acknowledged, stop) = (test.app.clone(), Arc::clone(&acknowledged), Arc::clone(&stop));
            tokio::spawn(async move {
                let mut mine = 0;
                while stop.load(Ordering::SeqCst) == 0 {
                    let once = || async {
                        let act = app.command_act("test.write").await?;
                        act.on("test", format!("{writer}:{mine}")).commit().await
                    };
                    yunheng_app::retrying(once).await.expect("written");
                    mine += 1;
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                    if mine % 10 == 0 {
                        let _ = trail::seal(&app).await;
                    }
                }
                mine
            })
        })
        .collect();
    // In the middle of the stream.
    while acknowledged.load(Ordering::SeqCst) < 100 {
        tokio::task::yield_now().await;
    }
    let acknowledged_before = acknowledged.load(Ordering::SeqCst);
    let already: Vec<String> = written(&test.app).await;
    assert!(already.len() >= acknowledged_before);
    let (_folder, file) = saved(&test, true).await;
    let during = acknowledged.load(Ordering::SeqCst);
    assert!(during > acknowledged_before, "writers were not kept waiting by the backup");
    stop.store(1, Ordering::SeqCst);
    for writer in writers {
        writer.await.expect("a writer");
    }
    let place = Empty::of(Engine::Sqlite).await;
    let restored = place.restore(&file).await.unwrap_or_else(|problem| panic!("{problem:?}"));
    assert!(restored.report.is_intact(), "{:?}", restored.report.findings);
    let there = written(&place.app().await).await;
    assert!(already.iter().all(|each| there.contains(each)), "acknowledged and not in the backup");
    // One state: of each writer a beginning of what it wrote, without a hole.
    for writer in 0..4 {
        let prefix = format!("{writer}:");
        let count = there.iter().filter(|each| each.starts_with(&prefix)).count();
        assert!((0..count).all(|number| there.contains(&format!("{writer}:{number}"))), "a hole");
    }
}

async fn written(app: &App) -> Vec<String> {
    let all = actions(app).await.into_iter();
    all.filter(|(action, _)| action == "test.write").map(|(_, id)| id).collect()
}

async fn a_file_that_is_not_whole_writes_nothing(test: TestApp) {
    test.as_role("unit_clerk").await;
    let (folder, file) = saved(&test, true).await;
    let whole = std::fs::read(&file).expect("the file");
    let place = Empty::of(test.app.store().engine()).await;
    let wrong = Passphrase::new("another horse battery staple").expect("long enough");
    let problem = place.restore_with(&file, |asked| asked.passphrase = Box::leak(Box::new(wrong))).await;
    assert_eq!(problem.expect_err("refused").code, "wrong_passphrase");
    assert!(place.is_untouched().await);
    let bad = folder.path().join("bad");
    let mut flipped = whole.clone();
    let last = flipped.len() - 20;
    flipped[last] ^= 1;
    let cases = [
        (whole[..whole.len() - 1].to_vec(), "cut off"),
        (whole[..whole.len() / 2].to_vec(), "cut in half"),
        ([&whole[..], b"more"].concat(), "longer"),
        (flipped, "changed"),
        (Vec::new(), "empty"),
        (b"not a backup at all, but a text of some length".to_vec(), "a text"),
    ];
    for (bytes, what) in cases {
        std::fs::write(&bad, bytes).expect("written");
        let code = place.restore(&bad).await.expect_err(what).code;
        assert!(["damaged_backup", "wrong_passphrase", "not_a_backup"].contains(&code), "{what}: {code}");
        assert!(place.is_untouched().await, "{what}");
    }
    place.restore(&file).await.expect("the place is still good");
}

async fn a_place_must_be_empty(test: TestApp) {
    let (_folder, file) = saved(&test, true).await;
    let place = Empty::of(test.app.store().engine()).await;
    std::fs::create_dir_all(place.data().join(".restoring/left")).expect("made");
    std::fs::write(place.data().join("notes.txt"), "mine").expect("written");
    assert_eq!(place.restore(&file).await.expect_err("refused").code, "not_empty");
    assert_eq!(std::fs::read(place.data().join("notes.txt")).expect("still there"), b"mine");
    std::fs::remove_file(place.data().join("notes.txt")).expect("removed");
    // What an earlier restoring left that was killed is nobody's.
    place.restore(&file).await.expect("restored");
    assert_eq!(place.restore(&file).await.expect_err("refused").code, "not_empty");
    if place.database.is_some() {
        let other = tempfile::tempdir().expect("a folder");
        let data = other.path().join("data");
        let again = place.restore_with(&file, |asked| asked.data = Box::leak(Box::new(data.clone()))).await;
        assert_eq!(again.expect_err("the database is not empty").code, "not_empty");
        assert!(!data.exists());
    }
    let report = trail::verify_live(&place.app().await, None, Vec::new()).await.expect("verified").report;
    assert!(report.is_intact(), "{:?}", report.findings);
}

async fn keys_that_are_kept_elsewhere_must_be_named_and_right(test: TestApp) {
    test.as_role("audit_admin").await;
    let (_folder, file) = saved(&test, false).await;
    let place = Empty::of(test.app.store().engine()).await;
    assert_eq!(place.restore(&file).await.expect_err("no keys").code, "keys_missing");
    let strange = tempfile::tempdir().expect("a folder");
    FileKeys::open(strange.path()).expect("other keys");
    let (strange, right): (&'static Path, &'static Path) = (
        Box::leak(strange.keep().into_boxed_path()),
        Box::leak(test.app.data().join("keys").into_boxed_path()),
    );
    let refused = place.restore_with(&file, |asked| asked.keys = Some(strange)).await.expect_err("refused");
    assert_eq!(refused.code, "other_keys");
    assert!(place.is_untouched().await);
    place.restore_with(&file, |asked| asked.keys = Some(right)).await.expect("restored");
    let report = trail::verify_live(&place.app().await, None, Vec::new()).await.expect("verified").report;
    assert!(report.is_intact() && report.summary.signed_to.is_some(), "{:?}", report.findings);
    std::fs::remove_dir_all(strange).expect("removed");
}

async fn an_old_copy_shows_by_what_was_kept_elsewhere(test: TestApp) {
    test.as_role("unit_clerk").await;
    let (_folder, file) = saved(&test, true).await;
    test.as_role("unit_clerk").await;
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    let outside = test.app.data().join("audit-checkpoints.jsonl");
    let (kept, _) = trail::read_checkpoints(&outside).expect("read");
    let known: Vec<_> = kept.iter().map(|signed| signed.checkpoint.clone()).collect();
    let place = Empty::of(test.app.store().engine()).await;
    let restored = place.restore_with(&file, |asked| asked.known = known.clone()).await.expect("restored");
    let codes: Vec<&str> = restored.report.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"older_than_known"), "{codes:?}");
    // It stays found when the copy has grown beyond it.
    let app = place.app().await;
    for number in 0..20 {
        app.command_act("test.after")
            .await
            .expect("begun")
            .on("test", number)
            .commit()
            .await
            .expect("written");
    }
    trail::make_checkpoint(&app).await.expect("asked").expect("made");
    let report = trail::verify_live(&app, None, known).await.expect("verified").report;
    assert!(!report.is_intact(), "{:?}", report.findings);
    let report = trail::verify_live(&app, None, Vec::new()).await.expect("verified").report;
    assert!(report.is_intact(), "consistent in itself: {:?}", report.findings);
}

async fn a_defect_of_the_chain_is_restored_and_told(test: TestApp) {
    test.as_role("unit_clerk").await;
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    let guard = if test.app.store().engine() == Engine::Postgres {
        "DROP TRIGGER audit_entry_append_only ON audit_entry"
    } else {
        "DROP TRIGGER audit_entry_no_update"
    };
    execute(test.app.store(), guard).await.expect("dropped");
    execute(test.app.store(), "UPDATE audit_entry SET login = 'nobody' WHERE id = 1")
        .await
        .expect("tampered");
    let (_folder, file) = saved(&test, true).await;
    let place = Empty::of(Engine::Sqlite).await;
    let restored = place.restore(&file).await.expect("restored nevertheless");
    assert_eq!(restored.report.errors, 1, "{:?}", restored.report.findings);
    let report = trail::verify_live(&place.app().await, None, Vec::new()).await.expect("verified").report;
    assert_eq!(report.errors, 1, "{:?}", report.findings);
}

async fn a_target_that_cannot_be_written_leaves_no_file(test: TestApp) {
    let inside = test.app.data().join("backup");
    let problem = backup::create(&test.app, &inside, &passphrase(), true).await.expect_err("refused");
    assert_eq!(problem.code, "inside_data");
    let nowhere = Path::new("/nowhere/at/all/backup");
    let problem = backup::create(&test.app, nowhere, &passphrase(), true).await.expect_err("refused");
    assert_eq!(problem.code, "unwritable");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("taken")).expect("made");
    let taken = folder.path().join("taken");
    backup::create(&test.app, &taken, &passphrase(), true).await.expect_err("a folder is in the way");
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("read").collect();
    assert_eq!(left.len(), 1, "no temporary file stays: {left:?}");
}

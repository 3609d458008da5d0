//! Where a person may put a party: only where they would see it afterwards.

use yunheng_access::Scope;
use yunheng_party::Level;
use yunheng_store::party::PartyRow;
use yunheng_values::{Finding, Text};

/// Whether a stored party is in the scope.
pub(super) fn covers(scope: &Scope, row: &PartyRow) -> bool {
    scope.covers(row.id, &row.path, &row.level)
}

/// Why a party may not stand at a level below a path, which is empty at the top. `own` is its id; none for a new one, which no grant
/// can name.
pub(super) fn not_to_stand(
    scope: &Scope,
    own: Option<i64>,
    parent_path: &str,
    level: Level,
) -> Option<Finding> {
    let above = if parent_path.is_empty() { "/" } else { parent_path };
    let id = own.unwrap_or(0);
    if scope.covers(id, &format!("{above}{id}/"), level.as_str()) {
        return None;
    }
    // With levels in the scope the level is what is wrong, else the place in the tree.
    if !scope.levels().is_empty() {
        let (zh, en): (Vec<_>, Vec<_>) = scope
            .levels()
            .iter()
            .filter_map(|level| Level::parse(level))
            .map(|level| (level.text().zh, level.text().en))
            .unzip();
        let (zh, en) = (zh.join("、"), en.join(", "));
        let message = Text::new(
            format!("您只能维护{zh}的单位，这里填的是{}", level.text().zh),
            format!("you may keep parties of the {en}, this one is of the {}", level.text().en),
        );
        return Some(Finding::error("out_of_scope", "/level", message));
    }
    let message = Text::new(
        "这个位置不在您的管理范围内，请选择范围内的上级单位",
        "this place is not in your scope; choose a parent that is",
    );
    Some(Finding::error("out_of_scope", "/parent_id", message))
}

#[cfg(test)]
mod tests {
    use super::not_to_stand;
    use yunheng_access::{Authority, Grant, Permission, Reach, Scope, World};
    use yunheng_party::Level;

    fn scope(reach: Reach) -> Scope {
        let grant = Grant {
            role: "r".into(),
            world: World::Business,
            permissions: [Permission::PartyEdit].into_iter().collect(),
            reach,
            anchor: Some((7, "/1/7/".into())),
            from_ms: 0,
            until_ms: None,
            on_behalf_of: None,
        };
        let authority = Authority { account: 1, world: World::Business, grants: vec![grant] };
        authority.scope(Permission::PartyEdit, 1).expect("granted")
    }

    fn refused(scope: &Scope, own: Option<i64>, parent: &str, level: Level) -> Option<String> {
        not_to_stand(scope, own, parent, level).map(|finding| finding.place)
    }

    #[test]
    fn a_new_party_stands_where_its_maker_sees_it() {
        let all = scope(Reach::All);
        assert_eq!(refused(&all, None, "", Level::City), None);
        let county = scope(Reach::Level("county".into()));
        assert_eq!(refused(&county, None, "/1/", Level::County), None);
        assert_eq!(refused(&county, None, "/1/", Level::City).as_deref(), Some("/level"));
        let below = scope(Reach::UnitsBelow);
        assert_eq!(refused(&below, None, "/1/7/", Level::Town), None);
        assert_eq!(refused(&below, None, "/1/7/9/", Level::Town), None);
        assert_eq!(refused(&below, None, "/1/", Level::Town).as_deref(), Some("/parent_id"));
        assert_eq!(refused(&below, None, "", Level::Town).as_deref(), Some("/parent_id"));
    }

    #[test]
    fn whoever_reaches_one_party_makes_no_other() {
        for reach in [Reach::OwnUnit, Reach::Provider] {
            let own = scope(reach);
            assert_eq!(refused(&own, None, "/1/7/", Level::Town).as_deref(), Some("/parent_id"));
            assert_eq!(refused(&own, Some(7), "/1/", Level::City), None);
        }
    }

    #[test]
    fn a_party_is_not_moved_out_of_sight() {
        let below = scope(Reach::UnitsBelow);
        assert_eq!(refused(&below, Some(9), "/1/7/", Level::Town), None);
        assert_eq!(refused(&below, Some(9), "/2/", Level::Town).as_deref(), Some("/parent_id"));
        assert_eq!(refused(&below, Some(7), "/2/", Level::Town).as_deref(), Some("/parent_id"));
    }
}

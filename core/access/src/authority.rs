//! What a person may do now, from their grants and those delegated to them.

use crate::{Permission, PermissionSet, Reach, Scope, World};

/// A role given to an account over a reach and a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Key of the role.
    pub role: String,
    /// World of the role.
    pub world: World,
    /// What the role allows.
    pub permissions: PermissionSet,
    /// What it reaches from the anchor.
    pub reach: Reach,
    /// The party that the reach starts from, with its path in the unit tree.
    pub anchor: Option<(i64, String)>,
    /// First instant, Unix milliseconds.
    pub from_ms: i64,
    /// First instant after it, Unix milliseconds; without one it has no end.
    pub until_ms: Option<i64>,
    /// The account on whose behalf it is held, when it is delegated.
    pub on_behalf_of: Option<i64>,
}

impl Grant {
    fn holds_at(&self, now_ms: i64) -> bool {
        self.from_ms <= now_ms && self.until_ms.is_none_or(|until| now_ms < until)
    }
}

/// An account with its grants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// The account.
    pub account: i64,
    /// Its world.
    pub world: World,
    /// Its grants, delegated ones too, over all times.
    pub grants: Vec<Grant>,
}

/// Why an act is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denied {
    /// The permission that no grant gives.
    pub permission: Permission,
}

impl Authority {
    /// The rows on which the account may do an act at a moment.
    ///
    /// A grant of another world than the account's counts for nothing, even if it reached the database.
    ///
    /// # Errors
    /// When no grant that holds then allows the act.
    pub fn scope(&self, permission: Permission, now_ms: i64) -> Result<Scope, Denied> {
        let mut scope = Scope::none();
        let mut allowed = false;
        for grant in self.grants_at(now_ms).filter(|grant| grant.permissions.has(permission)) {
            allowed = true;
            scope.reach(grant);
        }
        if allowed { Ok(scope) } else { Err(Denied { permission }) }
    }

    /// The roles that the account holds at a moment, with what each reaches: work is given to a role, not to a permission.
    pub fn roles(&self, now_ms: i64) -> Vec<(String, Scope)> {
        Self::roles_of(self.grants_at(now_ms))
    }

    /// The roles that somebody else has lent to the account at a moment, with what each reaches: what it may do in their place.
    pub fn roles_lent_by(&self, lender: i64, now_ms: i64) -> Vec<(String, Scope)> {
        Self::roles_of(self.grants_at(now_ms).filter(|grant| grant.on_behalf_of == Some(lender)))
    }

    fn roles_of<'g>(grants: impl Iterator<Item = &'g Grant>) -> Vec<(String, Scope)> {
        let mut held: Vec<(String, Scope)> = Vec::new();
        for grant in grants {
            let at = held.iter().position(|(role, _)| *role == grant.role).unwrap_or_else(|| {
                held.push((grant.role.clone(), Scope::none()));
                held.len() - 1
            });
            held[at].1.reach(grant);
        }
        held
    }

    /// Everything allowed at a moment, for the menu that a page shows.
    pub fn permissions(&self, now_ms: i64) -> PermissionSet {
        self.grants_at(now_ms).fold(PermissionSet::default(), |set, grant| set.union(grant.permissions))
    }

    /// Grants that hold at a moment.
    pub fn grants_at(&self, now_ms: i64) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(move |grant| grant.world == self.world && grant.holds_at(now_ms))
    }
}

impl Scope {
    /// Adds what a grant reaches.
    fn reach(&mut self, grant: &Grant) {
        match (&grant.reach, &grant.anchor) {
            (Reach::All, _) => self.all = true,
            (Reach::Level(level), _) => push_new(&mut self.levels, level.clone()),
            (Reach::OwnUnit, Some((id, _))) => push_new(&mut self.parties, *id),
            (Reach::UnitsBelow, Some((_, path))) => push_new(&mut self.path_prefixes, path.clone()),
            (Reach::Provider, Some((id, _))) => push_new(&mut self.providers, *id),
            // Without its anchor such a grant reaches nothing.
            (Reach::OwnUnit | Reach::UnitsBelow | Reach::Provider, None) => {}
        }
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(world: World, permission: Permission, reach: Reach) -> Grant {
        Grant {
            role: "r".into(),
            world,
            permissions: [permission].into_iter().collect(),
            reach,
            anchor: Some((7, "/1/7/".into())),
            from_ms: 100,
            until_ms: Some(200),
            on_behalf_of: None,
        }
    }

    fn authority(world: World, grants: Vec<Grant>) -> Authority {
        Authority { account: 1, world, grants }
    }

    #[test]
    fn a_grant_holds_from_its_first_instant_to_before_its_end() {
        let person =
            authority(World::Business, vec![grant(World::Business, Permission::PartyRead, Reach::OwnUnit)]);
        for (now, allowed) in [(99, false), (100, true), (199, true), (200, false)] {
            assert_eq!(person.scope(Permission::PartyRead, now).is_ok(), allowed, "{now}");
        }
    }

    #[test]
    fn a_grant_of_another_world_counts_for_nothing() {
        let person = authority(World::System, vec![grant(World::Audit, Permission::AuditRead, Reach::All)]);
        assert_eq!(
            person.scope(Permission::AuditRead, 150),
            Err(Denied { permission: Permission::AuditRead })
        );
        assert_eq!(person.permissions(150), PermissionSet::default());
    }

    #[test]
    fn a_role_reaches_what_its_own_grants_reach() {
        let other = Grant {
            role: "s".into(),
            reach: Reach::All,
            ..grant(World::Business, Permission::PartyRead, Reach::All)
        };
        let first = grant(World::Business, Permission::PartyRead, Reach::OwnUnit);
        let second = grant(World::Business, Permission::PartyRead, Reach::Level("county".into()));
        let foreign = grant(World::Audit, Permission::AuditRead, Reach::All);
        let held = authority(World::Business, vec![first, other, second, foreign]).roles(150);
        assert_eq!(held.iter().map(|(role, _)| role.as_str()).collect::<Vec<_>>(), ["r", "s"]);
        assert!(held[0].1.covers(7, "/1/7/", "city") && held[0].1.covers(3, "/3/", "county"));
        assert!(!held[0].1.covers(9, "/9/", "city") && held[1].1.is_all());
    }

    #[test]
    fn reaches_add_up_and_stay_apart_by_permission() {
        let person = authority(
            World::Business,
            vec![
                grant(World::Business, Permission::PartyRead, Reach::UnitsBelow),
                grant(World::Business, Permission::PartyRead, Reach::Level("county".into())),
                grant(World::Business, Permission::PartyEdit, Reach::OwnUnit),
            ],
        );
        let read = person.scope(Permission::PartyRead, 150).expect("granted");
        assert!(read.covers(9, "/1/7/9/", "city") && read.covers(3, "/3/", "county"));
        assert!(!read.covers(70, "/1/70/", "city"), "a path is compared by whole steps");
        let edit = person.scope(Permission::PartyEdit, 150).expect("granted");
        assert!(edit.covers(7, "/1/7/", "city") && !edit.covers(9, "/1/7/9/", "city"));
    }
}

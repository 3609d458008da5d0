//! What keeps the three administrators apart, and in office.

use crate::{Permission, PermissionSet, World};

/// A grant without an end of an account without an end: what a world can be left to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// The account.
    pub account: i64,
    /// The grant.
    pub grant: i64,
    /// The role.
    pub role: i64,
    /// What the role allows.
    pub permissions: PermissionSet,
}

/// What is about to be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// An account is disabled or gets an end.
    Account(i64),
    /// A grant is taken back.
    Grant(i64),
    /// A role is retired, or will allow only this.
    Role(i64, PermissionSet),
}

/// The act without which an administrator of a world is none; business has no such act.
pub fn heart_of(world: World) -> Option<Permission> {
    match world {
        World::Business => None,
        World::System => Some(Permission::PersonEdit),
        World::Security => Some(Permission::GrantPropose),
        World::Audit => Some(Permission::AuditRead),
    }
}

/// Whether a world still has an administrator after a loss. Nobody else could make a new one.
///
/// ```
/// use yunheng_access::{Hold, Loss, Permission, World, is_left_to_somebody};
/// let hold = |account| Hold { account, grant: account, role: 1, permissions: [Permission::PersonEdit].into_iter().collect() };
/// assert!(is_left_to_somebody(World::System, &[hold(1), hold(2)], Loss::Account(1)));
/// assert!(!is_left_to_somebody(World::System, &[hold(1)], Loss::Account(1)));
/// ```
pub fn is_left_to_somebody(world: World, holds: &[Hold], loss: Loss) -> bool {
    let Some(heart) = heart_of(world) else { return true };
    holds.iter().any(|hold| {
        hold.permissions.has(heart)
            && match loss {
                Loss::Account(account) => hold.account != account,
                Loss::Grant(grant) => hold.grant != grant,
                Loss::Role(role, left) => hold.role != role || left.has(heart),
            }
    })
}

/// Why somebody may not decide a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// It is their own.
    Own,
    /// It is about their own rights.
    OwnRights,
    /// Their right to decide, or the proposer's to propose, is lent by the other of the two.
    Lent,
}

/// Who stands on the two sides of a proposal.
#[derive(Debug, Clone, Copy)]
pub struct TwoPeople<'a> {
    /// Who proposed.
    pub proposed_by: i64,
    /// On whose behalf alone they could.
    pub proposed_for: Option<i64>,
    /// Who decides.
    pub decided_by: i64,
    /// On whose behalf alone they can; none when a grant of their own allows it.
    pub decided_for: &'a [i64],
    /// Accounts whose rights it changes.
    pub subjects: &'a [i64],
}

/// Whether the second person is a second person.
///
/// # Errors
/// The conflict.
pub fn check_two_people(people: TwoPeople<'_>) -> Result<(), Conflict> {
    let TwoPeople { proposed_by, proposed_for, decided_by, decided_for, subjects } = people;
    if decided_by == proposed_by {
        return Err(Conflict::Own);
    }
    if subjects.contains(&decided_by) {
        return Err(Conflict::OwnRights);
    }
    // Whoever lends the right and whoever borrows it are one will: of those who lend, one must be another.
    let first = |id: i64| id == proposed_by || Some(id) == proposed_for;
    let all_lent = !decided_for.is_empty() && decided_for.iter().all(|lender| first(*lender));
    if Some(decided_by) == proposed_for || all_lent { Err(Conflict::Lent) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(permission: Permission) -> PermissionSet {
        [permission].into_iter().collect()
    }

    fn hold(account: i64, grant: i64, role: i64, permission: Permission) -> Hold {
        Hold { account, grant, role, permissions: set(permission) }
    }

    #[test]
    fn every_world_of_administrators_has_a_heart_of_its_own() {
        for world in World::ADMINISTRATORS {
            let heart = heart_of(world).expect("an act");
            assert_eq!(heart.worlds(), [world]);
        }
        assert_eq!(heart_of(World::Business), None);
    }

    #[test]
    fn the_last_one_stays_whatever_is_taken_away() {
        let last = [hold(1, 10, 100, Permission::AuditRead), hold(2, 20, 200, Permission::AuditExport)];
        let nothing = PermissionSet::default();
        for loss in [
            Loss::Account(1),
            Loss::Grant(10),
            Loss::Role(100, nothing),
            Loss::Role(100, set(Permission::RoleRead)),
        ] {
            assert!(!is_left_to_somebody(World::Audit, &last, loss), "{loss:?}");
        }
        for loss in [
            Loss::Account(2),
            Loss::Grant(20),
            Loss::Role(200, nothing),
            Loss::Role(100, set(Permission::AuditRead)),
        ] {
            assert!(is_left_to_somebody(World::Audit, &last, loss), "{loss:?}");
        }
        let twice = [hold(1, 10, 100, Permission::AuditRead), hold(1, 11, 100, Permission::AuditRead)];
        assert!(!is_left_to_somebody(World::Audit, &twice, Loss::Account(1)), "one person with two grants");
        assert!(is_left_to_somebody(World::Audit, &twice, Loss::Grant(10)));
        assert!(is_left_to_somebody(World::Business, &[], Loss::Account(1)));
    }

    #[test]
    fn a_second_person_is_another_will() {
        let people =
            TwoPeople { proposed_by: 1, proposed_for: None, decided_by: 2, decided_for: &[], subjects: &[] };
        assert_eq!(check_two_people(people), Ok(()));
        assert_eq!(check_two_people(TwoPeople { decided_by: 1, ..people }), Err(Conflict::Own));
        assert_eq!(check_two_people(TwoPeople { subjects: &[3, 2], ..people }), Err(Conflict::OwnRights));
        assert_eq!(check_two_people(TwoPeople { decided_for: &[1], ..people }), Err(Conflict::Lent));
        assert_eq!(check_two_people(TwoPeople { decided_for: &[1, 5], ..people }), Ok(()));
        let lent = TwoPeople { proposed_for: Some(4), ..people };
        assert_eq!(check_two_people(TwoPeople { decided_by: 4, ..lent }), Err(Conflict::Lent));
        assert_eq!(check_two_people(TwoPeople { decided_for: &[4], ..lent }), Err(Conflict::Lent));
        assert_eq!(check_two_people(lent), Ok(()));
    }
}

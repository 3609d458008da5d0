//! A scope as a condition.

use sea_orm::Value;
use yunheng_access::Scope;

/// The columns of a query that a scope is compared with; one that the table lacks is `None` and matches nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScopeColumns {
    /// Id of the party that the row belongs to.
    pub party: Option<&'static str>,
    /// Its path in the unit tree.
    pub path: Option<&'static str>,
    /// Its level.
    pub level: Option<&'static str>,
    /// Id of the provider that serves the row's project.
    pub provider: Option<&'static str>,
}

/// The condition under which a row is in the scope, in brackets; its values are pushed. An empty scope matches nothing.
pub(crate) fn condition(scope: &Scope, columns: ScopeColumns, values: &mut Vec<Value>) -> String {
    if scope.is_all() {
        return "(1 = 1)".into();
    }
    let mut parts = Vec::new();
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    if let Some(column) = columns.party {
        parts.extend(scope.parties().iter().map(|id| format!("{column} = {}", bind((*id).into()))));
    }
    if let Some(column) = columns.provider {
        parts.extend(scope.providers().iter().map(|id| format!("{column} = {}", bind((*id).into()))));
    }
    if let Some(column) = columns.level {
        parts
            .extend(scope.levels().iter().map(|level| format!("{column} = {}", bind(level.as_str().into()))));
    }
    if let Some(column) = columns.path {
        for prefix in scope.path_prefixes() {
            // A range instead of LIKE, so that the index is used: `0` follows `/`.
            let end = format!("{}0", prefix.strip_suffix('/').unwrap_or(prefix));
            let (from, to) = (bind(prefix.as_str().into()), bind(end.into()));
            parts.push(format!("({column} >= {from} AND {column} < {to})"));
        }
    }
    if parts.is_empty() { "(1 = 0)".into() } else { format!("({})", parts.join(" OR ")) }
}

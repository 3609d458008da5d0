//! Clocks of a case: how the clock of a task or timer begins.

use super::clock::{Clock, Clocked, LeftOut, began, by_field, count, returned_clock};
use super::due::instant_ms;
use super::work::{Work, limit_of};
use crate::problem::Problem;
use yunheng_process::{Kind, Node, RETURN, ReturnedClock};
use yunheng_store::case;

/// From when a clock counts, and what it has left out so far.
#[derive(Debug, Clone)]
pub(super) struct Started {
    pub(super) from_ms: i64,
    pub(super) left_out: Vec<LeftOut>,
}

impl Work<'_, '_> {
    /// The clock of a task or timer that begins now; none when it has no limit.
    pub(super) async fn clock_of_new(&self, node: &Node) -> Result<Option<Clocked>, Problem> {
        let started = self.started(node).await?;
        self.clock(node, started).await
    }

    /// A clock that began at some time, counted now.
    pub(super) async fn clock(&self, node: &Node, started: Started) -> Result<Option<Clocked>, Problem> {
        let own = &node.settings;
        let (app, form) = (self.act.app(), &self.named.is.form);
        if let Some(field) = &own.due_field {
            let value = self.form[field.as_str()].as_str();
            return value.map(|value| by_field(app, &form.title(field), value, started.from_ms)).transpose();
        }
        let is_urgent = self.row.is_urgent == 1;
        let Some(limit) = limit_of(node, is_urgent) else { return Ok(None) };
        let of_form = own.limit_from.as_deref().and_then(|field| {
            let from_ms = self.form[field].as_str().and_then(instant_ms)?;
            Some((from_ms, form.title(field)))
        });
        let clock = Clock {
            pack: &self.row.pack,
            limit,
            from_ms: of_form.as_ref().map_or(started.from_ms, |(from_ms, _)| *from_ms),
            left_out: started.left_out,
            field: of_form.as_ref().map(|(_, title)| title.as_str()),
            is_urgent: is_urgent && own.urgent_limit.is_some(),
        };
        count(app, clock).await.map(Some)
    }

    /// From when a new clock counts: now, or since it first came when its person returned it and the rules let that clock go on.
    async fn started(&self, node: &Node) -> Result<Started, Problem> {
        let anew = Started { from_ms: self.counts_from_ms, left_out: Vec::new() };
        let host = match node.kind {
            Kind::Boundary { host, .. } => self.named.is.definition.process().nodes.get(host),
            _ => Some(node),
        };
        let Some(host) = host.filter(|host| host.settings.outcomes.iter().any(|word| word == RETURN)) else {
            return Ok(anew);
        };
        let tasks = case::tasks_of(self.act.db(), self.row.id).await?;
        let is_earlier = |task: &&case::TaskRow| {
            task.element == host.id.as_str() && task.review_of.is_none() && task.state != "open"
        };
        let Some(earlier) = tasks.iter().rfind(is_earlier) else { return Ok(anew) };
        let kept = earlier.due_basis.as_deref().and_then(began);
        let (Some((from_ms, mut left_out)), Some(closed_ms)) = (kept, earlier.closed_at_ms) else {
            return Ok(anew);
        };
        if earlier.outcome.as_deref() != Some(RETURN) {
            return Ok(anew);
        }
        let reading = match host.settings.returned {
            Some(reading) => reading,
            None => returned_clock(self.act.app(), &self.row.pack).await?,
        };
        match reading {
            ReturnedClock::Anew => return Ok(anew),
            ReturnedClock::Kept => {}
            ReturnedClock::Paused => {
                let why = "退回补正期间".to_owned();
                left_out.push(LeftOut::new("returned", closed_ms, Some(self.counts_from_ms), why)?);
            }
        }
        Ok(Started { from_ms, left_out })
    }
}

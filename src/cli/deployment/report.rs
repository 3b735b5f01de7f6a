//! What a plan or a run shows: a line for each resource that changes, what changes in it, and the sum.

use crate::cli::output::Render;
use crate::cli::work::{what, words};
use crate::domain::change::Action;
use crate::domain::deployment::{Item, Outcome, Report, Summary, Verb};

impl Render for Report {
    fn human(&self) -> String {
        plan(self)
    }

    fn names(&self) -> Vec<String> {
        self.items
            .iter()
            .map(|item| item.resource.to_string())
            .collect()
    }

    fn items(&self) -> Vec<serde_json::Value> {
        let items = self.items.iter().map(serde_json::to_value);
        items.filter_map(Result::ok).collect()
    }
}

/// The resources that are not as wanted, and the sum of all.
pub(super) fn plan(report: &Report) -> String {
    let mut lines: Vec<String> = Vec::new();
    for item in &report.items {
        if item.outcome == Outcome::Unchanged {
            continue;
        }
        lines.push(line(item));
        lines.extend(details(item));
    }
    lines.push(sum(report));
    lines.join("\n")
}

fn line(item: &Item) -> String {
    let message = item
        .message
        .as_ref()
        .map_or_else(String::new, |message| format!(": {message}"));
    format!("{} {}{message}", item.outcome.sign(), item.resource)
}

/// What changes in a resource that exists.
fn details(item: &Item) -> Vec<String> {
    if item.outcome != Outcome::Updated {
        return Vec::new();
    }
    let of_action = |action: &Action| match action.differences.as_slice() {
        [] | [_] => vec![format!("    {}", words(action))],
        differences => {
            let changes = differences
                .iter()
                .map(|difference| format!("        {difference}"));
            let what = format!("    {}", what(action));
            std::iter::once(what).chain(changes).collect()
        }
    };
    item.actions.iter().flat_map(of_action).collect()
}

fn sum(report: &Report) -> String {
    let Summary {
        created,
        updated,
        deleted,
        unchanged,
        kept,
        failed,
        skipped,
    } = report.summary;
    let words: [(usize, &str, &str); 7] = [
        (created, "to create", "created"),
        (updated, "to change", "changed"),
        (deleted, "to delete", "deleted"),
        (unchanged, "unchanged", "unchanged"),
        (kept, "left alone", "left alone"),
        (failed, "failed", "failed"),
        (skipped, "skipped", "skipped"),
    ];
    let parts = words.iter().filter(|(count, ..)| *count > 0);
    let parts = parts.map(|(count, planned, done)| {
        format!("{count} {}", if report.dry_run { planned } else { done })
    });
    let parts: Vec<_> = parts.collect();
    let parts = if parts.is_empty() {
        "nothing to do".to_owned()
    } else {
        parts.join(", ")
    };
    format!("{}: {parts}", report.deployment)
}

/// What is asked before a plan is carried out.
pub(super) fn question(plan: &Report) -> String {
    let Summary {
        created,
        updated,
        deleted,
        ..
    } = plan.summary;
    let where_to = format!("in account {}, Region {}", plan.account, plan.region);
    match plan.verb {
        Verb::Destroy => format!(
            "delete {deleted} resources of `{}` {where_to}?",
            plan.deployment
        ),
        _ => format!(
            "create {created}, change {updated}, delete {deleted} resources of `{}` {where_to}?",
            plan.deployment
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Difference;
    use crate::domain::deployment::{Subject, SubjectKind};

    #[test]
    fn several_changes_of_a_resource_have_a_line_each() {
        let difference = |field: &str| Difference {
            field: field.to_owned(),
            from: Some("a".to_owned()),
            to: Some("b".to_owned()),
        };
        let action = |differences| Action {
            action: "update-thing",
            object: "lamp".to_owned(),
            differences,
        };
        let item = Item {
            resource: Subject::new(SubjectKind::Device, "lamp"),
            outcome: Outcome::Updated,
            actions: vec![
                action(vec![difference("owner")]),
                action(vec![difference("owner"), difference("site")]),
            ],
            warnings: Vec::new(),
            message: None,
            error: None,
            seconds: 0.0,
        };
        let lines = [
            "    update thing lamp (owner is `a`, wanted is `b`)",
            "    update thing lamp",
            "        owner is `a`, wanted is `b`",
            "        site is `a`, wanted is `b`",
        ];
        assert_eq!(details(&item), lines);
    }
}

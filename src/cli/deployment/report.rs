//! What a plan or a run shows: a line for each resource that changes, what changes in it, and the sum.

use std::collections::HashMap;

use serde::Serialize;

use crate::cli::output::Render;
use crate::cli::work::what;
use crate::domain::change::Action;
use crate::domain::deployment::{FULL_DISK, Item, Outcome, Report, Summary, Verb};

/// Warnings of one sort that are told each.
const FEW: usize = 3;

/// A report as it is shown: of resources that stay as they are only the number, unless `all` are to be shown.
#[derive(Debug, Serialize)]
pub(super) struct Shown<'a> {
    #[serde(flatten)]
    pub(super) report: &'a Report,
    #[serde(skip)]
    pub(super) all: bool,
}

impl Render for Shown<'_> {
    fn human(&self) -> String {
        plan(self.report, self.all)
    }

    fn names(&self) -> Vec<String> {
        let items = self.report.items.iter();
        let stays = |item: &Item| matches!(item.outcome, Outcome::Unchanged | Outcome::Kept);
        items
            .filter(|item| self.all || !stays(item))
            .map(|item| item.resource.to_string())
            .collect()
    }

    fn items(&self) -> Vec<serde_json::Value> {
        let items = self.report.items.iter().map(serde_json::to_value);
        items.filter_map(Result::ok).collect()
    }
}

/// The resources that are not as wanted, or `all` of them, and the sum of all.
pub(super) fn plan(report: &Report, all: bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    let is_told = |item: &&Item| item.message.as_deref() == Some(FULL_DISK);
    for item in &report.items {
        if (item.outcome == Outcome::Unchanged || is_told(&item)) && !all {
            continue;
        }
        lines.push(line(item));
        lines.extend(details(item));
    }
    let more = report.items.iter().filter(is_told).count();
    if more > 0 && !all {
        let sign = Outcome::Skipped.sign();
        lines.push(format!("{sign} and {more} more: {FULL_DISK}"));
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
        [] => vec![format!("    {}", what(action))],
        [difference] => vec![format!("    {} ({difference})", what(action))],
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
    // What is not there needs no taking down.
    let stays = match report.verb {
        Verb::Destroy => "not there",
        _ => "unchanged",
    };
    let words: [(usize, &str, &str); 7] = [
        (created, "to create", "created"),
        (updated, "to change", "changed"),
        (deleted, "to delete", "deleted"),
        (unchanged, stays, stays),
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
    } else if report.verb == Verb::Destroy && unchanged == report.items.len() {
        "nothing is left of it".to_owned()
    } else {
        parts.join(", ")
    };
    format!("{}: {parts}", report.deployment)
}

/// What is to be known about the resources, a line each; one line for many of which the same is to be known, but for names.
pub(super) fn warnings(items: &[Item]) -> Vec<String> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for item in items {
        for warning in &item.warnings {
            let same = warning.split('`').step_by(2).collect::<String>();
            let at = *known.entry(same).or_insert(groups.len());
            if at == groups.len() {
                groups.push(Vec::new());
            }
            groups[at].push(format!("{}: {warning}", item.resource));
        }
    }
    let lines = groups.into_iter().flat_map(|lines| match lines.len() {
        0..=FEW => lines,
        count => {
            let first = lines.into_iter().next().unwrap_or_default();
            vec![format!("{first} (and likewise {} more)", count - 1)]
        }
    });
    lines.collect()
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

    #[test]
    fn many_warnings_of_one_sort_are_one_line() {
        let item = |n: usize, warning: String| Item {
            resource: Subject::new(SubjectKind::Device, format!("d{n}")),
            outcome: Outcome::Created,
            actions: Vec::new(),
            warnings: vec![warning],
            message: None,
            error: None,
            seconds: 0.0,
        };
        let gone = |n| item(n, format!("the certificate `{n}` is gone"));
        let mut items: Vec<Item> = (0..3).map(gone).collect();
        items.push(item(9, "something else".to_owned()));
        assert_eq!(warnings(&items).len(), 4);
        items.push(gone(3));
        let told = warnings(&items);
        let first = "device.d0: the certificate `0` is gone (and likewise 3 more)";
        assert_eq!(told, [first, "device.d9: something else"]);
    }
}

//! Lists in the order of creation, with `marker`, `pageSize` and `isAscendingOrder`: certificates and policies.

use std::cmp::Ordering;

use serde_json::{Value, json};

use crate::sandbox::api::wire::{ApiError, Page, Request};
use crate::sandbox::store::documents::Stored;

/// Separates creation time and name in a marker; neither contains it.
const SEPARATOR: char = '|';

/// Which part of a list is asked for.
#[derive(Debug)]
pub(super) struct Part {
    page: Page,
    /// Oldest first; AWS shows the newest first unless asked otherwise.
    pub(super) ascending: bool,
    after: Option<(f64, String)>,
}

impl Part {
    /// Reads the part from the query; `size` items unless `pageSize` is given.
    pub(super) fn of(request: &Request, size: usize) -> Result<Self, ApiError> {
        let page = Page::of(request, "pageSize", "marker", size)?;
        let after = match &page.after {
            None => None,
            Some(key) => {
                Some(parse_key(key).ok_or_else(|| ApiError::invalid("marker is not valid"))?)
            }
        };
        Ok(Self {
            page,
            ascending: request.query_flag("isAscendingOrder")?,
            after,
        })
    }

    /// Creation time and name of the last item of the page before.
    pub(super) fn after(&self) -> Option<(f64, &str)> {
        self.after
            .as_ref()
            .map(|(time, name)| (*time, name.as_str()))
    }

    /// How many items to read: one more than are shown.
    pub(super) fn limit(&self) -> usize {
        self.page.size + 1
    }

    /// Of all resources of a kind, those of the part, in its order.
    pub(super) fn select<D>(&self, mut all: Vec<Stored<D>>) -> Vec<Stored<D>> {
        let key = |item: &Stored<D>| (item.created_at, item.name.clone());
        let compare =
            |a: &(f64, String), b: &(f64, String)| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1));
        all.sort_by(|a, b| {
            let order = compare(&key(a), &key(b));
            if self.ascending {
                order
            } else {
                order.reverse()
            }
        });
        if let Some(after) = &self.after {
            let behind = if self.ascending {
                Ordering::Greater
            } else {
                Ordering::Less
            };
            all.retain(|item| compare(&key(item), after) == behind);
        }
        all.truncate(self.limit());
        all
    }

    /// The answer: what was read under `member`, each item as `shown`; `key` is its creation time and name.
    pub(super) fn answer<T>(
        &self,
        member: &str,
        mut items: Vec<T>,
        key: impl Fn(&T) -> (f64, &str),
        shown: impl Fn(&T) -> Value,
    ) -> Value {
        let next = self.page.cut(&mut items, |item| {
            let (time, name) = key(item);
            format!("{time}{SEPARATOR}{name}")
        });
        let items: Vec<_> = items.iter().map(shown).collect();
        listing(member, &items, next)
    }
}

fn parse_key(key: &str) -> Option<(f64, String)> {
    let (time, name) = key.split_once(SEPARATOR)?;
    Some((time.parse().ok()?, name.to_owned()))
}

/// A list answer: `items` under `member`, with the marker of the next page if there is one.
pub(super) fn listing(member: &str, items: &[Value], next: Option<String>) -> Value {
    let mut answer = json!({ member: items });
    if let Some(marker) = next {
        answer["nextMarker"] = Value::from(marker);
    }
    answer
}

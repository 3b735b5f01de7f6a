//! The fleet index.

use std::collections::BTreeMap;

use super::Iot;
use super::things::attributes_of;
use crate::aws::call::{all_pages, call};
use crate::aws::error::AwsError;

/// Things asked for per page: "This maximum number cannot exceed 100" (service model, `SearchIndex`).
const PAGE: i32 = 100;

/// A thing as the fleet index knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedThing {
    /// Name.
    pub name: String,
    /// Its type.
    pub type_name: Option<String>,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Groups it is in.
    pub groups: Vec<String>,
    /// Whether it is connected, where connections are indexed.
    pub connected: Option<bool>,
}

impl Iot {
    /// The things that a query of the fleet index finds.
    pub async fn search_things(&self, query: &str) -> Result<Vec<IndexedThing>, AwsError> {
        all_pages("SearchIndex", async |token| {
            let request = self.client.search_index();
            let request = request
                .query_string(query)
                .max_results(PAGE)
                .set_next_token(token);
            let answer = call!(self, "SearchIndex", request)?;
            let things = answer.things.into_iter().flatten();
            let things = things.map(|thing| IndexedThing {
                name: thing.thing_name.unwrap_or_default(),
                type_name: thing.thing_type_name,
                attributes: attributes_of(thing.attributes),
                groups: thing.thing_group_names.unwrap_or_default(),
                connected: thing.connectivity.and_then(|found| found.connected),
            });
            Ok((things.collect(), answer.next_token))
        })
        .await
    }
}

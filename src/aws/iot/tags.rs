//! Tags of IoT resources.

use std::collections::BTreeMap;

use aws_sdk_iot::types::Tag;

use super::Iot;
use crate::aws::call::{all_pages, call};
use crate::aws::error::AwsError;

/// Tags as the SDK takes them; nothing if there are none.
pub(super) fn tags(labels: &BTreeMap<String, String>) -> Option<Vec<Tag>> {
    let tag = |(key, value): (&String, &String)| Tag::builder().key(key).value(value).build().ok();
    (!labels.is_empty()).then(|| labels.iter().filter_map(tag).collect())
}

impl Iot {
    /// The tags of a resource; none where a stand-in for AWS has no such operation.
    pub async fn tags(&self, arn: &str) -> Result<BTreeMap<String, String>, AwsError> {
        let tags = all_pages("ListTagsForResource", async |token| {
            let request = self.client.list_tags_for_resource();
            let request = request.resource_arn(arn).set_next_token(token);
            let answer = call!(self, "ListTagsForResource", request)?;
            let tags = answer.tags.into_iter().flatten();
            let pairs = tags.map(|tag| (tag.key, tag.value.unwrap_or_default()));
            Ok((pairs.collect(), answer.next_token))
        });
        match tags.await {
            Ok(tags) => Ok(tags.into_iter().collect()),
            Err(error) if self.lacks(&error) => Ok(BTreeMap::new()),
            Err(error) => Err(error),
        }
    }

    /// Sets tags beside those that are there.
    pub async fn tag(&self, arn: &str, labels: &BTreeMap<String, String>) -> Result<(), AwsError> {
        let request = self.client.tag_resource();
        let request = request.resource_arn(arn).set_tags(tags(labels));
        call!(self, "TagResource", request).map(drop)
    }
}

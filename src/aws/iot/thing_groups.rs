//! Thing groups and who is in them.

use std::collections::BTreeMap;

use aws_sdk_iot::types::{AttributePayload, ThingGroupProperties};

use super::tags::tags;
use super::things::{AttributeChanges, attributes_of, merged, payload};
use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::{AttributeName, AttributeValue, ThingGroupName, ThingName};

/// A thing group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingGroup {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Description.
    pub description: Option<String>,
    /// The group it is in.
    pub parent: Option<String>,
    /// The groups above it, from the top to its parent.
    pub path: Vec<String>,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Counts up with every change.
    pub version: i64,
    /// The query that decides who is in it, if it is a dynamic group.
    pub query: Option<String>,
}

/// A thing group in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingGroupEntry {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
}

/// Which thing groups a list has.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThingGroupFilter<'a> {
    /// Those in this group.
    pub parent: Option<&'a ThingGroupName>,
    /// Those whose names begin so.
    pub prefix: Option<&'a str>,
    /// Also those further below, or not; AWS decides where this is left open.
    pub recursive: Option<bool>,
}

/// What a thing group is created with besides its name.
#[derive(Debug, Clone, Default)]
pub struct NewThingGroup<'a> {
    /// The group it is in, for good.
    pub parent: Option<&'a ThingGroupName>,
    /// Description.
    pub description: Option<&'a str>,
    /// Its attributes.
    pub attributes: BTreeMap<AttributeName, AttributeValue>,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

fn properties(
    description: Option<&str>,
    attributes: Option<AttributePayload>,
) -> ThingGroupProperties {
    ThingGroupProperties::builder()
        .set_thing_group_description(description.map(str::to_owned))
        .set_attribute_payload(attributes)
        .build()
}

impl Iot {
    /// A thing group.
    pub async fn thing_group(&self, name: &ThingGroupName) -> Result<Option<ThingGroup>, AwsError> {
        let request = self.client.describe_thing_group();
        let request = request.thing_group_name(name.as_str());
        let Some(answer) = found(call!(self, "DescribeThingGroup", request))? else {
            return Ok(None);
        };
        let mut group = ThingGroup {
            name: answer.thing_group_name.unwrap_or_default(),
            arn: answer.thing_group_arn.unwrap_or_default(),
            description: None,
            parent: None,
            path: Vec::new(),
            attributes: BTreeMap::new(),
            version: answer.version,
            query: answer.query_string,
        };
        if let Some(properties) = answer.thing_group_properties {
            let description = properties.thing_group_description;
            group.description = description.filter(|text| !text.is_empty());
            let payload = properties.attribute_payload;
            group.attributes = attributes_of(payload.and_then(|payload| payload.attributes));
        }
        if let Some(metadata) = answer.thing_group_metadata {
            group.parent = metadata.parent_group_name;
            let path = metadata.root_to_parent_thing_groups.into_iter().flatten();
            group.path = path.filter_map(|above| above.group_name).collect();
        }
        Ok(Some(group))
    }

    /// The thing groups that pass the filter; `None` if there is no such parent.
    pub async fn list_thing_groups(
        &self,
        filter: ThingGroupFilter<'_>,
    ) -> Result<Option<Vec<ThingGroupEntry>>, AwsError> {
        let groups = all_pages("ListThingGroups", async |token| {
            let request = self.client.list_thing_groups();
            let request = request
                .set_parent_group(filter.parent.map(|name| name.as_str().to_owned()))
                .set_name_prefix_filter(filter.prefix.map(str::to_owned))
                .set_recursive(filter.recursive)
                .max_results(page_size())
                .set_next_token(token);
            let answer = call!(self, "ListThingGroups", request)?;
            let groups = answer.thing_groups.into_iter().flatten();
            let groups = groups.map(|group| ThingGroupEntry {
                name: group.group_name.unwrap_or_default(),
                arn: group.group_arn.unwrap_or_default(),
            });
            Ok((groups.collect(), answer.next_token))
        });
        found(groups.await)
    }

    /// Creates a thing group; the same again is no error.
    pub async fn create_thing_group(
        &self,
        name: &ThingGroupName,
        new: &NewThingGroup<'_>,
    ) -> Result<(), AwsError> {
        let given = new.description.is_some() || !new.attributes.is_empty();
        let properties = given.then(|| properties(new.description, payload(&new.attributes)));
        let request = self.client.create_thing_group();
        let request = request
            .thing_group_name(name.as_str())
            .set_parent_group_name(new.parent.map(|name| name.as_str().to_owned()))
            .set_thing_group_properties(properties)
            .set_tags(tags(&new.tags));
        call!(self, "CreateThingGroup", request).map(drop)
    }

    /// Changes description, if one is given, and these attributes of a thing group.
    pub async fn update_thing_group(
        &self,
        name: &ThingGroupName,
        description: Option<&str>,
        attributes: &AttributeChanges,
        expected_version: Option<i64>,
    ) -> Result<(), AwsError> {
        let request = self.client.update_thing_group();
        let request = request
            .thing_group_name(name.as_str())
            .thing_group_properties(properties(description, merged(attributes)))
            .set_expected_version(expected_version);
        call!(self, "UpdateThingGroup", request).map(drop)
    }

    /// Deletes a thing group that no group is in; one that is gone is no error.
    pub async fn delete_thing_group(
        &self,
        name: &ThingGroupName,
        expected_version: Option<i64>,
    ) -> Result<(), AwsError> {
        let request = self.client.delete_thing_group();
        let request = request
            .thing_group_name(name.as_str())
            .set_expected_version(expected_version);
        found(call!(self, "DeleteThingGroup", request)).map(drop)
    }

    /// Names of the things in a group, with `recursive` also in the groups below it; `None` if there is no such group.
    pub async fn things_in_group(
        &self,
        name: &ThingGroupName,
        recursive: bool,
    ) -> Result<Option<Vec<String>>, AwsError> {
        let things = all_pages("ListThingsInThingGroup", async |token| {
            let request = self.client.list_things_in_thing_group();
            let request = request
                .thing_group_name(name.as_str())
                .recursive(recursive)
                .max_results(page_size())
                .set_next_token(token);
            let answer = call!(self, "ListThingsInThingGroup", request)?;
            Ok((answer.things.unwrap_or_default(), answer.next_token))
        });
        found(things.await)
    }

    /// Names of the groups a thing is in; none if there is no such thing.
    pub async fn thing_groups(&self, name: &ThingName) -> Result<Vec<String>, AwsError> {
        let groups = all_pages("ListThingGroupsForThing", async |token| {
            let request = self.client.list_thing_groups_for_thing();
            let request = request
                .thing_name(name.as_str())
                .max_results(page_size())
                .set_next_token(token);
            let answer = call!(
                self,
                list_thing_groups_for_thing::ListThingGroupsForThing,
                request
            )?;
            let names = answer.thing_groups.into_iter().flatten();
            Ok((
                names.filter_map(|group| group.group_name).collect(),
                answer.next_token,
            ))
        });
        Ok(found(groups.await)?.unwrap_or_default())
    }

    /// Puts a thing into a group; again is no error.
    pub async fn add_to_group(
        &self,
        thing: &ThingName,
        group: &ThingGroupName,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .add_thing_to_thing_group()
            .thing_name(thing.as_str())
            .thing_group_name(group.as_str());
        call!(
            self,
            add_thing_to_thing_group::AddThingToThingGroup,
            request
        )
        .map(drop)
    }

    /// Takes a thing out of a group; one that is not in it, or gone, is no error.
    pub async fn remove_from_group(
        &self,
        thing: &ThingName,
        group: &ThingGroupName,
    ) -> Result<(), AwsError> {
        let request = self.client.remove_thing_from_thing_group();
        let request = request
            .thing_name(thing.as_str())
            .thing_group_name(group.as_str());
        found(call!(
            self,
            remove_thing_from_thing_group::RemoveThingFromThingGroup,
            request
        ))
        .map(drop)
    }
}

//! Things. The principals attached to them are in [`super::thing_principals`].

use std::collections::{BTreeMap, HashMap};

use aws_sdk_iot::types::AttributePayload;

use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::{AttributeName, AttributeValue, ThingName, ThingTypeName};

/// A thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Its type.
    pub type_name: Option<String>,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Counts up with every change.
    pub version: i64,
}

/// Which things a list has.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThingFilter<'a> {
    /// Those of this type.
    pub type_name: Option<&'a ThingTypeName>,
    /// Those with this attribute.
    pub attribute: Option<(&'a AttributeName, &'a AttributeValue)>,
}

/// What becomes of attributes: each gets its value, and one without a value is removed.
pub type AttributeChanges = BTreeMap<AttributeName, Option<AttributeValue>>;

/// What becomes of a thing's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeChange {
    /// It is of this type.
    To(ThingTypeName),
    /// It has no type any more.
    Removed,
}

impl TypeChange {
    /// The type afterwards.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::To(name) => Some(name.as_str()),
            Self::Removed => None,
        }
    }
}

/// What `UpdateThing` changes; all else stays.
#[derive(Debug, Clone, Default)]
pub struct ThingChange {
    /// What becomes of its type.
    pub type_name: Option<TypeChange>,
    /// Attributes set and removed.
    pub attributes: AttributeChanges,
    /// The version that the thing must have.
    pub expected_version: Option<i64>,
}

/// Attributes as the SDK answers them, sorted.
pub(super) fn attributes_of(found: Option<HashMap<String, String>>) -> BTreeMap<String, String> {
    found.into_iter().flatten().collect()
}

/// The attributes a new thing or group begins with; nothing if there are none. Creating takes no `merge`.
pub(super) fn payload(
    attributes: &BTreeMap<AttributeName, AttributeValue>,
) -> Option<AttributePayload> {
    let mut payload = AttributePayload::builder();
    for (name, value) in attributes {
        payload = payload.attributes(name.as_str(), value.as_str());
    }
    (!attributes.is_empty()).then(|| payload.build())
}

/// Attributes set and removed beside those that stay; nothing if there are none.
pub(super) fn merged(changes: &AttributeChanges) -> Option<AttributePayload> {
    let mut payload = AttributePayload::builder().merge(true);
    for (name, value) in changes {
        // An empty value removes the attribute (service model, `AttributePayload`).
        let value = value.as_ref().map_or("", AttributeValue::as_str);
        payload = payload.attributes(name.as_str(), value);
    }
    (!changes.is_empty()).then(|| payload.build())
}

impl Iot {
    /// A thing.
    pub async fn thing(&self, name: &ThingName) -> Result<Option<Thing>, AwsError> {
        let request = self.client.describe_thing().thing_name(name.as_str());
        let answer = found(call!(self, describe_thing::DescribeThing, request))?;
        Ok(answer.map(|thing| Thing {
            name: thing.thing_name.unwrap_or_default(),
            arn: thing.thing_arn.unwrap_or_default(),
            type_name: thing.thing_type_name,
            attributes: attributes_of(thing.attributes),
            version: thing.version,
        }))
    }

    /// The things that pass the filter.
    pub async fn things(&self, filter: ThingFilter<'_>) -> Result<Vec<Thing>, AwsError> {
        all_pages("ListThings", async |token| {
            let attribute = filter.attribute;
            let request = self.client.list_things();
            let request = request
                .set_thing_type_name(filter.type_name.map(|name| name.as_str().to_owned()))
                .set_attribute_name(attribute.map(|(name, _)| name.as_str().to_owned()))
                .set_attribute_value(attribute.map(|(_, value)| value.as_str().to_owned()))
                .max_results(page_size())
                .set_next_token(token);
            let answer = call!(self, "ListThings", request)?;
            let things = answer.things.into_iter().flatten().map(|thing| Thing {
                name: thing.thing_name.unwrap_or_default(),
                arn: thing.thing_arn.unwrap_or_default(),
                type_name: thing.thing_type_name,
                attributes: attributes_of(thing.attributes),
                version: thing.version,
            });
            Ok((things.collect(), answer.next_token))
        })
        .await
    }

    /// Creates a thing; the same again is no error.
    pub async fn create_thing(
        &self,
        name: &ThingName,
        type_name: Option<&ThingTypeName>,
        attributes: &BTreeMap<AttributeName, AttributeValue>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_thing()
            .thing_name(name.as_str())
            .set_thing_type_name(type_name.map(|name| name.as_str().to_owned()))
            .set_attribute_payload(payload(attributes));
        call!(self, create_thing::CreateThing, request).map(drop)
    }

    /// Changes a thing.
    pub async fn update_thing(
        &self,
        name: &ThingName,
        change: &ThingChange,
    ) -> Result<(), AwsError> {
        let type_name = change.type_name.as_ref();
        let removes_type = type_name == Some(&TypeChange::Removed);
        let request = self.client.update_thing().thing_name(name.as_str());
        let request = request
            .set_thing_type_name(type_name.and_then(TypeChange::name).map(str::to_owned))
            .set_remove_thing_type(removes_type.then_some(true))
            .set_attribute_payload(merged(&change.attributes))
            .set_expected_version(change.expected_version);
        call!(self, update_thing::UpdateThing, request).map(drop)
    }

    /// Deletes a thing that no principal is attached to; one that is gone is no error.
    pub async fn delete_thing(
        &self,
        name: &ThingName,
        expected_version: Option<i64>,
    ) -> Result<(), AwsError> {
        let request = self.client.delete_thing().thing_name(name.as_str());
        let request = request.set_expected_version(expected_version);
        found(call!(self, delete_thing::DeleteThing, request)).map(drop)
    }
}

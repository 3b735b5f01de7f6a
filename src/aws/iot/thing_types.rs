//! Thing types.

use std::collections::BTreeMap;

use aws_sdk_iot::types::{
    Mqtt5Configuration, PropagatingAttribute as SdkPropagatingAttribute, ThingTypeDefinition,
    ThingTypeMetadata, ThingTypeProperties,
};

use super::tags::tags;
use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::{AttributeName, ThingTypeName};

/// Something that AWS adds to the MQTT 5 messages of things of a type, as a user property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropagatingAttribute {
    /// Name of the user property.
    pub key: String,
    /// The attribute of the thing that is its value.
    pub thing_attribute: Option<String>,
    /// The attribute of the connection that is its value, such as `iot:ClientId`.
    pub connection_attribute: Option<String>,
}

/// A thing type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingType {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Description.
    pub description: Option<String>,
    /// Attributes that things of it can be searched by, sorted.
    pub searchable: Vec<String>,
    /// What AWS adds to the MQTT 5 messages of things of it.
    pub propagating: Vec<PropagatingAttribute>,
    /// Whether no thing can get it any more.
    pub deprecated: bool,
    /// Seconds since 1970 at which it was deprecated, if it is.
    pub deprecated_at: Option<i64>,
}

impl ThingType {
    fn new(
        name: Option<String>,
        arn: Option<String>,
        properties: Option<ThingTypeProperties>,
        metadata: Option<&ThingTypeMetadata>,
    ) -> Self {
        let mut searchable = Vec::new();
        let mut propagating = Vec::new();
        let mut description = None;
        if let Some(properties) = properties {
            description = properties.thing_type_description;
            searchable = properties.searchable_attributes.unwrap_or_default();
            let mqtt5 = properties.mqtt5_configuration;
            let added = mqtt5.and_then(|mqtt5| mqtt5.propagating_attributes);
            propagating.extend(added.into_iter().flatten().map(PropagatingAttribute::from));
        }
        searchable.sort();
        let deprecated_at = metadata.and_then(ThingTypeMetadata::deprecation_date);
        Self {
            name: name.unwrap_or_default(),
            arn: arn.unwrap_or_default(),
            description: description.filter(|text| !text.is_empty()),
            searchable,
            propagating,
            deprecated: metadata.is_some_and(ThingTypeMetadata::deprecated),
            deprecated_at: deprecated_at.map(aws_sdk_iot::primitives::DateTime::secs),
        }
    }
}

impl From<SdkPropagatingAttribute> for PropagatingAttribute {
    fn from(found: SdkPropagatingAttribute) -> Self {
        Self {
            key: found.user_property_key.unwrap_or_default(),
            thing_attribute: found.thing_attribute,
            connection_attribute: found.connection_attribute,
        }
    }
}

impl From<&PropagatingAttribute> for SdkPropagatingAttribute {
    fn from(wanted: &PropagatingAttribute) -> Self {
        Self::builder()
            .user_property_key(&wanted.key)
            .set_thing_attribute(wanted.thing_attribute.clone())
            .set_connection_attribute(wanted.connection_attribute.clone())
            .build()
    }
}

impl From<ThingTypeDefinition> for ThingType {
    fn from(found: ThingTypeDefinition) -> Self {
        let metadata = found.thing_type_metadata;
        Self::new(
            found.thing_type_name,
            found.thing_type_arn,
            found.thing_type_properties,
            metadata.as_ref(),
        )
    }
}

impl Iot {
    /// A thing type.
    pub async fn thing_type(&self, name: &ThingTypeName) -> Result<Option<ThingType>, AwsError> {
        let request = self.client.describe_thing_type();
        let request = request.thing_type_name(name.as_str());
        let answer = found(call!(self, "DescribeThingType", request))?;
        Ok(answer.map(|found| {
            ThingType::new(
                found.thing_type_name,
                found.thing_type_arn,
                found.thing_type_properties,
                found.thing_type_metadata.as_ref(),
            )
        }))
    }

    /// All thing types.
    pub async fn thing_types(&self) -> Result<Vec<ThingType>, AwsError> {
        all_pages("ListThingTypes", async |token| {
            let request = self.client.list_thing_types();
            let request = request.max_results(page_size()).set_next_token(token);
            let answer = call!(self, "ListThingTypes", request)?;
            let found = answer.thing_types.into_iter().flatten();
            Ok((found.map(ThingType::from).collect(), answer.next_token))
        })
        .await
    }

    /// Creates a thing type.
    pub async fn create_thing_type(
        &self,
        name: &ThingTypeName,
        description: Option<&str>,
        searchable: &[AttributeName],
        labels: &BTreeMap<String, String>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_thing_type()
            .thing_type_name(name.as_str())
            .set_thing_type_properties(properties(description, searchable))
            .set_tags(tags(labels));
        call!(self, "CreateThingType", request).map(drop)
    }

    /// Gives a thing type these properties in the place of all it has. Whether AWS keeps a property that is left out is not
    /// documented, so none is.
    pub async fn update_thing_type(
        &self,
        name: &ThingTypeName,
        description: &str,
        searchable: &[String],
        propagating: &[PropagatingAttribute],
    ) -> Result<(), AwsError> {
        let added = propagating.iter().map(SdkPropagatingAttribute::from);
        let mqtt5 = Mqtt5Configuration::builder()
            .set_propagating_attributes(Some(added.collect()))
            .build();
        let properties = ThingTypeProperties::builder()
            .thing_type_description(description)
            .set_searchable_attributes(Some(searchable.to_vec()))
            .set_mqtt5_configuration((!propagating.is_empty()).then_some(mqtt5))
            .build();
        let request = self.client.update_thing_type();
        let request = request
            .thing_type_name(name.as_str())
            .thing_type_properties(properties);
        call!(self, "UpdateThingType", request).map(drop)
    }

    /// Deprecates a thing type, or with `undo` takes that back.
    pub async fn deprecate_thing_type(
        &self,
        name: &ThingTypeName,
        undo: bool,
    ) -> Result<(), AwsError> {
        let request = self.client.deprecate_thing_type();
        let request = request.thing_type_name(name.as_str()).undo_deprecate(undo);
        call!(self, "DeprecateThingType", request).map(drop)
    }

    /// Deletes a thing type that no thing has and that is deprecated for five minutes; one that is gone is no error.
    pub async fn delete_thing_type(&self, name: &ThingTypeName) -> Result<(), AwsError> {
        let request = self.client.delete_thing_type();
        let request = request.thing_type_name(name.as_str());
        found(call!(self, "DeleteThingType", request)).map(drop)
    }

    /// Whether any thing is of a type.
    pub async fn has_things_of_type(&self, name: &ThingTypeName) -> Result<bool, AwsError> {
        let first = all_pages("ListThings", async |token| {
            let request = self.client.list_things();
            let request = request
                .thing_type_name(name.as_str())
                .max_results(page_size())
                .set_next_token(token);
            let answer = call!(self, "ListThings", request)?;
            let things = answer.things.unwrap_or_default();
            // One thing is enough.
            let next = answer.next_token.filter(|_| things.is_empty());
            Ok((things, next))
        });
        Ok(!first.await?.is_empty())
    }
}

fn properties(
    description: Option<&str>,
    searchable: &[AttributeName],
) -> Option<ThingTypeProperties> {
    if description.is_none() && searchable.is_empty() {
        return None;
    }
    let names = searchable.iter().map(|name| name.as_str().to_owned());
    let properties = ThingTypeProperties::builder()
        .set_thing_type_description(description.map(str::to_owned))
        .set_searchable_attributes((!searchable.is_empty()).then(|| names.collect()));
    Some(properties.build())
}

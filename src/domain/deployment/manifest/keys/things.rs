//! Keys of thing types and thing groups.

use super::super::read::{At, Entries, table};
use crate::model::name::{AttributeName, AttributeValue, PolicyName, ThingGroupName};

table! {
    /// A thing type: what things of a kind have in common. AWS changes none of it later, and deletes a type five minutes after
    /// it was deprecated at the earliest.
    ThingTypeKeys {
        /// What it is for, in words.
        description: String = "description", "\"Radiator thermostats\"";
        /// Attributes that things of it can be searched by, at most three.
        searchable: Vec<At<AttributeName>> = "searchable" [default "[]"], "[\"owner\"]";
    }
}

table! {
    /// A static thing group.
    ThingGroupKeys {
        /// The group above it, one of this file. It cannot be changed later.
        parent: ThingGroupName = "parent", "\"building-7\"";
        /// What it is for, in words.
        description: String = "description", "\"North wing\"";
        /// Attributes of the group.
        attributes: Entries<AttributeName, AttributeValue> = "attributes" [default "{}"], "{ floor = \"2\" }";
        /// Policies attached to it, and so to the things in it: at most two.
        policies: Vec<At<PolicyName>> = "policies" [default "[]"], "[\"read-config\"]";
    }
}

//! What the devices of a table share: policies, certificates, files, WiFi.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::Overrides;
use super::super::device::{Device, Fleet, Output};
use super::super::keys::{DeviceKeys, FileKeys, FileName, TableName, WriteOutput};
use super::super::read::{At, FilePath, Tables, TextOrTable, similar};
use super::super::resources::{Policy, RoleAlias};
use super::super::template::{FileTemplate, Placeholder, UnknownPlaceholder};
use super::fleet::{Members, Origin};
use super::{Resolver, value, values};
use crate::domain::deployment::subject::SubjectKind as Kind;
use crate::domain::firmware::{Wifi, WifiPassword};
use crate::model::limits::POLICIES_PER_PRINCIPAL;

/// What devices refer to.
pub(super) struct Shared<'a> {
    pub(super) policies: &'a [Policy],
    pub(super) role_aliases: &'a [RoleAlias],
}

impl Resolver {
    pub(super) fn devices(
        &mut self,
        tables: Option<At<Tables<TableName, DeviceKeys>>>,
        overrides: &Overrides,
        shared: &Shared<'_>,
    ) -> Vec<Device> {
        let tables = tables.map(|tables| tables.value).unwrap_or_default().0;
        let names: Vec<_> = tables.iter().map(|(name, _)| name.value.clone()).collect();
        let replaced = self.replaced(&names, overrides);
        let mut members = Members::default();
        for (name, keys) in tables {
            let mut keys = keys.value;
            let fleet = Arc::new(self.fleet(&name, &keys, overrides, shared));
            let wifi = Arc::new(self.wifi(&keys, overrides));
            let file = replaced.iter().find(|(table, _)| *table == name.value);
            let origin = match file {
                Some((_, path)) => {
                    // A name without a column was for the devices that the file takes the place of.
                    keys.name = keys.name.filter(|name| {
                        keys.from.is_some() || name.value.columns().next().is_some()
                    });
                    Some(Origin::File(path.clone()))
                }
                None => self.origin(&name, &keys),
            };
            if let Some(origin) = origin {
                self.members(&keys, &origin, (&name, &fleet, &wifi), &mut members);
            }
            self.check_topics(&fleet, shared, &members);
        }
        members.devices
    }

    /// Which table each fleet file of the command line is for.
    fn replaced(
        &mut self,
        tables: &[TableName],
        overrides: &Overrides,
    ) -> Vec<(TableName, PathBuf)> {
        let mut replaced: Vec<(TableName, PathBuf)> = Vec::new();
        for (wanted, path) in &overrides.devices {
            let found = match (wanted, tables) {
                (Some(wanted), _) => tables.iter().find(|table| table.as_str() == wanted),
                (None, [only]) => Some(only),
                (None, _) => None,
            };
            let Some(table) =
                found.filter(|table| !replaced.iter().any(|(other, _)| other == *table))
            else {
                let names: Vec<_> = tables.iter().map(|name| format!("`{name}`")).collect();
                let message = match (wanted, found) {
                    (_, Some(table)) => format!("two fleet files for [device.{table}]"),
                    (Some(wanted), None) => {
                        format!("a fleet file for [device.{wanted}], which is not in the file")
                    }
                    (None, None) => format!(
                        "a fleet file, and {} tables [device.…] it could be for",
                        tables.len()
                    ),
                };
                let hint = format!(
                    "say NAME={}; there are: {}",
                    path.display(),
                    names.join(", ")
                );
                self.problems.explain(&(0..0), message, hint);
                continue;
            };
            replaced.push((table.clone(), path.clone()));
        }
        replaced
    }

    fn fleet(
        &mut self,
        name: &At<TableName>,
        keys: &DeviceKeys,
        overrides: &Overrides,
        shared: &Shared<'_>,
    ) -> Fleet {
        if let Some(thing_type) = &keys.thing_type {
            self.refer(Kind::ThingType, thing_type);
        }
        self.refer_all(Kind::ThingGroup, keys.groups.as_ref());
        self.refer_all(Kind::Policy, keys.policies.as_ref());
        self.refer_all(Kind::RoleAlias, keys.role_aliases.as_ref());
        let policies = values(keys.policies.clone());
        let role_aliases = values(keys.role_aliases.clone());
        let allowing =
            |alias: &&RoleAlias| alias.allow_policy && role_aliases.contains(&alias.name);
        let attached = policies.len() + shared.role_aliases.iter().filter(allowing).count();
        if attached > POLICIES_PER_PRINCIPAL {
            let message = format!(
                "{attached} policies for a certificate, those of role aliases included; AWS allows {POLICIES_PER_PRINCIPAL}"
            );
            self.problems.report(&name.span, message);
        }
        let out = keys.out.as_ref().map(|out| self.path(&out.value.0));
        Fleet {
            name: name.value.to_string(),
            policies,
            role_aliases,
            write: self.outputs(keys),
            out: overrides.out.clone().or(out),
            files: self.files(keys),
            position: self.position(&name.span),
        }
    }

    fn outputs(&mut self, keys: &DeviceKeys) -> Vec<Output> {
        let list = keys.write.as_ref().map_or(&[][..], |list| &list.value);
        let mut outputs = Vec::new();
        for item in list {
            let output = match item.value {
                WriteOutput::Pem => Output::Pem,
                WriteOutput::SecretsH => Output::SecretsH,
                WriteOutput::Nvs => Output::Nvs,
            };
            if outputs.contains(&output) {
                self.problems.report(&item.span, "it is listed twice");
            } else if output != Output::Pem && has_no_key(keys) {
                let message = "this needs the private key, and it is elsewhere";
                let hint = "with `file` and `csr` only \"pem\" can be written";
                self.problems.explain(&item.span, message, hint);
            }
            outputs.push(output);
        }
        outputs
    }

    fn files(&mut self, keys: &DeviceKeys) -> Vec<(String, FileTemplate)> {
        let mut files = Vec::new();
        for (name, content) in keys.files.iter().flat_map(|entries| &entries.value.0) {
            if let Some(template) = self.template(name, content) {
                self.check_attributes(keys, &template, content);
                if has_no_key(keys) && template.uses(Placeholder::PrivateKey) {
                    let message = format!(
                        "`{}` names `${{private-key}}`, which is elsewhere",
                        name.value.0
                    );
                    self.problems.report(&content.span, message);
                }
                files.push((name.value.0.clone(), template));
            }
        }
        files
    }

    fn template(
        &mut self,
        name: &At<FileName>,
        content: &At<TextOrTable<FilePath, FileKeys>>,
    ) -> Option<FileTemplate> {
        let text = match &content.value {
            TextOrTable::Text(path) => self.file(&At {
                value: path.clone(),
                span: content.span.clone(),
            })?,
            TextOrTable::Table(keys) => keys.text.as_ref()?.value.clone(),
        };
        let UnknownPlaceholder { name: unknown, at } = match FileTemplate::parse(&text) {
            Ok(template) => return Some(template),
            Err(unknown) => unknown,
        };
        let names = Placeholder::ALL.iter().map(|(_, name, _)| *name);
        let hint = similar(&unknown, names.clone()).map_or_else(
            || {
                let all: Vec<_> = names.map(|name| format!("${{{name}}}")).collect();
                format!(
                    "there are {}, ${{attribute:NAME}}; $${{ is the text itself",
                    all.join(", ")
                )
            },
            |near| format!("did you mean ${{{near}}}?"),
        );
        let line = text[..at].matches('\n').count() + 1;
        let message = format!(
            "`{}`, line {line}: unknown placeholder `${{{unknown}}}`",
            name.value.0
        );
        self.problems.explain(&content.span, message, hint);
        None
    }

    /// Notes attributes that no device has; those of a fleet file are known only later.
    fn check_attributes(
        &mut self,
        keys: &DeviceKeys,
        template: &FileTemplate,
        content: &At<TextOrTable<FilePath, FileKeys>>,
    ) {
        if keys.from.is_some() {
            return;
        }
        let known = || {
            let entries = keys.attributes.iter().flat_map(|entries| &entries.value.0);
            entries.map(|(name, _)| name.value.as_str())
        };
        for name in template.attributes() {
            if !known().any(|known| known == name) {
                let message = format!("the devices have no attribute `{name}`");
                let hint = similar(name, known()).map(|near| format!("did you mean `{near}`?"));
                self.problems.add(&content.span, message, hint);
            }
        }
    }

    fn wifi(&mut self, keys: &DeviceKeys, overrides: &Overrides) -> Wifi {
        let given = &overrides.wifi;
        let table = keys.wifi.as_ref().map(|wifi| &wifi.value);
        let ssid = table.and_then(|wifi| value(wifi.ssid.clone()));
        let mut password = given.password.clone();
        if let Some(file) = table.and_then(|wifi| wifi.password_file.as_ref())
            && given.ssid.is_none()
            && password.is_none()
            && let Some(text) = self.file(file).map(zeroize::Zeroizing::new)
        {
            match WifiPassword::from_file_content(&text) {
                Ok(read) => password = Some(read),
                Err(error) => self.problems.report(&file.span, error.to_string()),
            }
        }
        Wifi {
            ssid: given.ssid.clone().or(ssid),
            password,
        }
    }

    /// Notes a filter of a policy that is too long once it holds the longest name of the fleet.
    fn check_topics(&mut self, fleet: &Fleet, shared: &Shared<'_>, members: &Members) {
        use super::super::resources::PolicySource;
        let of_fleet = members
            .devices
            .iter()
            .filter(|device| device.fleet.name == fleet.name);
        let Some(longest) = of_fleet.max_by_key(|device| device.thing.as_str().len()) else {
            return;
        };
        let attached = shared
            .policies
            .iter()
            .filter(|policy| fleet.policies.contains(&policy.name));
        for policy in attached {
            let PolicySource::Device(topics) = &policy.source else {
                continue;
            };
            for filter in topics.publish.iter().chain(&topics.subscribe) {
                if let Err(error) = filter.of(&longest.thing) {
                    self.problems.push(super::super::problem::Problem {
                        position: Some(longest.position.clone()),
                        message: format!("with the policy `{}`: {error}", policy.name),
                        hint: None,
                        excerpt: None,
                    });
                }
            }
        }
    }
}

/// Whether the private key of the devices is not here.
fn has_no_key(keys: &DeviceKeys) -> bool {
    let certificate = keys.certificate.as_ref().map(|at| &at.value);
    certificate.is_some_and(|keys| keys.file.is_some() || keys.csr.is_some())
}

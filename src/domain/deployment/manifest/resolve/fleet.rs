//! The devices of a table: counted, listed, or from a file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::device::{Device, Fleet};
use super::super::keys::{DeviceKeys, TableName};
use super::super::read::{At, Template};
use super::super::template::Values;
use super::{Resolver, shared, value, values};
use crate::domain::firmware::Wifi;
use crate::domain::fleet_file::Row;
use crate::model::name::{AttributeName, AttributeValue, ThingGroupName, ThingName};

/// Where the devices of a table come from.
pub(super) enum Origin {
    /// The table alone.
    One,
    /// Their number.
    Count(u32),
    /// Their names.
    Names(Vec<At<String>>),
    /// A fleet file.
    File(PathBuf),
}

/// The devices found so far.
#[derive(Default)]
pub(super) struct Members {
    pub(super) devices: Vec<Device>,
    pub(super) taken: HashMap<ThingName, usize>,
}

/// A table of devices while its devices are made.
pub(super) struct Work<'a> {
    pub(super) table: &'a At<TableName>,
    pub(super) keys: &'a DeviceKeys,
    pub(super) fleet: &'a Arc<Fleet>,
    pub(super) wifi: &'a Arc<Wifi>,
    pub(super) name: Template,
    pub(super) groups: Arc<[ThingGroupName]>,
    /// The attributes, if all devices have the same.
    pub(super) attributes: Option<Arc<[(AttributeName, AttributeValue)]>>,
    /// Columns that a placeholder uses.
    pub(super) used: Vec<String>,
    pub(super) file: Option<Arc<Path>>,
}

/// What is known of one device before it is made.
pub(super) struct One<'a> {
    pub(super) number: usize,
    pub(super) listed: Option<&'a At<String>>,
    pub(super) row: Option<&'a Row>,
}

impl Resolver {
    /// Where the devices of a table come from.
    pub(super) fn origin(&mut self, name: &At<TableName>, keys: &DeviceKeys) -> Option<Origin> {
        let chosen = [
            ("count", keys.count.as_ref().map(|at| &at.span)),
            ("names", keys.names.as_ref().map(|at| &at.span)),
            ("from", keys.from.as_ref().map(|at| &at.span)),
        ];
        if chosen.iter().all(|(_, span)| span.is_none()) {
            return Some(Origin::One);
        }
        self.one_of(&name.span, &chosen)?;
        if let (Some(names), Some(name)) = (&keys.names, &keys.name) {
            let hint = "the list has the whole names";
            self.problems
                .explain(&name.span, "`name` beside `names`", hint);
            return Some(Origin::Names(names.value.clone()));
        }
        if let Some(names) = &keys.names {
            return Some(Origin::Names(names.value.clone()));
        }
        if let Some(file) = &keys.from {
            return Some(Origin::File(self.path(&file.value.0)));
        }
        Some(Origin::Count(value(keys.count.clone())?.0))
    }

    /// Makes the devices of a table.
    pub(super) fn members(
        &mut self,
        keys: &DeviceKeys,
        origin: &Origin,
        (table, fleet, wifi): (&At<TableName>, &Arc<Fleet>, &Arc<Wifi>),
        members: &mut Members,
    ) {
        let Some(name) = self.name_template(table, keys, origin) else {
            return;
        };
        let file = match origin {
            Origin::File(path) => Some(shared(path)),
            _ => None,
        };
        let templates = keys.attributes.iter().flat_map(|entries| &entries.value.0);
        let certificate = keys.certificate.as_ref().map(|at| &at.value);
        let paths = certificate
            .iter()
            .flat_map(|keys| [&keys.file, &keys.csr])
            .flatten();
        let all = templates
            .map(|(_, template)| template)
            .chain(paths)
            .chain(&keys.name);
        let used: Vec<_> = all
            .flat_map(|template| template.value.columns().map(str::to_owned))
            .collect();
        self.check_placeholders(keys, file.is_some());
        let mut work = Work {
            table,
            keys,
            fleet,
            wifi,
            name,
            groups: values(keys.groups.clone()).into(),
            attributes: None,
            used,
            file,
        };
        work.attributes = self.same_attributes(&work);
        self.check_certificate(keys);
        let before = members.devices.len();
        let one = |number| One {
            number,
            listed: None,
            row: None,
        };
        match origin {
            Origin::One => self.device(&work, &one(1), members),
            Origin::Count(count) => {
                for number in 1..=*count as usize {
                    self.device(&work, &one(number), members);
                    // Each would repeat the same message.
                    if members.devices.len() < before + number {
                        break;
                    }
                }
            }
            Origin::Names(names) => {
                for (at, name) in names.iter().enumerate() {
                    let listed = Some(name);
                    let one = One {
                        listed,
                        ..one(at + 1)
                    };
                    self.device(&work, &one, members);
                }
            }
            Origin::File(path) => self.rows(&work, path, members),
        }
    }

    /// The template of the devices' names.
    fn name_template(
        &mut self,
        table: &At<TableName>,
        keys: &DeviceKeys,
        origin: &Origin,
    ) -> Option<Template> {
        let own = |text: &str| text.parse::<Template>().ok();
        let Some(name) = &keys.name else {
            return match origin {
                Origin::One => own(table.value.as_str()),
                Origin::Count(_) => own(&format!("{}-{{n}}", table.value)),
                Origin::Names(_) => own(""),
                Origin::File(_) => own("{thing}"),
            };
        };
        if name.value.names() {
            self.problems
                .report(&name.span, "`{name}` is what this makes");
            return None;
        }
        let many = matches!(origin, Origin::Count(count) if *count > 1);
        if many && !name.value.counts() {
            let hint = "put the number into it, as in \"thermostat-{n:03}\"";
            self.problems
                .explain(&name.span, "all devices would have this name", hint);
            return None;
        }
        Some(name.value.clone())
    }

    /// Notes placeholders that stand for columns where there are none.
    fn check_placeholders(&mut self, keys: &DeviceKeys, has_columns: bool) {
        if has_columns {
            return;
        }
        let attributes = keys.attributes.iter().flat_map(|entries| &entries.value.0);
        let templates: Vec<_> = attributes
            .map(|(_, template)| template)
            .chain(&keys.name)
            .collect();
        for template in templates {
            for column in template.value.columns() {
                let message = format!("`{{{column}}}` is a column, and there is no `from`");
                let hint = "there are `{n}`, `{n:03}` and `{name}`; `{{` is the character itself";
                self.problems.explain(&template.span, message, hint);
            }
        }
    }

    /// The attributes, if every device has the same.
    fn same_attributes(
        &mut self,
        work: &Work<'_>,
    ) -> Option<Arc<[(AttributeName, AttributeValue)]>> {
        let entries = work
            .keys
            .attributes
            .as_ref()
            .map_or(&[][..], |entries| &entries.value.0);
        if work.file.is_some()
            || !entries
                .iter()
                .all(|(_, template)| template.value.is_constant())
        {
            return None;
        }
        let one = One {
            number: 1,
            listed: None,
            row: None,
        };
        Some(self.attributes(work, &one, work.table.value.as_str()))
    }
}

/// A template filled in for one device.
pub(super) fn fill(template: &Template, one: &One<'_>, name: Option<&str>) -> String {
    let column = |column: &str| one.row?.cell(column).map(str::to_owned);
    template.fill(&Values {
        number: one.number,
        name,
        column: &column,
    })
}

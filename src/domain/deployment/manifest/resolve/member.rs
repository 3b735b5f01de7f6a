//! One device: its name, type, groups, attributes and WiFi, from its table and its row.

use std::sync::Arc;

use super::super::device::Device;
use super::super::position::Position;
use super::fleet::{Members, One, Work, fill};
use super::rows::{COLUMNS, SECRET};
use super::{Resolver, value};
use crate::domain::deployment::subject::SubjectKind as Kind;
use crate::domain::firmware::{Wifi, wifi_of_row};
use crate::domain::fleet_file::SEPARATOR;
use crate::model::limits::{
    ATTRIBUTE_BYTES, ATTRIBUTES_TYPED, ATTRIBUTES_UNTYPED, GROUPS_PER_THING,
};
use crate::model::name::{AttributeName, AttributeValue, ThingGroupName, ThingName, ThingTypeName};

impl Resolver {
    pub(super) fn device(&mut self, work: &Work<'_>, one: &One<'_>, members: &mut Members) {
        let Some(thing) = self.thing(work, one) else {
            return;
        };
        let position = self.place(work, one);
        if let Some(other) = members
            .taken
            .get(&thing)
            .and_then(|at| members.devices.get(*at))
        {
            let message = format!("two devices are named `{thing}`");
            let hint = Some(format!("the other one: {}", other.position));
            let span = one.listed.map_or(&work.table.span, |name| &name.span);
            let column = work.name.columns().next().unwrap_or("thing").to_owned();
            self.note(work, one, (&column, span), message, hint);
            return;
        }
        let thing_type = self.thing_type(work, one);
        let groups = self.groups(work, one);
        let attributes = match &work.attributes {
            Some(attributes) => Arc::clone(attributes),
            None => self.attributes(work, one, thing.as_str()),
        };
        self.check_limits(work, one, thing_type.is_some(), &attributes);
        let certificate = self.certificate(work, one, thing.as_str());
        let wifi = self.row_wifi(work, one);
        members.taken.insert(thing.clone(), members.devices.len());
        members.devices.push(Device {
            thing,
            thing_type,
            attributes,
            groups,
            wifi,
            certificate,
            fleet: Arc::clone(work.fleet),
            position,
        });
    }

    fn place(&self, work: &Work<'_>, one: &One<'_>) -> Position {
        match (one.row, &work.file) {
            (Some(row), Some(file)) => Position {
                file: Arc::clone(file),
                line: u32::try_from(row.line).unwrap_or(u32::MAX),
                column: 1,
            },
            _ => match one.listed {
                Some(name) => self.position(&name.span),
                None => work.fleet.position.clone(),
            },
        }
    }

    fn thing(&mut self, work: &Work<'_>, one: &One<'_>) -> Option<ThingName> {
        let text = match one.listed {
            Some(name) => name.value.clone(),
            None => fill(&work.name, one, None),
        };
        let span = match (one.listed, &work.keys.name) {
            (Some(name), _) => &name.span,
            (None, Some(name)) => &name.span,
            (None, None) => &work.table.span,
        };
        let column = work.name.columns().next().unwrap_or("thing").to_owned();
        if let Some(row) = one.row
            && let Some(empty) = work
                .name
                .columns()
                .find(|column| row.cell(column).is_none())
        {
            let message = format!("the row has no `{empty}`, which names the thing");
            self.note(work, one, (empty, span), message, None);
            return None;
        }
        match text.trim().parse() {
            Ok(thing) => Some(thing),
            Err(error) => {
                self.note(work, one, (&column, span), error.to_string(), None);
                None
            }
        }
    }

    fn thing_type(&mut self, work: &Work<'_>, one: &One<'_>) -> Option<ThingTypeName> {
        let column = "thing-type";
        let Some(text) = one.row.and_then(|row| row.cell(column)) else {
            return value(work.keys.thing_type.clone());
        };
        if let Err((message, hint)) = self.known(Kind::ThingType, text) {
            self.note(work, one, (column, &work.table.span), message, Some(hint));
        }
        text.parse().ok()
    }

    fn groups(&mut self, work: &Work<'_>, one: &One<'_>) -> Arc<[ThingGroupName]> {
        let cells = ["group", "groups"].map(|column| Some((column, one.row?.cell(column)?)));
        let mut own: Vec<ThingGroupName> = Vec::new();
        for (column, text) in cells.into_iter().flatten() {
            for name in text
                .split(SEPARATOR)
                .map(str::trim)
                .filter(|name| !name.is_empty())
            {
                if let Err((message, hint)) = self.known(Kind::ThingGroup, name) {
                    self.note(work, one, (column, &work.table.span), message, Some(hint));
                }
                own.extend(name.parse());
            }
        }
        let all = if own.is_empty() {
            Arc::clone(&work.groups)
        } else {
            let mut all = work.groups.to_vec();
            all.extend(own);
            all.sort();
            all.dedup();
            Arc::from(all)
        };
        if all.len() > GROUPS_PER_THING {
            let message = format!(
                "{} groups of a thing, and AWS allows {GROUPS_PER_THING}",
                all.len()
            );
            self.note(work, one, ("group", &work.table.span), message, None);
        }
        all
    }

    pub(super) fn attributes(
        &mut self,
        work: &Work<'_>,
        one: &One<'_>,
        name: &str,
    ) -> Arc<[(AttributeName, AttributeValue)]> {
        let mut attributes = Vec::new();
        for (key, template) in work
            .keys
            .attributes
            .iter()
            .flat_map(|entries| &entries.value.0)
        {
            let text = fill(&template.value, one, Some(name));
            // An empty cell is no value.
            if text.is_empty() && !template.value.is_constant() {
                continue;
            }
            match text.parse() {
                Ok(text) => attributes.push((key.value.clone(), text)),
                Err(error) => {
                    let error: crate::model::name::NameError = error;
                    let column = template
                        .value
                        .columns()
                        .next()
                        .unwrap_or("thing")
                        .to_owned();
                    self.note(
                        work,
                        one,
                        (&column, &template.span),
                        error.to_string(),
                        None,
                    );
                }
            }
        }
        for (column, text) in one.row.iter().flat_map(|row| row.cells()) {
            if COLUMNS.contains(&column) || work.used.iter().any(|used| used == column) {
                continue;
            }
            let read = column
                .parse::<AttributeName>()
                .and_then(|name| Ok((name, text.parse()?)));
            match read {
                Ok((name, _)) if attributes.iter().any(|(known, _)| *known == name) => {
                    let message = format!("the attribute `{name}` is in the table already");
                    self.note(work, one, (column, &work.table.span), message, None);
                }
                Ok(attribute) => attributes.push(attribute),
                Err(error) => self.note(
                    work,
                    one,
                    (column, &work.table.span),
                    error.to_string(),
                    None,
                ),
            }
        }
        attributes.sort();
        attributes.into()
    }

    fn check_limits(
        &mut self,
        work: &Work<'_>,
        one: &One<'_>,
        typed: bool,
        attributes: &[(AttributeName, AttributeValue)],
    ) {
        let span = work
            .keys
            .attributes
            .as_ref()
            .map_or(&work.table.span, |at| &at.span);
        let most = if typed {
            ATTRIBUTES_TYPED
        } else {
            ATTRIBUTES_UNTYPED
        };
        if attributes.len() > most {
            let with = if typed { "with" } else { "without" };
            let count = attributes.len();
            let message = format!("{count} attributes; AWS allows {most} of a thing {with} a type");
            let hint = (!typed).then(|| "give it a `thing-type`".to_owned());
            self.note(work, one, ("thing", span), message, hint);
        }
        let bytes = |(name, text): &(AttributeName, AttributeValue)| {
            name.as_str().len() + text.as_str().len()
        };
        if attributes.iter().map(bytes).sum::<usize>() > ATTRIBUTE_BYTES {
            let message = format!("the attributes have more than {ATTRIBUTE_BYTES} bytes");
            self.note(work, one, ("thing", span), message, None);
        }
    }

    fn row_wifi(&mut self, work: &Work<'_>, one: &One<'_>) -> Arc<Wifi> {
        let Some(row) = one.row else {
            return Arc::clone(work.wifi);
        };
        match wifi_of_row(row) {
            Ok(own) if own.ssid.is_none() && own.password.is_none() => Arc::clone(work.wifi),
            Ok(own) => Arc::new(Wifi {
                password: match own.ssid {
                    // A network that the row names without a password is an open one.
                    Some(_) => own.password.or_else(|| "".parse().ok()),
                    None => own.password.or_else(|| work.wifi.password.clone()),
                },
                ssid: own.ssid.or_else(|| work.wifi.ssid.clone()),
            }),
            Err(error) => {
                let column = if row.cell("wifi_ssid").is_some_and(|text| text.len() > 32) {
                    "wifi_ssid"
                } else {
                    SECRET
                };
                self.note(
                    work,
                    one,
                    (column, &work.table.span),
                    error.to_string(),
                    None,
                );
                Arc::clone(work.wifi)
            }
        }
    }
}

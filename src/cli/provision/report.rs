//! What `iotctl provision` shows: the devices, their projects, and what to type next.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::output::{Render, shell_word, table};
use crate::domain::change::Action;
use crate::domain::device::DeviceReport;
use crate::domain::firmware::InstallReport;
use crate::domain::provision::policy::{Choice, DeviceFilter};
use crate::domain::provision::{Report, Request};
use crate::model::name::PolicyName;

/// The devices and the projects made for them.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    #[serde(flatten)]
    pub(super) report: Report,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) firmware: Vec<InstallReport>,
}

/// What to type next, for the first device; first of all, to start the sandbox if it ended with the command.
pub(super) fn next_steps(
    context: &Context,
    request: &Request,
    outcome: &Outcome,
    sandbox_ends: bool,
) {
    let Some(device) = outcome.report.devices.first() else {
        return;
    };
    let (host, port) = device
        .endpoint
        .rsplit_once(':')
        .unwrap_or((&device.endpoint, "8883"));
    let folder = shell_word(&device.folder.to_string_lossy());
    let thing = &device.thing;
    let first = |filters: &[DeviceFilter]| filters.first().and_then(|filter| filter.of(thing).ok());
    let (publish, subscribe) = match &request.policy {
        Choice::Derived(topics) => (first(&topics.publish), first(&topics.subscribe)),
        Choice::Named(_) | Choice::Given { .. } => (None, None),
    };
    let topic = publish.map_or_else(
        || "TOPIC".to_owned(),
        |filter| filter.as_str().replace(['+', '#'], "hello"),
    );
    let filter = subscribe.map_or_else(|| "FILTER".to_owned(), |filter| filter.as_str().to_owned());
    let sandbox = context.sandbox_option();
    let said = std::env::var_os("IOTCTL_DEVICES").map_or_else(|| "devices".into(), PathBuf::from);
    let devices = if request.out == said {
        String::new()
    } else {
        format!(" --devices {}", shell_word(&request.out.to_string_lossy()))
    };
    let first = if sandbox_ends {
        let dir = context.dir_option();
        let port = match port {
            "8883" => String::new(),
            port => format!(" --port {port}"),
        };
        context.ui.status(&format!(
            "next: iotctl sandbox start{dir}{port} &   # devices need a sandbox that goes on running"
        ));
        "then:"
    } else {
        "next:"
    };
    context.ui.status(&format!(
        "{first} iotctl{sandbox} sub{devices} --thing {thing} '{filter}'"
    ));
    context.ui.status(&format!(
        "or:   mosquitto_pub -h {host} -p {port} --cafile {folder}/root-ca.pem --cert {folder}/cert.pem \
         --key {folder}/private.key -i {} -q 1 -t '{topic}' -m hello",
        device.client_id
    ));
    if let Some(project) = outcome.firmware.first() {
        let dir = shell_word(&project.dir.to_string_lossy());
        context.ui.status(&format!(
            "or:   flash it: open {dir}/{} in Arduino IDE, or pio run -d {dir} -t upload",
            project.sketch.name()
        ));
    }
}

fn names(policies: &[PolicyName]) -> String {
    let names: Vec<_> = policies.iter().map(PolicyName::as_str).collect();
    names.join(", ")
}

fn project_line(project: &InstallReport, dry_run: bool) -> String {
    let state = match (project.changed, dry_run) {
        (false, _) => "unchanged",
        (true, true) => "would be written",
        (true, false) => "written",
    };
    format!(
        "firmware of {} in {}: {state}",
        project.thing,
        project.dir.display()
    )
}

impl Render for Outcome {
    fn human(&self) -> String {
        let rows = self.report.devices.iter().map(|device| {
            let certificate = device
                .certificate_id
                .as_ref()
                .map_or("-".to_owned(), |id| format!("{}…", &id.as_str()[..12]));
            let new = device
                .actions
                .iter()
                .any(|action| action.action == "create-certificate");
            let state = match (device.changed, self.report.dry_run, new) {
                (false, ..) => "unchanged",
                (true, true, true) => "would create",
                (true, true, false) => "would update",
                (true, false, true) => "created",
                (true, false, false) => "updated",
            };
            let folder = device.folder.display().to_string();
            vec![
                device.thing.to_string(),
                state.to_owned(),
                certificate,
                names(&device.policies),
                device.endpoint.clone(),
                folder,
            ]
        });
        let devices = table(
            &[
                "THING",
                "STATE",
                "CERTIFICATE",
                "POLICY",
                "ENDPOINT",
                "FOLDER",
            ],
            rows,
        );
        let devices = std::iter::once(devices)
            .chain(
                self.firmware
                    .iter()
                    .map(|project| project_line(project, self.report.dry_run)),
            )
            .collect::<Vec<_>>()
            .join("\n");
        if !self.report.dry_run {
            return devices;
        }
        let would = |action: &Action| {
            format!(
                "would {} {}",
                action.action.replace('-', " "),
                action.object
            )
        };
        let shared = self.report.actions.iter().map(would);
        let of_device = |device: &DeviceReport| {
            let thing = device.thing.clone();
            device
                .actions
                .iter()
                .map(move |action| format!("{thing}: {}", would(action)))
                .collect::<Vec<_>>()
        };
        let lines = shared.chain(self.report.devices.iter().flat_map(of_device));
        std::iter::once(devices)
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn names(&self) -> Vec<String> {
        self.report
            .devices
            .iter()
            .map(|device| device.thing.to_string())
            .collect()
    }

    fn items(&self) -> Vec<serde_json::Value> {
        let devices = self.report.devices.iter().map(serde_json::to_value);
        let failures = self.report.failures.iter().map(serde_json::to_value);
        devices.chain(failures).filter_map(Result::ok).collect()
    }
}

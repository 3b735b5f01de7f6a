//! Fine-grained (V2) logging options. They are remembered and checked; the sandbox has no `CloudWatch` to write to, its own record of
//! refusals takes that place.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::constraints;
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::services::Services;
use crate::sandbox::store::documents::{self, Document};

/// Levels (service model, `LogLevel`).
const LEVELS: [&str; 5] = ["DEBUG", "INFO", "ERROR", "WARN", "DISABLED"];
/// Characters of an event type and of a destination (service model).
const NAME_CHARACTERS: usize = 512;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "SetV2LoggingOptions",
        method: Method::POST,
        pattern: "/v2LoggingOptions",
        handler: set,
    },
    Operation {
        name: "GetV2LoggingOptions",
        method: Method::GET,
        pattern: "/v2LoggingOptions",
        handler: get,
    },
];

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct LoggingOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_log_level: Option<String>,
    disable_all_logs: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_configurations: Option<Vec<EventConfiguration>>,
}

impl Document for LoggingOptions {
    const KIND: &'static str = "logging-options";
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct EventConfiguration {
    event_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_destination: Option<String>,
}

fn check(options: &LoggingOptions) -> Result<(), ApiError> {
    if let Some(role) = &options.role_arn {
        constraints::role_arn(role, "roleArn")?;
    }
    if let Some(level) = &options.default_log_level {
        constraints::one_of(level, "defaultLogLevel", &LEVELS)?;
    }
    for event in options.event_configurations.iter().flatten() {
        if event.event_type.is_empty() || event.event_type.chars().count() > NAME_CHARACTERS {
            let rule = "have length between 1 and 512";
            return Err(constraints::refuse(&event.event_type, "eventType", rule));
        }
        if let Some(level) = &event.log_level {
            constraints::one_of(level, "logLevel", &LEVELS)?;
        }
        if let Some(name) = &event.log_destination {
            constraints::word(name, "logDestination", ".-_/#", NAME_CHARACTERS)?;
        }
    }
    Ok(())
}

fn set(services: &Services, request: &Request) -> Answer {
    let options: LoggingOptions = request.json()?;
    check(&options)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        documents::put(db, region, "", &options, now())?;
        Ok(Value::Null)
    })
}

fn get(services: &Services, request: &Request) -> Answer {
    let region = request.scope.region.as_str();
    let found = services
        .store
        .read(|db| Ok::<_, ApiError>(documents::find::<LoggingOptions>(db, region, "")?))?;
    match found {
        Some(found) => Ok(json!(found.document)),
        None => Err(ApiError::not_configured("Logging is not configured")),
    }
}

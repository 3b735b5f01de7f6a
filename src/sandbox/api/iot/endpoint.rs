//! `DescribeEndpoint`: every endpoint of the sandbox is the same host and port.

use axum::http::Method;
use serde_json::json;

use super::constraints::refuse;
use crate::sandbox::api::wire::{Answer, Operation, Request};
use crate::sandbox::services::Services;

pub(super) static OPERATIONS: &[Operation] = &[Operation {
    name: "DescribeEndpoint",
    method: Method::GET,
    pattern: "/endpoint",
    handler: describe,
}];

/// Endpoint types of the service model's documentation.
const TYPES: [&str; 4] = [
    "iot:Data-ATS",
    "iot:Data",
    "iot:CredentialProvider",
    "iot:Jobs",
];

fn describe(services: &Services, request: &Request) -> Answer {
    match request.query("endpointType") {
        Some(other) if !TYPES.contains(&other) => Err(refuse(
            other,
            "endpointType",
            &format!("satisfy enum value set: [{}]", TYPES.join(", ")),
        )),
        _ => Ok(json!({ "endpointAddress": services.settings.endpoint })),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::Registry;

    #[test]
    fn every_known_type_has_the_sandbox_as_its_endpoint() {
        let registry = Registry::new();
        for query in [
            "",
            "iot:Data",
            "iot:Data-ATS",
            "iot:CredentialProvider",
            "iot:Jobs",
        ] {
            let call = registry.call("DescribeEndpoint");
            let call = if query.is_empty() {
                call
            } else {
                call.query("endpointType", query)
            };
            assert_eq!(call.ok()["endpointAddress"], "localhost:8883", "{query}");
        }
        let error = registry
            .call("DescribeEndpoint")
            .query("endpointType", "iot:Nothing")
            .refused();
        assert_eq!(
            (error.kind, error.status.as_u16()),
            ("InvalidRequestException", 400)
        );
        assert!(error.message.contains("iot:Nothing"), "{}", error.message);
    }
}

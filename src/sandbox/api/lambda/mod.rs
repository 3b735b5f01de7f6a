//! Lambda (2015-03-31): functions as far as others refer to them, and their resource policies.
//!
//! A function is run if the sandbox was started with something that stands in for it; code that is uploaded is described, never run.

mod functions;
pub(super) mod invoke;
mod permissions;
mod rules;

use axum::http::Method;

use super::wire::{Answer, Request};
use crate::sandbox::services::Services;

/// One operation.
#[derive(Debug)]
pub(super) struct Operation {
    /// AWS's name of it.
    pub(super) name: &'static str,
    /// HTTP method.
    pub(super) method: Method,
    /// URI pattern.
    pub(super) pattern: &'static str,
    /// HTTP status of success.
    pub(super) status: u16,
    /// What serves it.
    pub(super) handler: Handler,
}

/// What serves an operation.
#[derive(Debug)]
pub(super) enum Handler {
    /// The answer is JSON.
    Json(fn(&Services, &Request) -> Answer),
    /// The answer is that of a function: [`invoke::invoke`].
    Invoke,
}

/// Every operation of the service that the sandbox has.
pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateFunction",
        method: Method::POST,
        pattern: "/2015-03-31/functions",
        status: 201,
        handler: Handler::Json(functions::create),
    },
    Operation {
        name: "ListFunctions",
        method: Method::GET,
        pattern: "/2015-03-31/functions",
        status: 200,
        handler: Handler::Json(functions::list),
    },
    Operation {
        name: "GetFunction",
        method: Method::GET,
        pattern: "/2015-03-31/functions/{FunctionName}",
        status: 200,
        handler: Handler::Json(functions::get),
    },
    Operation {
        name: "GetFunctionConfiguration",
        method: Method::GET,
        pattern: "/2015-03-31/functions/{FunctionName}/configuration",
        status: 200,
        handler: Handler::Json(functions::configuration),
    },
    Operation {
        name: "DeleteFunction",
        method: Method::DELETE,
        pattern: "/2015-03-31/functions/{FunctionName}",
        status: 204,
        handler: Handler::Json(functions::delete),
    },
    Operation {
        name: "Invoke",
        method: Method::POST,
        pattern: "/2015-03-31/functions/{FunctionName}/invocations",
        status: 200,
        handler: Handler::Invoke,
    },
    Operation {
        name: "AddPermission",
        method: Method::POST,
        pattern: "/2015-03-31/functions/{FunctionName}/policy",
        status: 201,
        handler: Handler::Json(permissions::add),
    },
    Operation {
        name: "GetPolicy",
        method: Method::GET,
        pattern: "/2015-03-31/functions/{FunctionName}/policy",
        status: 200,
        handler: Handler::Json(permissions::get),
    },
    Operation {
        name: "RemovePermission",
        method: Method::DELETE,
        pattern: "/2015-03-31/functions/{FunctionName}/policy/{StatementId}",
        status: 204,
        handler: Handler::Json(permissions::remove),
    },
];

/// The action that a call is judged by.
pub(super) fn action_of(operation: &Operation) -> String {
    match operation.handler {
        Handler::Json(_) => format!("lambda:{}", operation.name),
        Handler::Invoke => "lambda:InvokeFunction".to_owned(),
    }
}

/// The resource that a call is judged on.
pub(super) fn resource_of(request: &Request) -> String {
    let given = request.path("FunctionName");
    let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let name = if given.is_empty() {
        body["FunctionName"].as_str().unwrap_or_default()
    } else {
        given
    };
    rules::Function::read(&request.scope, name)
        .map_or_else(|_| "*".to_owned(), |function| function.arn(&request.scope))
}

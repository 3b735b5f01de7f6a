//! The services besides IoT: from a request to the operation of IAM, STS, Cognito or Lambda, and the calls that need no
//! signature.

use std::sync::Arc;

use axum::http::StatusCode;

use super::caller::Caller;
use super::query::{Call, Form};
use super::reply::{HttpResponse, Protocol, json_body, json11_body};
use super::wire::{ApiError, Request};
use super::{Api, Transport, Whole, cognito, credentials, iam, lacks, lambda, permission, sts};
use crate::model::name::Region;
use crate::sandbox::authority::Principal;
use crate::sandbox::services::Services;
use crate::sandbox::sigv4;

/// Region of Query calls that no signature gives one.
const GLOBAL: &str = "us-east-1";

impl Api {
    /// Answers a call that is not signed and need not be; `None` if it is none of those.
    pub(super) async fn open_call(
        self: &Arc<Self>,
        transport: &Transport,
        request: &Whole,
    ) -> Option<HttpResponse> {
        if sigv4::is_signed(&request.arrived()) {
            return None;
        }
        if let Some(alias) = transport
            .encrypted
            .then(|| credentials::alias_of(request))
            .flatten()
        {
            // Without a certificate nobody is let in anyway.
            let region = transport.certificate.as_ref().map(|(region, _)| region);
            let begun = self.begin(
                request,
                ("credentials", region),
                "AssumeRoleWithCertificate",
            );
            let answer = match begun.await {
                Ok(()) => credentials::vend(&self.services, transport, request, alias).await,
                Err(error) => Err(error),
            };
            return Some(match answer {
                Ok(value) => json_body(StatusCode::OK, &value, &request.id),
                Err(error) => Protocol::RestJson.error(&error, &request.id),
            });
        }
        let (answer, protocol) = if let Some(name) = request.cognito_target() {
            let answer = match cognito::operation(name) {
                Some(operation) if !operation.open => return None,
                Some(_) => match cognito::region_of(&request.body) {
                    Ok(region) => self.cognito_call(transport, request, region, None).await,
                    Err(error) => Err(error),
                },
                None => Err(lacks(name)),
            };
            (answer, Protocol::Json)
        } else if request.parts.uri.path() == "/" && request.action().as_deref() == Some(sts::OPEN)
        {
            let answer = self.query_call(transport, request, None).await;
            (answer, Protocol::Query)
        } else {
            return None;
        };
        Some(answer.unwrap_or_else(|error| protocol.error(&error, &request.id)))
    }

    /// A call of IAM or STS.
    pub(super) async fn query_call(
        &self,
        transport: &Transport,
        request: &Whole,
        caller: Option<Caller>,
    ) -> Result<HttpResponse, ApiError> {
        let action = request.action();
        let name = action
            .as_deref()
            .ok_or_else(|| lacks("a Query request without Action"))?;
        let of_iam = caller
            .as_ref()
            .is_some_and(|caller| caller.service == "iam");
        let operation = if of_iam {
            iam::operations().find(|operation| operation.name == name)
        } else {
            sts::OPERATIONS
                .iter()
                .find(|operation| operation.name == name)
        };
        let operation = operation.ok_or_else(|| lacks(name))?;
        let region = match &caller {
            Some(caller) => caller.region.clone(),
            None => GLOBAL.parse().expect("GLOBAL is a Region"),
        };
        let service = if of_iam { "iam" } else { "sts" };
        self.begin(request, (service, Some(&region)), operation.name)
            .await?;
        let query = request.parts.uri.query().unwrap_or_default();
        let call = Call {
            scope: self.services.scope(region),
            caller: caller.map(|caller| caller.principal),
            source: transport.remote.ip(),
            form: Form::parse(&request.body, query)?,
        };
        // Nothing is read for the administrator, who may do everything.
        let judged = call.caller.as_ref().filter(|_| of_iam);
        if let Some(principal) = judged.filter(|who| !matches!(who, Principal::Administrator)) {
            let resource = self
                .services
                .store
                .read(|db| Ok::<_, ApiError>(iam::resource_of(db, &call)?))?;
            let action = format!("iam:{name}");
            let who = (&call.scope, principal);
            permission::check(&self.services, transport.remote, who, &action, &resource)?;
        }
        let work = move |services: &Services| (operation.handler)(services, &call);
        let xml = self.aside(operation.name, work).await?;
        let namespace = if of_iam {
            iam::NAMESPACE
        } else {
            sts::NAMESPACE
        };
        Ok(xml.answer(operation.name, namespace, &request.id))
    }

    /// A call of Cognito identity pools; without a caller it is not signed.
    pub(super) async fn cognito_call(
        &self,
        transport: &Transport,
        request: &Whole,
        region: Region,
        caller: Option<Principal>,
    ) -> Result<HttpResponse, ApiError> {
        let name = request
            .cognito_target()
            .ok_or_else(|| lacks("a request without X-Amz-Target"))?;
        let operation = cognito::operation(name).ok_or_else(|| lacks(name))?;
        self.begin(request, ("cognito-identity", Some(&region)), operation.name)
            .await?;
        let call = cognito::Call {
            scope: self.services.scope(region),
            body: request.body.clone(),
        };
        // The open operations are nobody's to forbid.
        if let (false, Some(principal)) = (operation.open, &caller) {
            let action = format!("cognito-identity:{name}");
            let resource = cognito::resource_of(&call);
            let who = (&call.scope, principal);
            permission::check(&self.services, transport.remote, who, &action, &resource)?;
        }
        let work = move |services: &Services| (operation.handler)(services, &call);
        let value = self.aside(operation.name, work).await?;
        Ok(json11_body(StatusCode::OK, &value, &request.id))
    }

    /// A call of Lambda.
    pub(super) async fn lambda_call(
        &self,
        transport: &Transport,
        request: &Whole,
        operation: &'static lambda::Operation,
        input: Request,
    ) -> Result<HttpResponse, ApiError> {
        self.begin(
            request,
            ("lambda", Some(&input.scope.region)),
            operation.name,
        )
        .await?;
        let action = lambda::action_of(operation);
        let resource = lambda::resource_of(&input);
        let who = (&input.scope, &input.caller);
        permission::check(&self.services, transport.remote, who, &action, &resource)?;
        let handler = match operation.handler {
            lambda::Handler::Json(handler) => handler,
            lambda::Handler::Invoke => return self.invoke(request, input).await,
        };
        let work = move |services: &Services| handler(services, &input);
        let value = self.aside(operation.name, work).await?;
        let status = StatusCode::from_u16(operation.status).unwrap_or(StatusCode::OK);
        Ok(json_body(status, &value, &request.id))
    }

    /// Has a function answer.
    async fn invoke(&self, request: &Whole, input: Request) -> Result<HttpResponse, ApiError> {
        // Each waits for somebody else's program on a thread of those that provisioning and credentials need, too. One too many is
        // told so, as by Lambda: waiting here, an invocation by a function would wait for the one it is part of.
        let permit = Arc::clone(&self.invoked).try_acquire_owned();
        let permit = permit.map_err(|_| {
            let (kind, status) = ("TooManyRequestsException", StatusCode::TOO_MANY_REQUESTS);
            ApiError::of(kind, status, "Rate Exceeded.")
        })?;
        let (services, id) = (self.services.clone(), request.id.clone());
        let invoked = tokio::task::spawn_blocking(move || {
            // The thread is taken whether its client still waits or not.
            let _permit = permit;
            lambda::invoke::invoke(&services, &input, &id)
        });
        invoked
            .await
            .map_err(|error| ApiError::internal(format!("Invoke failed: {error}")))?
    }
}

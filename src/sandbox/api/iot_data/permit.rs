//! Whether the caller may do what it asks for, and the record if it may not.

use crate::model::policy::Action;
use crate::sandbox::api::Transport;
use crate::sandbox::api::wire::{ApiError, Request};
use crate::sandbox::authority::{ConnectFacts, Grant, Principal};
use crate::sandbox::refusals::Refusal;
use crate::sandbox::services::Services;

/// A caller and its policies.
pub(super) struct Permit<'a> {
    services: &'a Services,
    transport: &'a Transport,
    request: &'a Request,
    request_id: &'a str,
    /// None for the administrator.
    grant: Option<Grant>,
}

impl<'a> Permit<'a> {
    /// Looks up the caller's policies; a certificate that is no longer ACTIVE is refused.
    pub(super) fn of(
        services: &'a Services,
        transport: &'a Transport,
        request: &'a Request,
        request_id: &'a str,
    ) -> Result<Self, ApiError> {
        let grant = match &request.caller {
            Principal::Administrator => None,
            principal @ (Principal::Certificate(_) | Principal::Claim(_) | Principal::Role(_)) => {
                let facts = ConnectFacts {
                    client_id: None,
                    source: transport.remote.ip(),
                    server_name: transport.server_name.clone(),
                    attributes: None,
                };
                Some(
                    services
                        .authority
                        .grant(&request.scope, principal, &facts)?,
                )
            }
        };
        let permit = Self {
            services,
            transport,
            request,
            request_id,
            grant,
        };
        if permit.grant.as_ref().is_some_and(|grant| !grant.active) {
            let mut refusal = Refusal::now(
                "tls:Handshake",
                "the request",
                "the certificate is no longer ACTIVE",
            );
            refusal.hint = Some("set its status to ACTIVE and connect again".to_owned());
            permit.record(refusal);
            return Err(super::denied(request_id));
        }
        Ok(permit)
    }

    /// Refuses unless the policies allow `action` on `resource` (what follows the account in the ARN, or `*`).
    pub(super) fn check(&self, action: Action, resource: &str) -> Result<(), ApiError> {
        let Some(grant) = &self.grant else {
            return Ok(());
        };
        let arn = if resource == "*" {
            resource.to_owned()
        } else {
            self.request.scope.arn(resource)
        };
        if grant.allows(action, &arn) {
            return Ok(());
        }
        let decision = grant.decide(action, &arn);
        let mut refusal = Refusal::now(action.name(), arn, decision.reason());
        refusal.hint = decision.hint();
        self.record(refusal);
        Err(super::denied(self.request_id))
    }

    fn record(&self, mut refusal: Refusal) {
        refusal.region = self.request.scope.region.to_string();
        refusal.source = self.transport.remote.to_string();
        match &self.request.caller {
            Principal::Certificate(id) | Principal::Claim(id) => {
                refusal.principal = id.to_string();
            }
            Principal::Role(session) => refusal.principal.clone_from(&session.arn),
            Principal::Administrator => {}
        }
        self.services.refusals.record(&refusal);
    }
}

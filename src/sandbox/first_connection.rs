//! What follows the refused first connection of a certificate that a CA registers: registration, event, record.
//!
//! Comes after the handshake, so that neither the client nor other handshakes wait for it.

use std::net::SocketAddr;
use std::sync::Arc;

use super::pki;
use super::provisioning::just_in_time::{self, FirstConnection};
use super::refusals::Refusal;
use super::services::Services;
use crate::model::name::Scope;

/// Registers or provisions the certificate in `der`, whose owner was turned away, and records what became of it.
pub(crate) async fn admit(services: &Arc<Services>, der: Vec<u8>, remote: SocketAddr) {
    let id = pki::fingerprint(&der);
    let working = services.clone();
    let done =
        tokio::task::spawn_blocking(move || just_in_time::first_connection(&working, &der)).await;
    let (scope, reason, hint) = match done {
        Ok(Ok(first)) => outcome(services, first, &id),
        Ok(Err(error)) => unregistered(format!("the certificate cannot be registered: {error}")),
        Err(error) => unregistered(format!("the certificate cannot be registered: {error}")),
    };
    let mut refusal = Refusal::now("tls:Handshake", format!("cert/{id}"), reason);
    refusal.region = scope
        .map(|scope| scope.region.to_string())
        .unwrap_or_default();
    refusal.principal = id;
    refusal.source = remote.to_string();
    refusal.hint = hint;
    services.refusals.record(&refusal);
}

/// Where it is registered, why the connection was refused all the same, and what to do.
type Told = (Option<Scope>, String, Option<String>);

fn unregistered(reason: String) -> Told {
    (None, reason, None)
}

fn outcome(services: &Services, first: FirstConnection, id: &str) -> Told {
    match first {
        FirstConnection::NotConcerned => (
            None,
            "the certificate is not registered, and no CA that registers automatically has signed it".to_owned(),
            Some("register it, or have it signed by a registered CA".to_owned()),
        ),
        FirstConnection::Registered {
            scope,
            topic,
            payload,
        } => {
            let broker = services.brokers.of(&scope.region);
            broker.announce(Some((topic, payload.into_bytes())));
            let hint =
                format!("aws iot update-certificate --certificate-id {id} --new-status ACTIVE");
            let reason = "the certificate is registered now, but PENDING_ACTIVATION".to_owned();
            (Some(scope), reason, Some(hint))
        }
        FirstConnection::Provisioned { scope, outcome } => {
            let thing = outcome.thing.map_or_else(String::new, |thing| format!(" as thing {thing}"));
            (
                Some(scope),
                format!("the first connection of a certificate is dropped; it is provisioned{thing} now"),
                Some("connect again".to_owned()),
            )
        }
        FirstConnection::Failed { scope, reason } => (
            Some(scope),
            format!("the certificate is registered, but could not be provisioned: {reason}"),
            Some("correct the template of its CA and connect again".to_owned()),
        ),
    }
}

//! The credentials provider: `GET /role-aliases/{alias}/credentials` with a device certificate instead of a signature.
//!
//! Statuses and texts as they were observed on AWS; every refusal also says in the log what it was about.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::StatusCode;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::iam::role_of_arn;
use super::query::iso;
use super::vend::{Wanted, role_keys, trust_of};
use super::wire::{Answer, ApiError};
use super::{Transport, Whole};
use crate::model::name::{CertificateId, Scope};
use crate::model::policy::{Action, Context};
use crate::sandbox::api::iot::role_aliases::RoleAlias;
use crate::sandbox::authority::{Trust, Who};
use crate::sandbox::refusals::Refusal;
use crate::sandbox::services::Services;
use crate::sandbox::store::documents;

/// The service that roles must trust.
const SERVICE: &str = "credentials.iot.amazonaws.com";
/// Names the thing that the device is.
const THING: &str = "x-amzn-iot-thingname";

/// The alias that a request asks credentials of.
pub(super) fn alias_of(request: &Whole) -> Option<String> {
    let alias = request
        .parts
        .uri
        .path()
        .strip_prefix("/role-aliases/")?
        .strip_suffix("/credentials")?;
    let simple = request.parts.method == axum::http::Method::GET
        && !alias.is_empty()
        && !alias.contains('/');
    let decoded = percent_encoding::percent_decode_str(alias)
        .decode_utf8()
        .ok()?;
    simple.then(|| decoded.into_owned())
}

/// One device that asks.
struct Device {
    services: Arc<Services>,
    scope: Scope,
    certificate: CertificateId,
    thing: Option<String>,
    alias: String,
    transport: Transport,
}

/// Vends credentials of the role behind `alias`.
pub(super) async fn vend(
    services: &Arc<Services>,
    transport: &Transport,
    request: &Whole,
    alias: String,
) -> Answer {
    let Some((region, certificate)) = transport.certificate.clone() else {
        return Err(ApiError::access_denied(
            "Certificate is invalid on this endpoint",
        ));
    };
    let device = Device {
        services: services.clone(),
        scope: services.scope(region),
        certificate,
        thing: request.header(THING).map(str::to_owned),
        alias,
        transport: transport.clone(),
    };
    tokio::task::spawn_blocking(move || device.serve())
        .await
        .map_err(|error| ApiError::internal(format!("the credentials provider failed: {error}")))?
}

impl Device {
    fn serve(&self) -> Answer {
        self.services.store.write(|db| {
            let (grant, type_name) = self
                .services
                .authority
                .grant_credentials(
                    db,
                    &self.scope,
                    &self.certificate,
                    (self.thing.as_deref(), self.transport.remote.ip()),
                )?
                .ok_or_else(|| {
                    self.refuse(
                        (StatusCode::FORBIDDEN, "Invalid thing name passed"),
                        format!("the certificate is not attached to the thing that {THING} names"),
                        Some("attach it: aws iot attach-thing-principal".to_owned()),
                    )
                })?;
            if !grant.active {
                return Err(self.refuse(
                    (
                        StatusCode::FORBIDDEN,
                        "Certificate is invalid on this endpoint",
                    ),
                    "the certificate is no longer ACTIVE".to_owned(),
                    Some("set its status to ACTIVE and connect again".to_owned()),
                ));
            }
            let resource = self.scope.arn(&format!("rolealias/{}", self.alias));
            if !grant.allows(Action::AssumeRoleWithCertificate, &resource) {
                let decision = grant.decide(Action::AssumeRoleWithCertificate, &resource);
                return Err(self.refuse(
                    (StatusCode::FORBIDDEN, "Access Denied"),
                    decision.reason(),
                    decision.hint(),
                ));
            }
            let alias: RoleAlias = documents::find(db, self.scope.region.as_str(), &self.alias)?
                .map(|found| found.document)
                .ok_or_else(|| {
                    self.refuse(
                        (StatusCode::NOT_FOUND, "Role alias does not exist"),
                        format!(
                            "there is no role alias of that name in {}; letter case counts",
                            self.scope.region
                        ),
                        None,
                    )
                })?;
            self.assume(db, &alias, &resource, type_name)
        })
    }

    fn assume(
        &self,
        db: &Connection,
        alias: &RoleAlias,
        resource: &str,
        type_name: Option<String>,
    ) -> Answer {
        let unable = |why: String| {
            self.refuse(
                (
                    StatusCode::BAD_REQUEST,
                    "Unable to assume the role, or the role to assume does not exist",
                ),
                why,
                Some(format!(
                    "the trust policy of {} must allow sts:AssumeRole to the service {SERVICE}",
                    alias.role_arn
                )),
            )
        };
        let role = role_of_arn(db, &self.scope, &alias.role_arn)?
            .ok_or_else(|| unable(format!("there is no role {}", alias.role_arn)))?;
        let account = self.scope.account.to_string();
        let context = Context {
            source_ip: Some(self.transport.remote.ip()),
            extra: [
                ("aws:SourceArn".to_owned(), vec![resource.to_owned()]),
                ("aws:SourceAccount".to_owned(), vec![account]),
            ]
            .into(),
            ..Context::default()
        };
        if let Trust::Refused(why) =
            trust_of(&role, Who::Service(SERVICE), "sts:AssumeRole", &context)?
        {
            return Err(unable(why));
        }
        if alias.duration > role.max_session {
            return Err(self.refuse(
                (
                    StatusCode::BAD_REQUEST,
                    "The requested CredentialDurationSeconds exceeds the MaxSessionDuration set for the role",
                ),
                format!(
                    "the alias asks for {} s, the role allows {} s",
                    alias.duration, role.max_session
                ),
                None,
            ));
        }
        let keys = [
            ("credentials-iot:ThingName", self.thing.clone()),
            ("credentials-iot:ThingTypeName", type_name),
            (
                "credentials-iot:AwsCertificateId",
                Some(self.certificate.to_string()),
            ),
        ];
        let keys: BTreeMap<String, Vec<String>> = keys
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), vec![value?])))
            .collect();
        let wanted = Wanted {
            role: &role,
            name: self.certificate.as_str(),
            seconds: alias.duration,
            policies: Vec::new(),
            identity: None,
            keys,
        };
        let (key, _) = role_keys(db, &self.scope, wanted)?;
        Ok::<Value, ApiError>(json!({ "credentials": {
            "accessKeyId": key.access_key,
            "secretAccessKey": key.secret,
            "sessionToken": key.session_token,
            "expiration": iso(key.expires_at),
        }}))
    }

    /// The refusal on the wire; the log gets the reason.
    fn refuse(
        &self,
        (status, text): (StatusCode, &str),
        reason: String,
        hint: Option<String>,
    ) -> ApiError {
        let resource = self.scope.arn(&format!("rolealias/{}", self.alias));
        let mut refusal = Refusal::now(Action::AssumeRoleWithCertificate.name(), resource, reason);
        refusal.region = self.scope.region.to_string();
        refusal.principal = self.certificate.to_string();
        refusal.source = self.transport.remote.to_string();
        refusal.hint = hint;
        self.services.refusals.record(&refusal);
        let kind = match status {
            StatusCode::FORBIDDEN => "AccessDeniedException",
            StatusCode::NOT_FOUND => "ResourceNotFoundException",
            _ => "InvalidRequestException",
        };
        ApiError::of(kind, status, text)
    }
}

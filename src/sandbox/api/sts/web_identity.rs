//! `AssumeRoleWithWebIdentity` with the tokens that Cognito identity pools of this sandbox issue.

use std::collections::BTreeMap;

use super::{
    LONGEST, SHORTEST, USUAL, assumed, credentials, error, session_name, session_policies,
};
use crate::model::policy::{Cognito, Context};
use crate::sandbox::api::cognito::{PROVIDER, TokenError, verify_token};
use crate::sandbox::api::iam;
use crate::sandbox::api::query::{Call, Xml, validation};
use crate::sandbox::api::vend::{Wanted, role_keys, trust_of};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::authority::{SessionIdentity, Trust, Who};
use crate::sandbox::refusals::Refusal;
use crate::sandbox::services::Services;

const ACTION: &str = "sts:AssumeRoleWithWebIdentity";

pub(super) fn assume_role(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let form = &call.form;
    let arn = form.need("RoleArn")?;
    let name = session_name(call)?;
    let token = form.need("WebIdentityToken")?;
    let seconds = form
        .number("DurationSeconds", (SHORTEST, LONGEST))?
        .unwrap_or(USUAL);
    let policies = session_policies(services, call)?;
    services.store.write(|db| {
        let claims = verify_token(db, token).map_err(|problem| match problem {
            TokenError::Expired(text) => error("ExpiredWebIdentityToken", text),
            TokenError::Invalid(text) => error("InvalidIdentityToken", text),
            TokenError::Store(error) => error,
        })?;
        let identity = Cognito {
            identity_id: claims.sub.clone(),
            pool_id: claims.aud.clone(),
            amr: claims.amr.clone(),
        };
        let context = Context {
            source_ip: Some(call.source),
            cognito: Some(identity),
            extra: [("sts:RoleSessionName".to_owned(), vec![name.to_owned()])].into(),
            ..Context::default()
        };
        let denied = |why: String| {
            let mut refusal = Refusal::now(ACTION, arn, why);
            refusal.principal.clone_from(&claims.sub);
            refusal.source = call.source.to_string();
            services.refusals.record(&refusal);
            ApiError::access_denied(format!("Not authorized to perform {ACTION}"))
        };
        let role = iam::role_of_arn(db, &call.scope, arn)?
            .ok_or_else(|| denied("there is no such role".to_owned()))?;
        if let Trust::Refused(why) = trust_of(&role, Who::Federated(PROVIDER), ACTION, &context)? {
            return Err(denied(why));
        }
        if seconds > role.max_session {
            return Err(validation(
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            ));
        }
        let wanted = Wanted {
            role: &role,
            name,
            seconds,
            policies,
            identity: Some(SessionIdentity {
                id: claims.sub.clone(),
                pool: claims.aud.clone(),
                amr: claims.amr.clone(),
            }),
            keys: BTreeMap::new(),
        };
        let (key, session) = role_keys(db, &call.scope, wanted)?;
        Ok(assumed(credentials(Xml::default(), &key), &session)
            .text("SubjectFromWebIdentityToken", &claims.sub)
            .text("Provider", PROVIDER)
            .text("Audience", &claims.aud))
    })
}

//! `iotctl thing attach` and `detach`: certificates and other principals of things.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::work::{DryRun, State};
use crate::domain::certificate::Reference;
use crate::domain::thing::{self, Principal};
use crate::model::name::{Arn, ThingName};

use super::thing_name;

/// Attach a principal to a thing; one that is attached is no error
#[derive(Debug, Args)]
pub(super) struct AttachArgs {
    /// Name or ARN of the thing
    #[arg(value_parser = thing_name)]
    name: ThingName,
    #[command(flatten)]
    principal: PrincipalArgs,
    /// Attach it to this thing alone: then the client id need not be the thing's name
    #[arg(long)]
    exclusive: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Detach a principal from a thing; one that is not attached is no error
#[derive(Debug, Args)]
pub(super) struct DetachArgs {
    /// Name or ARN of the thing
    #[arg(value_parser = thing_name)]
    name: ThingName,
    #[command(flatten)]
    principal: PrincipalArgs,
    /// Wait until it has taken effect, which lasts some seconds
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct PrincipalArgs {
    /// Certificate, by its id or ARN
    #[arg(long, value_name = "ID", value_parser = certificate)]
    cert: Option<Principal>,
    /// Any principal: the ARN of a certificate, or an Amazon Cognito identity id
    #[arg(long, value_name = "ARN", value_parser = principal)]
    principal: Option<Principal>,
}

impl PrincipalArgs {
    fn principal(self) -> Option<Principal> {
        self.cert.or(self.principal)
    }
}

/// Reads the id of a certificate, or its ARN.
fn certificate(text: &str) -> Result<Principal, String> {
    if text.starts_with("arn:") {
        // Whole: its account and Region count.
        let _: Reference = text.parse()?;
        return Ok(Principal::Named(text.to_owned()));
    }
    let id = text.parse().map(Principal::Certificate);
    id.map_err(|error: crate::model::name::NameError| error.to_string())
}

/// Reads an ARN, or the id of an Amazon Cognito identity: a Region, `:` and a UUID.
fn principal(text: &str) -> Result<Principal, String> {
    let is_identity = text.split_once(':').is_some_and(|(region, id)| {
        region.parse::<crate::model::name::Region>().is_ok()
            && id.len() == 36
            && id.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
    });
    if is_identity || text.parse::<Arn>().is_ok() {
        Ok(Principal::Named(text.to_owned()))
    } else {
        Err(format!(
            "`{text}` is neither an ARN nor an identity id such as eu-central-1:7d6f0c5e-0b5c-4d55-9c4f-0123456789ab"
        ))
    }
}

impl AttachArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let principal = self.principal.principal();
        let work = async |session: &_, steps: &mut _| {
            if let Some(principal) = &principal {
                thing::attach(session, &self.name, principal, self.exclusive, steps).await?;
            }
            thing::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl DetachArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let principal = self.principal.principal();
        let work = async |session: &_, steps: &mut _| {
            if let Some(principal) = &principal {
                thing::detach(session, &self.name, principal, self.wait, steps).await?;
            }
            thing::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn principals_are_arns_and_identity_ids() {
        let id = "0a".repeat(32);
        let arn = format!("arn:aws:iot:eu-central-1:123456789012:cert/{id}");
        let of_id = id.parse().map(Principal::Certificate);
        assert_eq!(certificate(&id).ok(), of_id.ok());
        assert_eq!(certificate(&arn), Ok(Principal::Named(arn.clone())));
        assert!(certificate("cert.pem").is_err());
        assert!(certificate(&arn.replace("cert/", "cacert/")).is_err());
        assert!(principal(&arn).is_ok());
        assert!(principal("eu-central-1:7d6f0c5e-0b5c-4d55-9c4f-0123456789ab").is_ok());
        for bad in [id.as_str(), "nobody", "eu-central-1:7"] {
            assert!(principal(bad).is_err(), "{bad}");
        }
    }
}

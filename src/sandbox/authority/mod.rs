//! Who a connection or a request is, and what its policies let it do.
//!
//! Owns the way from a presented certificate to compiled policies. Refuses nothing itself: it answers what stands in the
//! registry, and gateway and control plane act on it.

pub(crate) mod aws_managed;
mod documents;
mod fields;
mod reach;
mod role;
mod trust;

pub(crate) use documents::EffectivePolicy;
pub(crate) use reach::{certificates_of_policy, certificates_of_target};
pub(crate) use role::{Bound, RoleSession, SessionIdentity, document_of, role_tags_key};
pub(crate) use trust::{Trust, TrustPolicy, Who};

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::model::name::{CertificateId, Region, Scope};
use crate::model::policy::{Compiled, ConnectAttribute, Context, Dialect, Document, Thing};

use self::documents::Documents;
use super::api::wire::now;
use super::pki;
use super::provisioning::claim;
use super::store::certificates::{self, ACTIVE, Certificate};
use super::store::thing_principals::{self, Attachment};
use super::store::{Store, StoreError, ca_certificates, claims, policies, thing_groups, things};

/// What the administrator may do.
const EVERYTHING: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"Administrator","Effect":"Allow","Action":"*","Resource":"*"}]}"#;

/// Stands for the policy of a temporary certificate in the texts of refusals.
const CLAIM_POLICY: &str = "provisioning claim";

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Principal {
    /// A device, by its registered certificate.
    Certificate(CertificateId),
    /// A device with a temporary certificate of `CreateProvisioningClaim`.
    Claim(CertificateId),
    /// The sandbox's administrator: the key pair `test`/`test`.
    Administrator,
    /// Whoever holds temporary keys of an IAM role.
    Role(Arc<RoleSession>),
}

/// How a presented certificate stands in the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Registered and ACTIVE.
    Active {
        /// Region it is registered in.
        region: Region,
        /// Its id.
        id: CertificateId,
    },
    /// Registered with another status.
    NotActive {
        /// Region it is registered in.
        region: Region,
        /// Its id.
        id: CertificateId,
        /// The status, such as `INACTIVE`.
        status: String,
    },
    /// Not registered, but a temporary certificate of `CreateProvisioningClaim` whose time is not over.
    Claim {
        /// Region of the template.
        region: Region,
        /// Its id.
        id: CertificateId,
    },
    /// Not registered in any Region.
    Unknown,
}

/// What is known of a connection when its policies are compiled.
#[derive(Debug, Clone)]
pub(crate) struct ConnectFacts {
    /// MQTT client id; none over HTTP.
    pub(crate) client_id: Option<String>,
    /// Address the client comes from.
    pub(crate) source: IpAddr,
    /// Server name of the TLS handshake.
    pub(crate) server_name: Option<String>,
    /// What the CONNECT asks for; none over HTTP.
    pub(crate) attributes: Option<Vec<ConnectAttribute>>,
}

/// What a principal may do on one connection.
#[derive(Debug)]
pub(crate) struct Grant {
    /// Policies with the connection's variables filled in.
    pub(crate) policies: Compiled,
    /// Policies that must allow as well; only role sessions have them.
    pub(crate) bounds: Vec<Bound>,
    /// Whether [`Self::policies`] are those of a role.
    by_role: bool,
    /// False if the certificate is not ACTIVE (any more): the connection must end.
    pub(crate) active: bool,
    /// When the connection must end, if its principal's time is limited.
    pub(crate) ends_at: Option<Instant>,
    /// The thing that is exclusively attached to the principal, for lifecycle events.
    pub(crate) exclusive_thing: Option<String>,
}

/// What the registry knows of a principal: its policies in effect, and what their variables can refer to.
#[derive(Debug)]
pub(crate) struct Known {
    /// Each policy once, in name order.
    pub(crate) policies: Vec<EffectivePolicy>,
    /// What variables and conditions see.
    pub(crate) context: Context,
    /// The thing that is exclusively attached.
    pub(crate) exclusive_thing: Option<String>,
}

/// Reads the registry for gateway and control plane.
#[derive(Debug)]
pub(crate) struct Authority {
    store: Arc<Store>,
    documents: Documents,
    everything: Document,
}

impl Authority {
    /// An authority over the registry in `store`.
    pub(crate) fn new(store: Arc<Store>) -> Self {
        let everything =
            Document::parse(EVERYTHING, Dialect::Iam).expect("EVERYTHING is a policy document");
        Self {
            store,
            documents: Documents::default(),
            everything,
        }
    }

    /// Has what is kept of the registry read again.
    pub(crate) fn forget(&self) {
        self.documents.forget();
    }

    /// How the certificate with this DER stands: an ACTIVE registration wins over others, then the oldest.
    pub(crate) fn standing(&self, der: &[u8]) -> Result<Standing, StoreError> {
        let id = pki::fingerprint(der);
        let (found, claim) = self.store.read(|db| {
            let found = certificates::registrations(db, &id)?;
            let claim = if found.is_empty() {
                claims::find_claim(db, &id, now())?
            } else {
                None
            };
            Ok::<_, StoreError>((found, claim))
        })?;
        let Some(first) = found.into_iter().next() else {
            let names =
                claim.and_then(|claim| Some((claim.region.parse().ok()?, id.parse().ok()?)));
            return Ok(
                names.map_or(Standing::Unknown, |(region, id)| Standing::Claim {
                    region,
                    id,
                }),
            );
        };
        // Both were names when they were stored, so a file in which they are none is not one that we wrote.
        let (Ok(region), Ok(id)) = (first.region.parse(), id.parse()) else {
            return Ok(Standing::Unknown);
        };
        Ok(if first.status == ACTIVE {
            Standing::Active { region, id }
        } else {
            Standing::NotActive {
                region,
                id,
                status: first.status,
            }
        })
    }

    /// Whether there is a CA that registers certificates of this one's issuer on their first connection. Says nothing of the
    /// signature.
    pub(crate) fn may_register(&self, der: &[u8]) -> Result<bool, StoreError> {
        let Ok(issuer) = pki::issuer_name_of_der(der) else {
            return Ok(false);
        };
        self.store
            .read(|db| Ok(!ca_certificates::registering(db, &issuer)?.is_empty()))
    }

    /// Compiles the policies that decide for `principal` on a connection described by `facts`.
    pub(crate) fn grant(
        &self,
        scope: &Scope,
        principal: &Principal,
        facts: &ConnectFacts,
    ) -> Result<Grant, StoreError> {
        let context = Context {
            client_id: facts.client_id.clone(),
            source_ip: Some(facts.source),
            domain_name: facts.server_name.clone(),
            connect_attributes: facts.attributes.clone(),
            ..Context::default()
        };
        match principal {
            Principal::Administrator => Ok(Grant {
                policies: Compiled::new([("Administrator", &self.everything)], &context),
                bounds: Vec::new(),
                by_role: true,
                active: true,
                ends_at: None,
                exclusive_thing: None,
            }),
            Principal::Certificate(id) => self
                .store
                .read(|db| self.grant_certificate(db, scope, id, context)),
            Principal::Claim(id) => self.store.read(|db| grant_claim(db, scope, id, &context)),
            Principal::Role(session) => self
                .store
                .read(|db| self.grant_role(db, scope, session, context)),
        }
    }

    fn grant_certificate(
        &self,
        db: &Connection,
        scope: &Scope,
        id: &CertificateId,
        context: Context,
    ) -> Result<Grant, StoreError> {
        let Some(certificate) = certificates::find(db, scope.region.as_str(), id.as_str())? else {
            return Ok(Grant {
                policies: Compiled::new([], &context),
                bounds: Vec::new(),
                by_role: false,
                active: false,
                ends_at: None,
                exclusive_thing: None,
            });
        };
        let known = self.known(
            db,
            scope,
            &scope.arn(&format!("cert/{id}")),
            Some(&certificate),
            context,
        )?;
        let named = known
            .policies
            .iter()
            .map(|policy| (policy.name.as_str(), &policy.document));
        Ok(Grant {
            policies: Compiled::new(named, &known.context),
            bounds: Vec::new(),
            by_role: false,
            active: certificate.status == ACTIVE,
            ends_at: None,
            exclusive_thing: known.exclusive_thing,
        })
    }

    /// What decides for a certificate that asks the credentials provider, in the name of `thing` if it names one; and the type of
    /// that thing. `None` if the certificate is not attached to it.
    pub(crate) fn grant_credentials(
        &self,
        db: &Connection,
        scope: &Scope,
        id: &CertificateId,
        (thing, source): (Option<&str>, IpAddr),
    ) -> Result<Option<(Grant, Option<String>)>, StoreError> {
        let certificate = certificates::find(db, scope.region.as_str(), id.as_str())?;
        // Over HTTP there is no client id, but the thing stands for the caller as it does for a connection of its name.
        let context = Context {
            client_id: thing.map(str::to_owned),
            source_ip: Some(source),
            ..Context::default()
        };
        let principal = scope.arn(&format!("cert/{id}"));
        let mut known = self.known(db, scope, &principal, certificate.as_ref(), context)?;
        known.context.client_id = None;
        let attached = known
            .context
            .thing
            .as_ref()
            .filter(|found| found.is_attached && Some(found.name.as_str()) == thing);
        if thing.is_some() && attached.is_none() {
            return Ok(None);
        }
        let type_name = attached.and_then(|found| found.type_name.clone());
        let named = known
            .policies
            .iter()
            .map(|policy| (policy.name.as_str(), &policy.document));
        let grant = Grant {
            policies: Compiled::new(named, &known.context),
            bounds: Vec::new(),
            by_role: false,
            active: certificate.is_some_and(|found| found.status == ACTIVE),
            ends_at: None,
            exclusive_thing: known.exclusive_thing,
        };
        Ok(Some((grant, type_name)))
    }

    /// What decides for a principal (certificate ARN or identity id) that connects as `client_id`.
    pub(crate) fn documents_of(
        &self,
        db: &Connection,
        scope: &Scope,
        principal: &str,
        client_id: Option<&str>,
    ) -> Result<Known, StoreError> {
        let certificate = match principal.strip_prefix(&scope.arn("cert/")) {
            Some(id) => certificates::find(db, scope.region.as_str(), id)?,
            None => None,
        };
        let context = Context {
            client_id: client_id.map(str::to_owned),
            ..Context::default()
        };
        self.known(db, scope, principal, certificate.as_ref(), context)
    }

    /// Adds to the context what the registry knows of the principal, and finds its policies.
    fn known(
        &self,
        db: &Connection,
        scope: &Scope,
        principal: &str,
        certificate: Option<&Certificate>,
        mut context: Context,
    ) -> Result<Known, StoreError> {
        let region = scope.region.as_str();
        let attachments = thing_principals::of_principal(db, region, principal, now())?;
        context.thing = thing_of(db, region, context.client_id.as_deref(), &attachments)?;
        context.certificate = certificate.and_then(|found| fields::of_pem(&found.pem));
        let policies = self.policies_of(
            db,
            scope,
            principal,
            context.client_id.as_deref(),
            &attachments,
        )?;
        let exclusive_thing = attachments
            .into_iter()
            .find(|attachment| attachment.exclusive)
            .map(|found| found.thing);
        Ok(Known {
            policies,
            context,
            exclusive_thing,
        })
    }

    /// Policies of a principal and of the groups of the thing that its client id names, each once, in name order.
    ///
    /// A group's policies count only if the client id is the thing's name and the principal is attached to that thing.
    fn policies_of(
        &self,
        db: &Connection,
        scope: &Scope,
        principal: &str,
        client_id: Option<&str>,
        attachments: &[Attachment],
    ) -> Result<Vec<EffectivePolicy>, StoreError> {
        let mut names = policies::effective_of(db, scope.region.as_str(), principal)?;
        if let Some(attachment) = attachments
            .iter()
            .find(|attachment| Some(attachment.thing.as_str()) == client_id)
        {
            names.extend(policies_of_groups(db, scope, &attachment.thing)?);
        }
        self.documents.of(db, scope, names)
    }

    /// What is in effect of the policies attached to any of `targets`, each policy once, in name order.
    pub(crate) fn documents_of_targets(
        &self,
        db: &Connection,
        scope: &Scope,
        targets: &[String],
    ) -> Result<Vec<EffectivePolicy>, StoreError> {
        let mut names = Vec::new();
        for target in targets {
            names.extend(policies::effective_of(db, scope.region.as_str(), target)?);
        }
        self.documents.of(db, scope, names)
    }

    /// What is in effect of one policy; `None` if there is no such policy.
    pub(crate) fn document_named(
        &self,
        db: &Connection,
        scope: &Scope,
        name: &str,
    ) -> Result<Option<EffectivePolicy>, StoreError> {
        let found = policies::effective_version(db, scope.region.as_str(), name)?;
        Ok(self
            .documents
            .of(db, scope, found.into_iter().collect())?
            .pop())
    }
}

/// A temporary certificate may do what fleet provisioning by its template needs, until it expires.
fn grant_claim(
    db: &Connection,
    scope: &Scope,
    id: &CertificateId,
    context: &Context,
) -> Result<Grant, StoreError> {
    let time = now();
    let claim = claims::find_claim(db, id.as_str(), time)?;
    let document = claim.as_ref().and_then(|claim| {
        Document::parse(&claim::policy(scope, &claim.template), Dialect::Iot).ok()
    });
    let named = document.iter().map(|document| (CLAIM_POLICY, document));
    Ok(Grant {
        policies: Compiled::new(named, context),
        bounds: Vec::new(),
        by_role: false,
        active: claim.is_some(),
        ends_at: claim.map(|claim| {
            let left = Duration::try_from_secs_f64(claim.expires_at - time);
            Instant::now() + left.unwrap_or_default()
        }),
        exclusive_thing: None,
    })
}

/// The thing that a connection stands for: the one attached exclusively, whatever the client id; else the one named as the
/// client id, attached or not. Over HTTP, where there is no client id, there is none.
fn thing_of(
    db: &Connection,
    region: &str,
    client_id: Option<&str>,
    attachments: &[Attachment],
) -> Result<Option<Thing>, StoreError> {
    let Some(client_id) = client_id else {
        return Ok(None);
    };
    let exclusive = attachments.iter().find(|attachment| attachment.exclusive);
    let attachment = exclusive.or_else(|| {
        attachments
            .iter()
            .find(|attachment| attachment.thing == client_id)
    });
    let Some(attachment) = attachment else {
        let (type_name, attributes) = (None, std::collections::BTreeMap::new());
        return Ok(Some(Thing {
            name: client_id.to_owned(),
            type_name,
            attributes,
            is_attached: false,
        }));
    };
    Ok(
        things::find(db, region, &attachment.thing)?.map(|thing| Thing {
            name: thing.name,
            type_name: thing.type_name,
            attributes: thing.attributes,
            is_attached: true,
        }),
    )
}

fn policies_of_groups(
    db: &Connection,
    scope: &Scope,
    thing: &str,
) -> rusqlite::Result<Vec<policies::Effective>> {
    let region = scope.region.as_str();
    let mut found = Vec::new();
    for group in thing_groups::of_thing_with_ancestors(db, region, thing)? {
        found.extend(policies::effective_of(
            db,
            region,
            &scope.arn(&format!("thinggroup/{group}")),
        )?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests;

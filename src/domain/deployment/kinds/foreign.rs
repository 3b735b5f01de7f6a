//! What others have hung on a resource of this deployment. It is not taken from under them: a deletion that would do so is refused.

use std::collections::HashSet;

use crate::domain::change::ChangeError;
use crate::domain::deployment::manifest::CertificateSource;
use crate::domain::deployment::subject::{Subject, SubjectKind as Kind};
use crate::domain::deployment::work::Work;
use crate::domain::device::Kept;
use crate::domain::{certificate, role, thing};
use crate::model::name::{
    Arn, CertificateId, PolicyName, RoleName, ThingGroupName, ThingName, ThingTypeName,
};
use crate::model::pki;

/// Of so many names a message lists all.
const LISTED: usize = 5;

/// Refuses for the sake of `foreign`, unless that is nothing.
fn refuse(what: &str, foreign: &[String], hint: String) -> Result<(), ChangeError> {
    if foreign.is_empty() {
        return Ok(());
    }
    let listed: Vec<_> = foreign.iter().take(LISTED).map(String::as_str).collect();
    let more = match foreign.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Err(ChangeError::Refused {
        message: format!("{what}: {}{more}", listed.join(", ")),
        hint,
    })
}

impl Work<'_> {
    /// Refuses to delete a policy that somebody else has attached to something.
    pub(super) async fn check_policy(&self, name: &PolicyName) -> Result<(), ChangeError> {
        let mut foreign = Vec::new();
        for target in self.devices.iot.policy_targets(name).await? {
            if !self.is_free(&target).await? {
                foreign.push(target);
            }
        }
        let first = foreign.first().map_or("ARN", String::as_str);
        let option = if first.starts_with("arn:") {
            "--target"
        } else {
            "--identity"
        };
        let hint = format!(
            "detach it there (iotctl policy detach {name} {option} {first}) and run the same command again, or delete it all the same: \
             iotctl policy delete {name} --cascade"
        );
        let what = format!(
            "the policy `{name}` is attached to what this deployment did not make, or has to keep"
        );
        refuse(&what, &foreign, hint)
    }

    /// Whether a policy can be detached from `target`: this deployment has made or attached that, or it is gone.
    async fn is_free(&self, target: &str) -> Result<bool, ChangeError> {
        let Ok(arn) = target.parse::<Arn>() else {
            return Ok(false);
        };
        if let Some(Ok(id)) = arn.resource().strip_prefix("cert/").map(str::parse) {
            return self.is_free_certificate(&id).await;
        }
        let Some(name) = arn.resource().strip_prefix("thinggroup/") else {
            return Ok(false);
        };
        let Some(tags) = self.tags_of(&Subject::new(Kind::ThingGroup, name)).await? else {
            return Ok(true);
        };
        // A group that stays for the sake of others keeps what it gives them.
        let stays = match name.parse::<ThingGroupName>() {
            Ok(name) if self.destroys => !self.strangers(&name).await?.is_empty(),
            _ => false,
        };
        Ok(self.owns(&tags) && !stays)
    }

    async fn is_free_certificate(&self, id: &CertificateId) -> Result<bool, ChangeError> {
        Ok(self.ledger.has_certificate(id)
            // AWS may list for a while what is gone.
            || self.devices.iot.certificate(id).await?.is_none()
            || self.used().contains(id))
    }

    /// The certificates that the devices of the file use, whoever made them.
    fn used(&self) -> &HashSet<CertificateId> {
        self.used.get_or_init(|| {
            let devices = self.deployment.devices.iter();
            devices
                .flat_map(|device| self.used_by(&device.thing))
                .collect()
        })
    }

    /// The certificates that a device uses, whoever made them: by its folder, and by the file.
    pub(super) fn used_by(&self, name: &ThingName) -> Vec<CertificateId> {
        let kept = Kept::read(&self.device_folder(name), name).unwrap_or_default();
        let given = self.wish(name.as_str()).and_then(|wish| {
            let CertificateSource::File { path, .. } = &wish.certificate else {
                return None;
            };
            pki::certificate_id(&certificate::read_file(path).ok()?).ok()
        });
        let ids = kept.certificates.into_iter();
        ids.chain(kept.used).chain(given).collect()
    }

    /// Refuses to delete a thing group with things in it that are none of this deployment.
    pub(super) async fn check_group(&self, name: &ThingGroupName) -> Result<(), ChangeError> {
        let foreign = self.strangers(name).await?;
        let first = foreign.first().map_or("THING", String::as_str);
        let hint = format!(
            "take them out (iotctl thing-group detach {name} --thing {first}) and run the same command again, or delete it all the same: \
             iotctl thing-group delete {name} --cascade"
        );
        let what =
            format!("the thing group `{name}` holds things that this deployment did not make");
        refuse(&what, &foreign, hint)
    }

    /// The things in a group, and in those below it, that are no devices of this deployment.
    async fn strangers(&self, name: &ThingGroupName) -> Result<Vec<String>, ChangeError> {
        let things = self.devices.iot.things_in_group(name, true).await?;
        let things = things.unwrap_or_default().into_iter();
        Ok(things.filter(|thing| !self.has_device(thing)).collect())
    }

    /// Whether a thing is a device of this deployment, by its file or by its journal.
    fn has_device(&self, thing: &str) -> bool {
        self.wish(thing).is_some() || self.ledger.knows(&Subject::new(Kind::Device, thing))
    }

    /// Refuses to deprecate and delete a type of things that are none of this deployment.
    pub(super) async fn check_thing_type(&self, name: &ThingTypeName) -> Result<(), ChangeError> {
        let filter = thing::Filter {
            thing_type: Some(name.clone()),
            ..thing::Filter::default()
        };
        let things = thing::list(self.session, &filter).await?.into_iter();
        let foreign: Vec<String> = things
            .map(|thing| thing.name)
            .filter(|thing| !self.has_device(thing))
            .collect();
        let hint = format!(
            "give them another type (iotctl thing update {} --thing-type TYPE) and run the same command again",
            foreign.first().map_or("THING", String::as_str)
        );
        let what = format!("the thing type `{name}` has things that this deployment did not make");
        refuse(&what, &foreign, hint)
    }

    /// Refuses to delete a role with policies that the file does not name; of a role that is not in the file nothing is known.
    pub(super) async fn check_role(&self, name: &RoleName) -> Result<(), ChangeError> {
        let Some(wish) = self.deployment.roles.iter().find(|role| role.name == *name) else {
            return Ok(());
        };
        let Some(found) = role::find(self.session, name).await? else {
            return Ok(());
        };
        let own = |policy: &String| wish.policies.iter().any(|own| own.name.as_str() == policy);
        let named = |arn: &String| {
            let mut managed = wish.managed_policies.iter();
            managed.any(|policy| role::is_named(arn, policy.as_str()))
        };
        let inline = found.inline.into_keys().filter(|policy| !own(policy));
        let managed = found.managed.into_iter().filter(|arn| !named(arn));
        let foreign: Vec<String> = inline.chain(managed).collect();
        let hint = format!(
            "remove them and run the same command again, or delete it all the same: iotctl role delete {name} --cascade"
        );
        let what = format!("the role `{name}` has policies that the file does not name");
        refuse(&what, &foreign, hint)
    }
}

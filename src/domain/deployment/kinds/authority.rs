//! Certificate authorities: made on this machine, registered with AWS.

use crate::domain::authority::{self, Creation, Deletion, Material, Reference};
use crate::domain::change::{ChangeError, Existing, Steps};
use crate::domain::deployment::manifest;
use crate::domain::deployment::subject::Subject;
use crate::domain::deployment::work::{Standing, Work};
use crate::domain::tags::Tags;
use crate::model::name::{AuthorityName, NameError};

impl Work<'_> {
    pub(super) async fn ensure_authority(
        &self,
        subject: &Subject,
        wish: &manifest::Authority,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let (session, dir) = (self.session, &self.authorities_folder);
        let creation = Creation {
            dir: dir.clone(),
            name: wish.name.clone(),
            key_type: wish.key_type,
            subject: crate::model::pki::Subject::common_name(
                wish.subject.as_deref().unwrap_or(wish.name.as_str()),
            ),
            days: wish.days,
        };
        let made = authority::create(&creation, steps).await?;
        if made.is_none() {
            // A dry run: nothing is known of what is not there.
            steps.plan("register-ca", wish.name.as_str());
            return Ok(Standing::Ours);
        }
        let found = authority::find(session, dir, &Reference::Name(wish.name.clone())).await?;
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = authority::Wanted {
                material: Material::Local {
                    dir: dir.clone(),
                    name: wish.name.clone(),
                },
                mode: wish.mode,
                active: true,
                auto_registration: wish.auto_registration,
                template: None,
                tags,
            };
            authority::ensure(session, &wanted, Existing::Update, steps).await
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    fn authority(subject: &Subject) -> Option<Reference> {
        let name: Result<AuthorityName, NameError> = subject.name.parse();
        name.ok().map(Reference::Name)
    }

    pub(super) async fn authority_tags(
        &self,
        subject: &Subject,
    ) -> Result<Option<Tags>, ChangeError> {
        let Some(reference) = Self::authority(subject) else {
            return Ok(None);
        };
        let dir = &self.authorities_folder;
        let found = authority::find(self.session, dir, &reference).await?;
        Ok(found.map(|found| found.tags))
    }

    pub(super) async fn remove_authority(
        &self,
        subject: &Subject,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let Some(reference) = Self::authority(subject) else {
            return Ok(());
        };
        // The key stays: whoever makes the CA again must not find another one in its place.
        let how = Deletion {
            cascade: false,
            files: false,
        };
        let dir = &self.authorities_folder;
        authority::delete(self.session, dir, &reference, how, steps).await
    }
}

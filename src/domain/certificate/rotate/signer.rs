//! Who signs a device's next certificate where nobody is named: whoever signed the one it has.

use crate::aws::iot::Iot;
use crate::domain::authority;
use crate::domain::certificate::{Authority, Rotation};
use crate::domain::change::ChangeError;
use crate::domain::device_folder::{certificate_path, read_text};
use crate::model::pki;

use super::state::next_certificate;

/// The CA of this machine that signed the certificate in the folder, or the next one if there is one already; nothing if AWS did.
pub(super) async fn of(iot: &Iot, wanted: &Rotation) -> Result<Option<Authority>, ChangeError> {
    let folder = &wanted.folder;
    let pem = match read_text(&next_certificate(folder))? {
        Some(pem) => Some(pem),
        None => read_text(&certificate_path(folder))?,
    };
    let Some(pem) = pem else { return Ok(None) };
    let facts = pki::read_certificate(&pem)?;
    let registered = iot.certificate(&facts.id).await?;
    let by_id = registered.and_then(|found| found.authority);
    let mut here = authority::all(&wanted.ca_dir);
    here.retain(|ca| ca.subject == facts.issuer);
    let is_it =
        |ca: &&authority::LocalAuthority| by_id.as_deref() == Some(ca.certificate_id.as_str());
    let found = match here.as_slice() {
        [] if by_id.is_none() => return Ok(None),
        [one] => Some(one),
        several => several.iter().find(is_it),
    };
    let Some(found) = found else {
        let how_many = if here.is_empty() {
            "no"
        } else {
            "more than one"
        };
        return Err(ChangeError::Refused {
            message: format!(
                "the certificate of `{}` is signed by `{}`, and there is {how_many} such CA in `{}`",
                wanted.thing,
                facts.issuer,
                wanted.ca_dir.display()
            ),
            hint: format!(
                "name the CA that signs the new one: iotctl cert rotate {} --ca NAME, with --ca-dir if it is elsewhere",
                wanted.thing
            ),
        });
    };
    let days = (facts.not_after - facts.not_before) / 86_400;
    Ok(Some(Authority {
        dir: wanted.ca_dir.clone(),
        name: found.name.clone(),
        days: u32::try_from(days).unwrap_or(u32::MAX).max(1),
    }))
}

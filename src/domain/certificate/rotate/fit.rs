//! Whether a device could go on with its new key and certificate alone: asked before the old ones are touched.

use std::path::Path;

use super::state::{Side, old_certificate, old_key, state_path};
use crate::domain::certificate::find;
use crate::domain::change::ChangeError;
use crate::domain::device_folder::{certificate_path, check_pair, key_path, read_key, read_text};
use crate::domain::session::Session;
use crate::model::name::ThingName;
use crate::model::pki;

/// Refuses a new certificate that the device could not connect with: gone, not active, not attached, or not in the folder with its key.
pub(super) async fn check(
    session: &Session,
    folder: &Path,
    thing: &ThingName,
    new: &Side,
) -> Result<(), ChangeError> {
    let id = &new.certificate_id;
    check_files(folder, thing, new)?;
    let refused = |what: String, hint: String| ChangeError::Refused {
        message: format!("the new certificate `{id}` of `{thing}` {what}: the old one is kept"),
        hint,
    };
    let Some(found) = find(session, id).await? else {
        return Err(refused("is gone".to_owned(), way_back(folder, thing)));
    };
    if found.status != "ACTIVE" {
        let hint = format!("activate it, if it is to be trusted: iotctl cert activate {id}");
        return Err(refused(format!("is {}", found.status), hint));
    }
    if !found.things.iter().any(|name| name == thing.as_str()) {
        let hint = format!("attach it: iotctl cert attach {id} --thing {thing}");
        return Err(refused("is not attached to it".to_owned(), hint));
    }
    Ok(())
}

/// Refuses a folder without the new certificate and its key.
fn check_files(folder: &Path, thing: &ThingName, new: &Side) -> Result<(), ChangeError> {
    let refused = |path: &Path, what: &str| ChangeError::Refused {
        message: format!("`{}` {what}: the old one is kept", path.display()),
        hint: format!("put it back; or {}", way_back(folder, thing)),
    };
    let (key, certificate) = (key_path(folder), certificate_path(folder));
    let pem = read_text(&certificate)?;
    let Some(pem) =
        pem.filter(|pem| pki::certificate_id(pem).ok().as_ref() == Some(&new.certificate_id))
    else {
        return Err(refused(&certificate, "is not the device's new certificate"));
    };
    let Some(text) = read_key(folder)? else {
        return Err(refused(&key, "is not there"));
    };
    check_pair(folder, &pem, &text)
        .map_err(|_| refused(&key, "is not the key of the new certificate"))
}

/// How to give the device its old key and certificate back.
fn way_back(folder: &Path, thing: &ThingName) -> String {
    let name = |path: std::path::PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        name.unwrap_or_default()
    };
    format!(
        "go back to the old ones: in `{}` rename {} to {} and {} to {}, remove {}, then: iotctl cert create {thing}",
        folder.display(),
        name(old_key(folder)),
        name(key_path(folder)),
        name(old_certificate(folder)),
        name(certificate_path(folder)),
        name(state_path(folder)),
    )
}

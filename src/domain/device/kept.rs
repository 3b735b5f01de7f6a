//! What a device's folder tells of its certificates: those that took the place of the one it was provisioned with.

use std::path::Path;

use crate::domain::certificate::rotating;
use crate::domain::change::{ChangeError, Failpoint, Journal, Record};
use crate::domain::device_folder::{self, certificate_path, key_path, read_text};
use crate::model::name::{CertificateId, ThingName};
use crate::model::pki;

/// What a device's folder tells of its certificates.
#[derive(Debug, Default)]
pub(in crate::domain) struct Kept {
    /// Those whose key is in the folder, and both of a rotation in progress.
    pub(in crate::domain) certificates: Vec<CertificateId>,
    /// The one that the device connects with, whoever made it.
    pub(in crate::domain) used: Option<CertificateId>,
    /// What the folder's own journal knows, while a rotation is in progress.
    pub(in crate::domain) records: Vec<Record>,
}

impl Kept {
    /// Reads the folder of the device `thing`; nothing of one that is another's.
    pub(in crate::domain) fn read(folder: &Path, thing: &ThingName) -> Result<Self, ChangeError> {
        let connection = device_folder::read_connection(folder).ok().flatten();
        let Some(connection) = connection.filter(|found| found.thing_name == *thing) else {
            return Ok(Self::default());
        };
        let mut kept = Self::default();
        if let Some(certificates) = rotating(folder)? {
            kept.certificates = certificates;
            let journal = Journal::read(folder, Failpoint::default())?;
            kept.records = journal.records().to_vec();
        }
        // A certificate without its key was made elsewhere.
        let pem = read_text(&certificate_path(folder)).ok().flatten();
        let key = read_text(&key_path(folder)).ok().flatten();
        if let (Some(pem), Some(key)) = (pem, key.map(zeroize::Zeroizing::new))
            && let (Ok(true), Ok(id)) = (pki::matches(&pem, &key), pki::certificate_id(&pem))
        {
            kept.certificates.push(id);
            // Written after them: a hand-over may have been stopped between.
            kept.certificates.push(connection.certificate_id.clone());
        }
        kept.used = Some(connection.certificate_id);
        Ok(kept)
    }
}

//! What an interrupted run left open: an answer that was heard, or a request of which nobody heard what became.

use super::error::{ClaimError, Whose};
use super::exchange::Exchange;
use super::place::Place;
use super::run::{Run, client_id};
use super::stage::{Provisioned, Stage};
use crate::domain::device_folder::{certificate_path, key_path, roots_path};
use crate::domain::messaging::Verdict;
use crate::model::name::{CertificateId, ThingName};
use crate::mqtt::tls::Files;

impl Run<'_> {
    /// The answer that an earlier run got, or that its certificate proves it should have got.
    pub(super) async fn earlier(
        &mut self,
        stage: &mut Stage,
        place: &Place,
    ) -> Result<Option<Provisioned>, ClaimError> {
        if let Some(answer) = stage.answer()? {
            self.report.resumed = true;
            return Ok(Some(answer));
        }
        let open = stage.open();
        if let Some((thing, id)) = open.heard {
            return self.without_configuration(stage, thing, id).await.map(Some);
        }
        let Some(id) = open.unheard else {
            self.report.resumed = stage.key()?.is_some();
            return Ok(None);
        };
        self.report.resumed = true;
        let is_active = self.look_back(stage, place, &id).await?;
        if is_active && let Some(thing) = self.request.thing.clone() {
            return self.without_configuration(stage, thing, id).await.map(Some);
        }
        if is_active {
            self.report.warnings.push(format!(
                "the certificate `{id}` of an interrupted run is active, and nobody heard which thing it belongs to: \
                 delete it when the device has its new one; with --thing it would have been found again"
            ));
        }
        stage.not_provisioned().await?;
        Ok(None)
    }

    /// Whether the certificate for which nobody heard an answer is active by now, which only provisioning makes it.
    async fn look_back(
        &mut self,
        stage: &Stage,
        place: &Place,
        id: &CertificateId,
    ) -> Result<bool, ClaimError> {
        let files = Files {
            roots: Some(roots_path(&stage.path)),
            certificate: certificate_path(&stage.path),
            key: key_path(&stage.path),
        };
        let client_id = match &self.request.thing {
            Some(thing) => client_id(thing),
            None => self.report.client_id.clone(),
        };
        let options = self.options(place, &files, client_id)?;
        let patience = self.request.patience;
        let look = async {
            match Exchange::connect(&options, Whose::Device, patience).await {
                Ok(exchange) => {
                    exchange.close().await;
                    Ok((true, format!("certificate {id} was provisioned")))
                }
                Err(ClaimError::Connect { failure, .. })
                    if failure.verdict() == Verdict::Denied =>
                {
                    Ok((
                        true,
                        format!(
                            "certificate {id} is active, and its policy denies {}",
                            options.client_id
                        ),
                    ))
                }
                Err(ClaimError::Connect { failure, .. })
                    if matches!(
                        failure.verdict(),
                        Verdict::CertificateRefused | Verdict::NoAnswer
                    ) =>
                {
                    Ok((false, format!("certificate {id} was not provisioned")))
                }
                Err(error) => Err(error),
            }
        };
        self.trace.step("look-back", None, look).await
    }

    /// Takes it as provisioned, though what the template wanted the device to know got lost with the answer.
    async fn without_configuration(
        &mut self,
        stage: &mut Stage,
        thing_name: ThingName,
        certificate_id: CertificateId,
    ) -> Result<Provisioned, ClaimError> {
        self.report.resumed = true;
        self.report.warnings.push(
            "the answer of the interrupted run is lost, and with it the template's DeviceConfiguration".to_owned(),
        );
        let answer = Provisioned {
            thing_name,
            certificate_id,
            device_configuration: None,
        };
        stage.provisioned(&answer).await?;
        Ok(answer)
    }
}

//! A run, from the claim certificate to a device folder that connects.

use std::path::{Path, PathBuf};
use std::time::Duration;

use zeroize::Zeroizing;

use super::error::{ClaimError, Whose};
use super::exchange::Exchange;
use super::place::Place;
use super::stage::{self, Provisioned, Stage};
use super::trace::Trace;
use super::wire::{self, Issued};
use super::{KeySource, Report, Request, THING_PARAMETER};
use crate::domain::device_folder::{
    self, CONNECTION_SCHEMA, Connection, certificate_path, connection_path, key_path, roots_path,
};
use crate::domain::session::Settings;
use crate::model::name::{ClientId, ThingName};
use crate::model::pki;
use crate::mqtt::session::Options;
use crate::mqtt::tls::{Files, Tls};

/// Keep-alive in seconds, the shortest that AWS IoT takes.
const KEEP_ALIVE: u16 = 30;
/// Attempts to connect with the new certificate: what was just attached may take a moment to count.
const PROOFS: u32 = 3;
/// Shortest pause between them: AWS IoT takes one CONNECT per second and client id.
const PROOF_PAUSE: Duration = Duration::from_millis(1100);

/// A run on its way.
pub(super) struct Run<'a> {
    pub(super) request: &'a Request,
    pub(super) settings: &'a Settings,
    pub(super) report: Report,
    pub(super) trace: Trace<'a>,
}

impl Run<'_> {
    /// Brings the device to its folder, whatever is done already.
    pub(super) async fn provision(&mut self) -> Result<(), ClaimError> {
        let request = self.request;
        if let Some((folder, answer)) = stage::finished(request)? {
            let place = self.place().await?;
            self.note(&place, &answer);
            self.report.folder = Some(folder.clone());
            return self.prove(&place, &folder, &answer).await;
        }
        if let Some(thing) = &request.thing {
            let folder = request.out.join(thing.as_str());
            if device_folder::read_connection(&folder)?.is_some() {
                return Err(ClaimError::Occupied(folder));
            }
        }
        device_folder::check_mode(&request.key)?;
        let place = self.place().await?;
        let mut stage = Stage::enter(request).await?;
        stage
            .write(roots_path(&stage.path), place.roots.clone())
            .await?;
        let answer = if let Some(answer) = self.earlier(&mut stage, &place).await? {
            answer
        } else {
            let (next, answer) = self.claim(stage, &place).await?;
            stage = next;
            answer
        };
        self.report.changed = true;
        self.note(&place, &answer);
        let folder = self.write(stage, &place, &answer).await?;
        self.report.folder = Some(folder.clone());
        self.prove(&place, &folder, &answer).await
    }

    /// Finds out where to connect.
    async fn place(&mut self) -> Result<Place, ClaimError> {
        let (settings, request) = (self.settings, self.request);
        let place = async {
            let place = Place::find(settings, request).await?;
            let endpoint = place.endpoint();
            Ok((place, endpoint))
        };
        let place = self.trace.step("find-endpoint", None, place).await?;
        self.report.endpoint = Some(place.endpoint());
        Ok(place)
    }

    fn note(&mut self, place: &Place, answer: &Provisioned) {
        self.report.thing = Some(answer.thing_name.clone());
        self.report.certificate_id = Some(answer.certificate_id.clone());
        self.report.certificate_arn = place.arn(&answer.certificate_id);
        self.report
            .device_configuration
            .clone_from(&answer.device_configuration);
    }

    /// How to connect with the certificate in `files`.
    pub(super) fn options(
        &self,
        place: &Place,
        files: &Files,
        id: ClientId,
    ) -> Result<Options, ClaimError> {
        Ok(Options {
            host: place.host.clone(),
            port: place.port,
            client_id: id,
            version: self.request.version,
            keep_alive: KEEP_ALIVE,
            tls: Tls::open(files, place.port)?,
        })
    }

    /// Gets certificate and name, over the connection with the claim certificate.
    async fn claim(
        &mut self,
        mut stage: Stage,
        place: &Place,
    ) -> Result<(Stage, Provisioned), ClaimError> {
        if self.request.key_source == KeySource::Aws && stage.key()?.is_some() {
            let (next, aside) = stage.set_aside(self.request).await?;
            stage = next;
            stage
                .write(roots_path(&stage.path), place.roots.clone())
                .await?;
            self.report.warnings.push(format!(
                "the key of an interrupted run was never provisioned and is kept in `{}`",
                aside.display()
            ));
        }
        let files = Files {
            roots: Some(roots_path(&stage.path)),
            certificate: self.request.certificate.clone(),
            key: self.request.key.clone(),
        };
        let options = self.options(place, &files, self.report.client_id.clone())?;
        let patience = self.request.patience;
        let connect = async {
            let exchange = Exchange::connect(&options, Whose::Claim, patience).await?;
            let detail = format!("{}:{} as {}", options.host, options.port, options.client_id);
            Ok((exchange, detail))
        };
        let mut exchange = self.trace.step("connect", None, connect).await?;
        self.subscribe(&mut exchange).await?;
        let issued = self.issue(&mut stage, &mut exchange).await?;
        let answer = self.ask(&mut stage, &mut exchange, &issued).await;
        let close = async {
            exchange.close().await;
            Ok(((), String::new()))
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                self.report.warnings.push(format!(
                    "the certificate `{}` was issued and not provisioned: unless it becomes active, AWS deletes it after an hour",
                    issued.certificate_id
                ));
                return Err(error);
            }
        };
        self.trace.step("disconnect", None, close).await?;
        Ok((stage, answer))
    }

    /// Subscribes to all answers before anything is asked: where a policy denies one, no certificate is left over.
    async fn subscribe(&mut self, exchange: &mut Exchange) -> Result<(), ClaimError> {
        let local = self.request.key_source != KeySource::Aws;
        let provision = wire::provision_topic(&self.request.template);
        for (step, topic) in [
            ("subscribe-certificate", wire::certificate_topic(local)),
            ("subscribe-provision", provision.as_str()),
        ] {
            let subscribe = async {
                exchange.subscribe(topic).await?;
                Ok(((), String::new()))
            };
            self.trace.step(step, Some(topic), subscribe).await?;
        }
        Ok(())
    }

    /// Has a certificate issued and keeps it.
    async fn issue(
        &mut self,
        stage: &mut Stage,
        exchange: &mut Exchange,
    ) -> Result<Issued, ClaimError> {
        let local = self.request.key_source != KeySource::Aws;
        let key = if local {
            Some(stage.own_key(self.request.key_source).await?)
        } else {
            None
        };
        let topic = wire::certificate_topic(local);
        let body = wire::certificate_request(key.as_deref(), self.report.client_id.as_str())?;
        stage.begin_issue().await?;
        let ask = async {
            let payload = exchange.ask(topic, body).await?;
            let issued = Issued::read(topic, &payload)?;
            let detail = format!("certificate {}", issued.certificate_id);
            Ok((issued, detail))
        };
        let mut issued = self
            .trace
            .step("issue-certificate", Some(topic), ask)
            .await?;
        self.keep(stage, key, &mut issued).await?;
        Ok(issued)
    }

    /// Writes certificate and key down, having checked that they belong together.
    async fn keep(
        &mut self,
        stage: &mut Stage,
        key: Option<Zeroizing<String>>,
        issued: &mut Issued,
    ) -> Result<(), ClaimError> {
        let key = match (key, issued.private_key.take()) {
            (Some(own), _) => own,
            (None, Some(sent)) => {
                stage.write_key(&sent).await?;
                self.report.warnings.push(
                    "the private key was made by AWS and came over the network; --key-source local makes one that never leaves the device"
                        .to_owned(),
                );
                sent
            }
            (None, None) => return Err(wire::lacks(wire::certificate_topic(false), "privateKey")),
        };
        if !pki::matches(&issued.certificate_pem, &key)? {
            return Err(ClaimError::ForeignCertificate(
                issued.certificate_id.clone(),
            ));
        }
        let (id, pem) = (&issued.certificate_id, &issued.certificate_pem);
        stage.issued(id, pem).await
    }

    /// Asks to be provisioned with the certificate.
    async fn ask(
        &mut self,
        stage: &mut Stage,
        exchange: &mut Exchange,
        issued: &Issued,
    ) -> Result<Provisioned, ClaimError> {
        let topic = wire::provision_topic(&self.request.template);
        stage.begin_provision(&issued.certificate_id).await?;
        let body = wire::provision_request(issued, &self.request.parameters);
        let asked = async {
            let payload = exchange.ask(&topic, body).await?;
            let answer = wire::provisioned(&topic, &payload, &issued.certificate_id)?;
            let detail = format!("thing {}", answer.thing_name);
            Ok((answer, detail))
        };
        match self.trace.step("provision", Some(&topic), asked).await {
            Ok(answer) => {
                if let Some(thing) = &self.request.thing
                    && *thing != answer.thing_name
                {
                    self.report.warnings.push(format!(
                        "the template named the thing `{}`, not `{thing}`: it may not use the parameter {THING_PARAMETER}",
                        answer.thing_name
                    ));
                }
                stage.provisioned(&answer).await?;
                Ok(answer)
            }
            // Only these say for certain that nothing happened.
            Err(error @ (ClaimError::Rejected { .. } | ClaimError::Publish { .. })) => {
                stage.not_provisioned().await?;
                Err(error)
            }
            Err(error) => Err(error),
        }
    }

    /// Completes the folder, `connection.json` last, and gives it its name.
    async fn write(
        &mut self,
        mut stage: Stage,
        place: &Place,
        answer: &Provisioned,
    ) -> Result<PathBuf, ClaimError> {
        let connection = Connection {
            schema: CONNECTION_SCHEMA.to_owned(),
            thing_name: answer.thing_name.clone(),
            client_id: client_id(&answer.thing_name),
            host: place.host.clone(),
            port: place.port,
            region: place.region.clone(),
            certificate_id: answer.certificate_id.clone(),
            certificate_arn: place.arn(&answer.certificate_id),
            policies: Vec::new(),
            publish: Vec::new(),
            subscribe: Vec::new(),
        };
        let out = &self.request.out;
        let write = async {
            let text = serde_json::to_string_pretty(&connection)
                .expect("names and numbers are plain data");
            stage
                .write(connection_path(&stage.path), text + "\n")
                .await?;
            let folder = stage.finish(out, &answer.thing_name).await?;
            let detail = folder.display().to_string();
            Ok((folder, detail))
        };
        self.trace.step("write-folder", None, write).await
    }

    /// Connects once as the device that it is now.
    async fn prove(
        &mut self,
        place: &Place,
        folder: &Path,
        answer: &Provisioned,
    ) -> Result<(), ClaimError> {
        let files = Files {
            roots: Some(roots_path(folder)),
            certificate: certificate_path(folder),
            key: key_path(folder),
        };
        let options = self.options(place, &files, client_id(&answer.thing_name))?;
        let patience = self.request.patience;
        let prove = async {
            let mut left = PROOFS;
            loop {
                left -= 1;
                match Exchange::connect(&options, Whose::Device, patience).await {
                    Ok(exchange) => {
                        exchange.close().await;
                        let name = &options.client_id;
                        return Ok(((), format!("connected as {name} with the new certificate")));
                    }
                    Err(error) if left == 0 => return Err(error),
                    Err(_) => {
                        let pause = PROOF_PAUSE + PROOF_PAUSE.mul_f64(fastrand::f64());
                        tokio::time::sleep(pause).await;
                    }
                }
            }
        };
        self.trace.step("connect-as-device", None, prove).await
    }
}

/// The client id is the thing's name: policy variables of the thing need that.
pub(super) fn client_id(thing: &ThingName) -> ClientId {
    let id = thing.as_str().parse();
    id.expect("thing names are a subset of client ids")
}

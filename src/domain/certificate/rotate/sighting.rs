//! Whether a device was seen on its new certificate.
//!
//! AWS names the certificate of a connection only in the lifecycle event `$aws/events/presence/connected/{clientId}`
//! (`principalIdentifier`, Developer Guide, "Lifecycle events"): `GetConnection` and the fleet index tell that a client is connected,
//! not how. Whoever cannot read the events can try: with the old certificate inactive, a device that connects has the new one.

use std::time::Duration;

use serde::Deserialize;
use tokio::time::Instant;

use crate::aws::iot_data::IotData;
use crate::domain::change::ChangeError;
use crate::domain::messaging::{Access, MessagingError, Subscription};
use crate::domain::session::Session;
use crate::model::message::Qos;
use crate::model::name::{CertificateId, ClientId, ThingName};

/// How long a device gets to come back while its old certificate is inactive: devices reconnect with growing pauses.
const TRIAL: Duration = Duration::from_mins(2);
/// Wait between two questions; AWS allows one a second for a client id.
const AGAIN: Duration = Duration::from_millis(1100);

/// A subscription to the connections of one client.
pub(super) struct Observer(Subscription);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Connected {
    principal_identifier: String,
}

fn blind(error: &MessagingError) -> ChangeError {
    ChangeError::Refused {
        message: format!("cannot watch the device connect: {error}"),
        hint: "the observer's policy must allow to subscribe to and receive $aws/events/presence/connected/#".to_owned(),
    }
}

impl Observer {
    /// Connects as the device `observer` and subscribes.
    pub(super) async fn open(
        session: &Session,
        observer: &ThingName,
        client: &ClientId,
    ) -> Result<Self, ChangeError> {
        let access = Access {
            thing: Some(observer.clone()),
            ..Access::default()
        };
        let target = access.resolve(session.settings());
        let target = target.map_err(|error| blind(&error))?;
        let filter = format!("$aws/events/presence/connected/{client}");
        let filter = filter.parse().map_err(|_| ChangeError::Refused {
            message: format!(
                "the client id `{client}` has no lifecycle events: it holds `+` or `#`"
            ),
            hint: "wait without an observer".to_owned(),
        })?;
        let opened =
            Subscription::open(target, vec![filter], Qos::AtLeastOnce, Box::new(|_| ())).await;
        opened.map(Self).map_err(|error| blind(&error))
    }

    /// Returns when the client has connected with this certificate.
    pub(super) async fn wait(mut self, certificate: &CertificateId) -> Result<(), ChangeError> {
        loop {
            let message = self.0.next().await.map_err(|error| blind(&error))?;
            let event: Result<Connected, _> = serde_json::from_slice(&message.payload);
            if event.is_ok_and(|event| event.principal_identifier == certificate.as_str()) {
                self.0.close().await;
                return Ok(());
            }
        }
    }
}

/// Waits until a client is connected, and answers since when.
pub(super) async fn connected(data: &IotData, client: &ClientId) -> Result<i64, ChangeError> {
    loop {
        if let Some(found) = data.connection(client).await?
            && found.connected
        {
            return Ok(found.since);
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// Whether a client has connected anew since `baseline`, a time that AWS named itself.
pub(super) async fn is_back(
    data: &IotData,
    client: &ClientId,
    baseline: i64,
) -> Result<bool, ChangeError> {
    let found = data.connection(client).await?;
    Ok(found.is_some_and(|found| found.connected && found.since > baseline))
}

/// Waits for as long as a trial lasts until a client has connected anew.
pub(super) async fn comes_back(
    data: &IotData,
    client: &ClientId,
    baseline: i64,
) -> Result<bool, ChangeError> {
    let deadline = Instant::now() + TRIAL;
    while Instant::now() < deadline {
        if is_back(data, client, baseline).await? {
            return Ok(true);
        }
        tokio::time::sleep(AGAIN).await;
    }
    Ok(false)
}

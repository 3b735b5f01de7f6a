//! Sending messages over HTTPS with AWS credentials: one request each, in their order.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::publisher::Source;
use super::{MessagingError, PublishReport, check_publish};
use crate::aws::iot_data::IotData;
use crate::domain::session::{Session, Settings};

/// A caller of the data plane.
#[derive(Debug)]
pub struct HttpsPublisher {
    client: IotData,
    interval: Duration,
}

impl HttpsPublisher {
    /// Finds the endpoint, unless `host` (`host[:port]`) is it. At most `rate` messages per second will be sent; no limit if 0.
    pub async fn open(
        settings: Settings,
        host: Option<String>,
        rate: u32,
    ) -> Result<Self, MessagingError> {
        let session = Session::open(settings).await?;
        let client = match host {
            Some(host) => session.aws().iot_data(Some(&host)),
            None => session.iot_data().await?,
        };
        let interval = if rate == 0 {
            Duration::ZERO
        } else {
            Duration::from_secs(1) / rate
        };
        Ok(Self { client, interval })
    }

    /// Sends all that comes from `source`.
    pub async fn run(&self, source: &mut Source) -> Result<PublishReport, MessagingError> {
        let mut report = PublishReport::new("https");
        let mut due = Instant::now();
        while let Some(item) = source.recv().await {
            let message = item.map_err(MessagingError::Source)?;
            check_publish(&message, None)?;
            sleep_until(due).await;
            due = Instant::now() + self.interval;
            self.client.publish(&message).await?;
            report.count(&message);
        }
        Ok(report)
    }
}

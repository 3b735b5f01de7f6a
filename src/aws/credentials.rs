//! Credentials that a request can carry: others are refused before the SDK, which does not expect them, makes a header of them.

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};

/// The credentials of another provider, checked.
#[derive(Debug)]
pub(super) struct Checked<P>(pub(super) P);

impl<P: ProvideCredentials> ProvideCredentials for Checked<P> {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.checked())
    }

    fn fallback_on_interrupt(&self) -> Option<Credentials> {
        let known = self.0.fallback_on_interrupt()?;
        checked(known).ok()
    }
}

impl<P: ProvideCredentials> Checked<P> {
    async fn checked(&self) -> Result {
        checked(self.0.provide_credentials().await?)
    }
}

fn checked(found: Credentials) -> Result {
    check("access key id", found.access_key_id())?;
    check("session token", found.session_token().unwrap_or_default())?;
    Ok(found)
}

/// Refuses what no header carries. The secret is in none.
fn check(what: &str, text: &str) -> std::result::Result<(), CredentialsError> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    let error = format!("the {what} holds a blank or another character that AWS's have not");
    Err(CredentialsError::invalid_configuration(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_what_a_header_carries_is_taken() {
        let taken = async |id: &str, token: Option<&str>| {
            let credentials =
                Credentials::new(id, "se cret\n", token.map(str::to_owned), None, "test");
            Checked(credentials).provide_credentials().await
        };
        assert!(taken("AKIDEXAMPLE", None).await.is_ok());
        assert!(taken("AKIDEXAMPLE", Some("a+b/c==")).await.is_ok());
        for (id, token) in [
            ("AKID\u{1}", None),
            ("AK ID", None),
            ("ÄKID", None),
            ("AKID", Some("to\nken")),
            ("AKID", Some("tökén")),
        ] {
            let error = taken(id, token).await.expect_err("refused");
            assert!(!format!("{error:?}").contains("ken\""), "{error:?}");
        }
    }
}

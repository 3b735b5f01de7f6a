//! What every call has in common: how it is made, lists read to their end, what is missing.

use super::error::{AwsError, AwsErrorKind};

/// Pages read of one list at most: a list that never ends is an error of the service.
pub(super) const PAGES: usize = 4000;

/// Makes a call in its turn, as often as [`Pace::call`](super::pace::Pace::call) says. An operation is given by its name, or by its path in
/// the SDK: then it goes the short way of [`super::direct`], for what a fleet asks once for each device.
macro_rules! call {
    ($self:ident, $operation:literal, $request:expr) => {{
        let request = $request;
        let attempt = $crate::aws::call::attempt!($operation, request);
        $self.pace.call($operation, attempt).await
    }};
    ($self:ident, $module:ident::$operation:ident, $request:expr) => {{
        let request = $request;
        let attempt = $crate::aws::call::attempt!($self, $module::$operation, request);
        $self.pace.call(stringify!($operation), attempt).await
    }};
}
pub(super) use call;

/// As [`call!`], for a call that makes another thing each time: as often as [`Pace::call_once`](super::pace::Pace::call_once) says.
macro_rules! call_once {
    ($self:ident, $operation:literal, $request:expr) => {{
        let request = $request;
        let attempt = $crate::aws::call::attempt!($operation, request);
        $self.pace.call_once($operation, attempt).await
    }};
    ($self:ident, $module:ident::$operation:ident, $request:expr) => {{
        let request = $request;
        let attempt = $crate::aws::call::attempt!($self, $module::$operation, request);
        $self.pace.call_once(stringify!($operation), attempt).await
    }};
}
pub(super) use call_once;

/// What sends a request once.
macro_rules! attempt {
    ($operation:literal, $request:ident) => {
        async || {
            let answer = $request.clone().send().await;
            answer.map_err(|error| $crate::aws::error::AwsError::of($operation, &error))
        }
    };
    ($self:ident, $module:ident::$operation:ident, $request:ident) => {
        async || {
            use aws_sdk_iot::operation::$module::$operation as Operation;
            let input = $request.as_input().clone().build();
            // Never called: it names the types of the answer.
            let types = || $request.clone().send();
            let name = stringify!($operation);
            $self
                .direct
                .call(name, &Operation::new(), input, types)
                .await
        }
    };
}
pub(super) use attempt;

/// `None` instead of the error that something does not exist.
pub(super) fn found<T>(answer: Result<T, AwsError>) -> Result<Option<T>, AwsError> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind == AwsErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a list to its end: `page` asks for the page at a token and answers its items and the token of the next.
pub(super) async fn all_pages<T>(
    operation: &'static str,
    mut page: impl AsyncFnMut(Option<String>) -> Result<(Vec<T>, Option<String>), AwsError>,
) -> Result<Vec<T>, AwsError> {
    let mut items = Vec::new();
    let mut token = None;
    for _ in 0..PAGES {
        let (mut found, next) = page(token).await?;
        items.append(&mut found);
        token = next.filter(|token| !token.is_empty());
        if token.is_none() {
            return Ok(items);
        }
    }
    Err(AwsError::answer(operation, "the list does not end"))
}

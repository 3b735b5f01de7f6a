//! STS: who is asking.

use axum::http::StatusCode;

use crate::sandbox::services::Services;

use super::reply::{HttpResponse, escape_xml, xml_body};

/// `GetCallerIdentity` for the administrator, who is the account's root.
pub(crate) fn get_caller_identity(services: &Services, request_id: &str) -> HttpResponse {
    let account = escape_xml(services.settings.account.as_str());
    xml_body(
        StatusCode::OK,
        format!(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>\
             <Arn>arn:aws:iam::{account}:root</Arn><UserId>{account}</UserId><Account>{account}</Account>\
             </GetCallerIdentityResult><ResponseMetadata><RequestId>{request_id}</RequestId></ResponseMetadata>\
             </GetCallerIdentityResponse>"
        ),
        request_id,
    )
}

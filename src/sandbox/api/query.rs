//! The Query protocol of IAM and STS: parameters from a form, answers as XML.
//!
//! Source: botocore 1.44.5 (`serialize.QuerySerializer`, `parsers.QueryParser`).

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::net::IpAddr;

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::reply::{HttpResponse, escape_xml, xml_body};
use super::wire::ApiError;
use crate::model::name::Scope;
use crate::sandbox::authority::Principal;
use crate::sandbox::services::Services;
use crate::sandbox::store::tags::Tag;

/// What RFC 3986 leaves as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// Page size if none is asked for (IAM API reference, `MaxItems`).
const PAGE: usize = 100;
/// Largest page (service model `maxItemsType`).
const LARGEST_PAGE: usize = 1000;

/// One request.
#[derive(Debug)]
pub(crate) struct Call {
    /// The account, and the Region of the signature.
    pub(crate) scope: Scope,
    /// Who asks; none if the request is not signed and need not be.
    pub(crate) caller: Option<Principal>,
    /// Where the request comes from.
    pub(crate) source: IpAddr,
    /// The parameters.
    pub(crate) form: Form,
}

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// AWS's name of it.
    pub(crate) name: &'static str,
    /// What serves it.
    pub(crate) handler: fn(&Services, &Call) -> Result<Xml, ApiError>,
}

/// The parameters of a request.
#[derive(Debug, Default)]
pub(crate) struct Form(BTreeMap<String, String>);

impl Form {
    /// Reads a form from the body, or from the query if the body is empty.
    pub(crate) fn parse(body: &[u8], query: &str) -> Result<Self, ApiError> {
        let text = std::str::from_utf8(body)
            .map_err(|_| validation("The request body is not valid UTF-8"))?;
        let text = if text.is_empty() { query } else { text };
        let mut all = BTreeMap::new();
        for part in text.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            all.insert(decoded(name)?, decoded(value)?);
        }
        Ok(Self(all))
    }

    /// A parameter; empty text counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// A parameter, which may be empty text.
    pub(crate) fn given(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A parameter that must be there.
    pub(crate) fn need(&self, name: &str) -> Result<&str, ApiError> {
        self.get(name)
            .ok_or_else(|| refuse("null", name, "not be null"))
    }

    /// A whole number within a range.
    pub(crate) fn number(
        &self,
        name: &str,
        (least, most): (i64, i64),
    ) -> Result<Option<i64>, ApiError> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        let number: i64 = text
            .parse()
            .map_err(|_| refuse(text, name, "be a whole number"))?;
        if number < least {
            let rule = format!("have value greater than or equal to {least}");
            return Err(refuse(text, name, &rule));
        }
        if number > most {
            let rule = format!("have value less than or equal to {most}");
            return Err(refuse(text, name, &rule));
        }
        Ok(Some(number))
    }

    /// A Boolean; absent is false.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, ApiError> {
        match self.get(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(other) => Err(refuse(other, name, "be true or false")),
        }
    }

    /// The values of a list: `NAME.member.1`, `NAME.member.2` and so on, with what follows each.
    pub(crate) fn list(&self, name: &str, suffix: &str) -> Vec<&str> {
        (1..)
            .map_while(|number| self.given(&format!("{name}.member.{number}{suffix}")))
            .collect()
    }

    /// A list of tags.
    pub(crate) fn tags(&self, name: &str) -> Vec<Tag> {
        let value = |number| self.given(&format!("{name}.member.{number}.Value"));
        self.list(name, ".Key")
            .into_iter()
            .zip(1..)
            .map(|(key, number)| Tag {
                key: key.to_owned(),
                value: value(number).unwrap_or_default().to_owned(),
            })
            .collect()
    }
}

fn decoded(text: &str) -> Result<String, ApiError> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| validation("The request body is not valid UTF-8"))
}

/// Refuses a parameter in the words of IAM and STS.
pub(crate) fn validation(message: impl Into<String>) -> ApiError {
    ApiError::of("ValidationError", StatusCode::BAD_REQUEST, message)
}

/// Refuses the value of a parameter: `rule` continues "Member must …".
pub(crate) fn refuse(value: &str, name: &str, rule: &str) -> ApiError {
    let mut at = name.to_owned();
    if let Some(first) = at.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let value = if value == "null" {
        value.to_owned()
    } else {
        format!("'{value}'")
    };
    validation(format!(
        "1 validation error detected: Value {value} at '{at}' failed to satisfy constraint: Member must {rule}"
    ))
}

/// XML in the making; names come from the program, values are escaped.
#[derive(Debug, Default)]
pub(crate) struct Xml(String);

impl Xml {
    /// An element with text.
    pub(crate) fn text(mut self, name: &str, value: impl Display) -> Self {
        let value = escape_xml(&value.to_string());
        let _ = write!(self.0, "<{name}>{value}</{name}>");
        self
    }

    /// An element with text, unless it has no value.
    pub(crate) fn maybe(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// A time of `seconds` since 1970 in ISO 8601.
    pub(crate) fn time(self, name: &str, seconds: f64) -> Self {
        self.text(name, iso(seconds))
    }

    /// A policy document, percent-encoded as IAM answers it.
    pub(crate) fn document(self, name: &str, text: &str) -> Self {
        self.text(name, utf8_percent_encode(text, RESERVED))
    }

    /// An element with others in it.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "content is made where it is put in"
    )]
    pub(crate) fn group(mut self, name: &str, content: Self) -> Self {
        let _ = write!(self.0, "<{name}>{}</{name}>", content.0);
        self
    }

    /// A list of elements.
    pub(crate) fn list(self, name: &str, items: impl IntoIterator<Item = Self>) -> Self {
        let content = items
            .into_iter()
            .fold(Self::default(), |all, item| all.group("member", item));
        self.group(name, content)
    }

    /// Tags.
    pub(crate) fn tags(self, name: &str, tags: &[Tag]) -> Self {
        let item = |tag: &Tag| {
            Self::default()
                .text("Key", &tag.key)
                .text("Value", &tag.value)
        };
        self.list(name, tags.iter().map(item))
    }

    /// A whole answer.
    pub(crate) fn answer(self, operation: &str, namespace: &str, request_id: &str) -> HttpResponse {
        // Of the operations without output only UpdateRole has the element all the same (service model).
        let result = if self.0.is_empty() && operation != "UpdateRole" {
            String::new()
        } else {
            format!("<{operation}Result>{}</{operation}Result>", self.0)
        };
        let body = format!(
            "<{operation}Response xmlns=\"{namespace}\">{result}<ResponseMetadata><RequestId>{request_id}</RequestId>\
             </ResponseMetadata></{operation}Response>"
        );
        xml_body(StatusCode::OK, body, request_id)
    }
}

/// Epoch seconds as ISO 8601 in UTC, whole seconds.
pub(crate) fn iso(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "times of this sandbox are far from the ends of i64, and casts saturate"
    )]
    let whole = seconds as i64;
    jiff::Timestamp::from_second(whole)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}

/// A page of a list: the items after the marker, and the marker of the next page.
#[derive(Debug)]
pub(crate) struct Paged<T> {
    /// The items of the page.
    pub(crate) items: Vec<T>,
    marker: Option<String>,
}

impl<T> Paged<T> {
    /// Cuts `items`, which are in the order of `key`, to the page that the form asks for.
    pub(crate) fn cut(
        form: &Form,
        items: Vec<T>,
        key: impl Fn(&T) -> &str,
    ) -> Result<Self, ApiError> {
        let largest = i64::try_from(LARGEST_PAGE).unwrap_or(i64::MAX);
        let size = form
            .number("MaxItems", (1, largest))?
            .and_then(|size| usize::try_from(size).ok())
            .unwrap_or(PAGE);
        let mut items = items;
        if let Some(text) = form.get("Marker") {
            let after = URL_SAFE_NO_PAD
                .decode(text)
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok())
                .ok_or_else(|| validation(format!("Invalid Marker: {text}")))?;
            // The item itself may be gone: go on after its place, in the order without letter case.
            let after = after.to_lowercase();
            items.retain(|item| key(item).to_lowercase() > after);
        }
        let more = items.len() > size;
        items.truncate(size);
        let marker = items
            .last()
            .filter(|_| more)
            .map(|last| URL_SAFE_NO_PAD.encode(key(last)));
        Ok(Self { items, marker })
    }

    /// Adds the end of a list answer.
    pub(crate) fn close(&self, xml: Xml) -> Xml {
        xml.text("IsTruncated", self.marker.is_some())
            .maybe("Marker", self.marker.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Form {
        Form::parse(text.as_bytes(), "").expect("a form")
    }

    #[test]
    fn lists_and_tags_are_read_in_order() {
        let form = form(
            "A=x+y%2B&Tags.member.1.Key=a&Tags.member.1.Value=1&Tags.member.2.Key=b&N.member.2=x&E=",
        );
        assert_eq!(form.get("A"), Some("x y+"));
        assert_eq!((form.get("E"), form.given("E")), (None, Some("")));
        let tags = form.tags("Tags");
        assert_eq!((tags.len(), tags[1].value.as_str()), (2, ""));
        assert!(form.list("N", "").is_empty());
    }

    #[test]
    fn pages_go_on_after_their_last_item() {
        let all = || vec!["A", "b", "C", "d", "e"];
        let mut marker = String::new();
        let mut seen = Vec::new();
        for _ in 0..3 {
            let form = form(&format!("MaxItems=2&Marker={marker}"));
            let page = Paged::cut(&form, all(), |item| item).expect("a page");
            seen.extend(page.items);
            marker = page.marker.unwrap_or_default();
        }
        assert_eq!(seen, all());
        assert!(marker.is_empty());
        for bad in ["MaxItems=0", "MaxItems=1001", "MaxItems=x", "Marker=%21"] {
            assert!(Paged::cut(&form(bad), all(), |item| item).is_err(), "{bad}");
        }
    }

    #[test]
    fn values_are_escaped() {
        let xml = Xml::default()
            .text("A", "<&>\"\u{1}")
            .document("D", "{\"a\": ü}");
        assert_eq!(
            xml.0,
            "<A>&lt;&amp;&gt;&quot;\u{FFFD}</A><D>%7B%22a%22%3A%20%C3%BC%7D</D>"
        );
    }
}

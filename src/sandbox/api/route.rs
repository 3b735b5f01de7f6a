//! From method and path to an operation. Path parameters are decoded after the path was split, so `%2F` in an ARN survives.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::http::Method;
use percent_encoding::percent_decode_str;

use super::wire::ApiError;

/// A table of operations by method and URI pattern.
#[derive(Debug)]
pub(crate) struct Routes<T> {
    by_method: BTreeMap<&'static str, matchit::Router<T>>,
}

/// Methods that AWS's REST-JSON services use.
const METHODS: [&str; 5] = ["DELETE", "GET", "PATCH", "POST", "PUT"];

impl<T> Routes<T> {
    /// An empty table.
    pub(crate) fn new() -> Self {
        Self {
            by_method: METHODS
                .iter()
                .map(|method| (*method, matchit::Router::new()))
                .collect(),
        }
    }

    /// Adds an operation; false if the pattern is taken already (the first one stays) or not valid.
    pub(crate) fn add(&mut self, method: &str, pattern: &str, operation: T) -> bool {
        let pattern = if pattern.len() > 1 {
            pattern.trim_end_matches('/')
        } else {
            pattern
        };
        self.by_method
            .get_mut(method)
            .is_some_and(|router| router.insert(pattern, operation).is_ok())
    }

    /// The operation for a request, with its path parameters decoded.
    pub(crate) fn find(
        &self,
        method: &Method,
        path: &str,
    ) -> Result<(&T, BTreeMap<String, String>), ApiError> {
        // A trailing slash means nothing in AWS's URIs, but it may belong to a topic: try the path as it is first.
        let spellings = [Some(path), path.strip_suffix('/')];
        let at = |method: &str| {
            let router = self.by_method.get(method)?;
            spellings
                .iter()
                .flatten()
                .find_map(|path| router.at(path).ok())
        };
        let Some(found) = at(method.as_str()) else {
            return Err(match METHODS.iter().find(|other| at(other).is_some()) {
                Some(other) => ApiError::method_not_allowed(format!(
                    "{method} is not allowed on {path}; {other} is"
                )),
                None => ApiError::unknown_operation(format!(
                    "the sandbox knows no operation {method} {path}"
                )),
            });
        };
        let mut parameters = BTreeMap::new();
        for (name, value) in found.params.iter() {
            parameters.insert(name.to_owned(), decoded(value)?.into_owned());
        }
        Ok((found.value, parameters))
    }
}

/// The parameters of a query string, percent-decoded. `+` is itself, as in AWS's signatures.
///
/// Refuses a name that comes twice: a signature does not tell in which order, so it must not matter.
pub(crate) fn query(text: &str) -> Result<BTreeMap<String, String>, ApiError> {
    let mut all = BTreeMap::new();
    for part in text.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let name = decoded(name)?.into_owned();
        let value = decoded(value)?.into_owned();
        if all.contains_key(&name) {
            return Err(ApiError::invalid(format!(
                "the query parameter {name} is given more than once"
            )));
        }
        all.insert(name, value);
    }
    Ok(all)
}

/// One parameter of a form, where `+` is a space (the Query services).
pub(crate) fn form_parameter(form: &str, name: &str) -> Option<String> {
    let value = form
        .split('&')
        .filter_map(|part| part.split_once('='))
        .find(|(key, _)| *key == name)?
        .1;
    Some(decoded(&value.replace('+', " ")).ok()?.into_owned())
}

fn decoded(text: &str) -> Result<Cow<'_, str>, ApiError> {
    percent_decode_str(text)
        .decode_utf8()
        .map_err(|_| ApiError::invalid(format!("`{text}` is not valid UTF-8")))
}

/// Fuzzing entry: bytes as a method, path and query; must not panic.
pub(crate) fn fuzz(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (path, rest) = text.split_once('?').unwrap_or((&text, ""));
    let mut routes = Routes::new();
    routes.add("POST", "/topics/{*topic}", 0);
    routes.add("GET", "/things/{thingName}/principals", 1);
    for method in [Method::POST, Method::GET] {
        let _ = routes.find(&method, path);
    }
    let _ = query(rest);
    let _ = form_parameter(rest, "Action");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded_after_the_path_is_split() {
        let mut routes = Routes::new();
        assert!(routes.add("POST", "/topics/{*topic}", "Publish"));
        assert!(routes.add(
            "POST",
            "/attached-policies/{target}",
            "ListAttachedPolicies"
        ));
        assert!(!routes.add("POST", "/attached-policies/{arn}", "another"));
        let topic = |path: &str| {
            routes
                .find(&Method::POST, path)
                .map(|(_, path)| path["topic"].clone())
        };
        assert_eq!(topic("/topics/a%2Fb").as_deref(), Ok("a/b"));
        assert_eq!(topic("/topics/a/b").as_deref(), Ok("a/b"));
        assert_eq!(topic("/topics/a/").as_deref(), Ok("a/"));
        assert_eq!(topic("/topics//a").as_deref(), Ok("/a"));
        assert_eq!(
            topic("/topics/%ff").map_err(|error| error.kind),
            Err("InvalidRequestException")
        );
        let (name, path) = routes
            .find(&Method::POST, "/attached-policies/arn%3Aaws%3Aiot%3Aeu-central-1%3A123456789012%3Athinggroup%2Fx/")
            .expect("found");
        assert_eq!(
            (*name, path["target"].as_str()),
            (
                "ListAttachedPolicies",
                "arn:aws:iot:eu-central-1:123456789012:thinggroup/x"
            )
        );
        let refused = |method| {
            routes
                .find(&method, "/topics/a")
                .map(|_| ())
                .map_err(|error| error.kind)
        };
        assert_eq!(refused(Method::GET), Err("MethodNotAllowedException"));
        assert_eq!(
            refused(Method::from_bytes(b"BREW").expect("a token")),
            Err("MethodNotAllowedException")
        );
        assert_eq!(
            routes
                .find(&Method::GET, "/")
                .map(|_| ())
                .map_err(|error| error.kind),
            Err("UnknownOperationException")
        );
    }

    #[test]
    fn a_query_and_a_form_differ_in_the_plus() {
        let found = query("a=%2B%20+&b&&=x").expect("UTF-8");
        assert_eq!((found["a"].as_str(), found["b"].as_str()), ("+ +", ""));
        assert_eq!(
            form_parameter("Version=1&Action=Get+It%21", "Action").as_deref(),
            Some("Get It!")
        );
        assert_eq!(form_parameter("Version=1", "Action"), None);
    }

    #[test]
    fn a_parameter_that_comes_twice_is_refused() {
        for text in ["a=1&a=2", "a=1&a=1", "a=1&%61=2"] {
            let kind = query(text).map_err(|error| error.kind);
            assert_eq!(kind, Err("InvalidRequestException"), "{text}");
        }
    }
}

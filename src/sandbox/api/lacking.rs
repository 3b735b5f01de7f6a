//! Operations that AWS has and the sandbox lacks, so that a call is answered with its name instead of a riddle.
//!
//! Source: the service models of botocore 1.44.5, every operation of each. One that is served elsewhere takes precedence.

use std::borrow::Cow;

use super::route::Routes;

/// A table of operations that have nothing but a name.
pub(super) fn routes(text: &'static str) -> Routes<&'static str> {
    let mut routes = Routes::new();
    for (name, method, pattern) in table(text) {
        routes.add(method, &pattern, name);
    }
    routes
}

/// Operations of one service: name, method, URI pattern in `matchit` notation.
///
/// Two of Lambda's differ from another one in a constant query only: they come last, so that a call has that one's name.
pub(super) fn table(
    text: &'static str,
) -> impl Iterator<Item = (&'static str, &'static str, Cow<'static, str>)> {
    let (plain, queried) = (
        text.lines().filter(|line| !line.contains('?')),
        text.lines().filter(|line| line.contains('?')),
    );
    plain.chain(queried).filter_map(operation)
}

fn operation(line: &'static str) -> Option<(&'static str, &'static str, Cow<'static, str>)> {
    let (name, place) = line.split_once(' ')?;
    let (method, uri) = place.split_once(' ')?;
    Some((name, method, pattern(uri)))
}

/// The path of a URI as the models write it: what follows `?` is constant, and `{name+}` takes the rest of the path.
fn pattern(uri: &'static str) -> Cow<'static, str> {
    let path = uri.split_once('?').map_or(uri, |(path, _)| path);
    match path
        .strip_suffix("+}")
        .and_then(|path| path.rsplit_once('{'))
    {
        Some((before, name)) => format!("{before}{{*{name}}}").into(),
        None => path.into(),
    }
}

/// The control plane.
pub(super) const IOT: &str = include_str!("lacking/iot.txt");

/// The data plane.
pub(super) const IOT_DATA: &str = include_str!("lacking/iot-data.txt");

/// MQTT over WebSocket, which no service model has.
pub(super) const WEB_SOCKET: &str = "MqttOverWebSocket GET /mqtt";

/// The jobs data plane.
pub(super) const JOBS_DATA: &str = include_str!("lacking/iot-jobs-data.txt");

/// Lambda.
pub(super) const LAMBDA: &str = include_str!("lacking/lambda.txt");

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::*;

    fn called<'r, T>(routes: &'r Routes<T>, method: &str, pattern: &str) -> Option<&'r T> {
        let path = pattern.replace("{*", "{").replace(['{', '}'], "");
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        routes.find(&method, &path).map(|(found, _)| found).ok()
    }

    #[test]
    fn every_operation_is_found_under_its_name() {
        for (text, count, shared) in [
            (IOT, 272, &[][..]),
            (IOT_DATA, 11, &[]),
            (JOBS_DATA, 5, &[]),
            (
                LAMBDA,
                91,
                &["GetLayerVersionByArn", "ListProvisionedConcurrencyConfigs"],
            ),
        ] {
            assert_eq!(table(text).count(), count);
            let routes = routes(text);
            for (name, method, pattern) in table(text) {
                let found = called(&routes, method, &pattern);
                assert!(
                    found == Some(&name) || shared.contains(&name),
                    "{name} {method} {pattern}: {found:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_served_and_what_is_not_share_the_paths() {
        let mut routes = Routes::new();
        for served in crate::sandbox::api::iot::operations() {
            assert!(
                routes.add(served.method.as_str(), served.pattern, served.name),
                "{}",
                served.name
            );
        }
        for (name, method, pattern) in table(IOT) {
            routes.add(method, &pattern, name);
        }
        for (name, method, pattern) in table(IOT) {
            assert_eq!(called(&routes, method, &pattern), Some(&name), "{pattern}");
        }
    }

    #[test]
    fn a_greedy_parameter_takes_slashes() {
        let routes = routes(IOT);
        let found = routes.find(
            &Method::DELETE,
            "/destinations/arn:aws:iot:r:1:ruledestination/http/x",
        );
        assert_eq!(
            found.map(|(name, _)| *name),
            Ok("DeleteTopicRuleDestination")
        );
        let found = routes.find(&Method::GET, "/fleet-metrics");
        assert_eq!(found.map(|(name, _)| *name), Ok("ListFleetMetrics"));
    }
}

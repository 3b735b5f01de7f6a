//! The actions that AWS IoT asks a policy about, and the patterns of `Action` elements.

use super::matcher::Pattern;

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// An action of the device side of AWS IoT.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $variant,)*
        }

        impl Action {
            /// Every action, in the order of the enum.
            pub const ALL: &[Action] = &[$(Action::$variant,)*];

            /// The name as policies write it, such as `iot:Connect`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Action::$variant => $name,)*
                }
            }
        }
    };
}

actions! {
    /// CONNECT, on `client/{clientId}`.
    Connect = "iot:Connect",
    /// Every PUBLISH and Will, on `topic/{topic}`.
    Publish = "iot:Publish",
    /// A PUBLISH or Will with RETAIN, in addition to [`Action::Publish`].
    RetainPublish = "iot:RetainPublish",
    /// SUBSCRIBE, on `topicfilter/{filter}`.
    Subscribe = "iot:Subscribe",
    /// Every delivery, on `topic/{topic}`.
    Receive = "iot:Receive",
    /// Reading one retained message, on `topic/{topic}`.
    GetRetainedMessage = "iot:GetRetainedMessage",
    /// Listing retained messages, on `*`.
    ListRetainedMessages = "iot:ListRetainedMessages",
    /// Closing a connection over HTTP, on `client/{clientId}`.
    DeleteConnection = "iot:DeleteConnection",
    /// Reading a connection's state, on `client/{clientId}`.
    GetConnection = "iot:GetConnection",
    /// Listing a connection's subscriptions, on `client/{clientId}`.
    ListSubscriptions = "iot:ListSubscriptions",
    /// Sending a message to one client, on `client/{clientId}`.
    SendDirectMessage = "iot:SendDirectMessage",
    /// Reading a shadow over HTTP, on `thing/{thing}` or `thing/{thing}/{shadow}`.
    GetThingShadow = "iot:GetThingShadow",
    /// Writing a shadow over HTTP, on the same resources.
    UpdateThingShadow = "iot:UpdateThingShadow",
    /// Deleting a shadow over HTTP, on the same resources.
    DeleteThingShadow = "iot:DeleteThingShadow",
    /// Listing a thing's named shadows, on `*`.
    ListNamedShadowsForThing = "iot:ListNamedShadowsForThing",
    /// Temporary credentials from the credentials provider, on `rolealias/{alias}`.
    AssumeRoleWithCertificate = "iot:AssumeRoleWithCertificate",
    /// Reading a job execution over HTTP, on `thing/{thing}`.
    DescribeJobExecution = "iotjobsdata:DescribeJobExecution",
    /// Listing pending job executions over HTTP, on `thing/{thing}`.
    GetPendingJobExecutions = "iotjobsdata:GetPendingJobExecutions",
    /// Starting the next job execution over HTTP, on `thing/{thing}`.
    StartNextPendingJobExecution = "iotjobsdata:StartNextPendingJobExecution",
    /// Reporting on a job execution over HTTP, on `thing/{thing}`.
    UpdateJobExecution = "iotjobsdata:UpdateJobExecution",
}

impl Action {
    /// The action of that name, in any letter case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name().eq_ignore_ascii_case(name))
    }

    /// What the resource of this action begins with, or `None` where only `*` grants it.
    #[must_use]
    pub const fn resource_type(self) -> Option<&'static str> {
        match self {
            Self::Connect
            | Self::DeleteConnection
            | Self::GetConnection
            | Self::ListSubscriptions
            | Self::SendDirectMessage => Some("client/"),
            Self::Publish | Self::RetainPublish | Self::Receive | Self::GetRetainedMessage => {
                Some("topic/")
            }
            Self::Subscribe => Some("topicfilter/"),
            Self::ListRetainedMessages | Self::ListNamedShadowsForThing => None,
            Self::AssumeRoleWithCertificate => Some("rolealias/"),
            _ => Some("thing/"),
        }
    }

    /// This action's place in a set of actions.
    pub(super) const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The `Action` or `NotAction` element of a statement.
#[derive(Debug)]
pub(super) struct Actions {
    /// The names as written.
    pub(super) names: Vec<String>,
    /// Whether the element is `NotAction`.
    pub(super) negated: bool,
    /// The names in lower case, ready to match.
    patterns: Vec<Pattern>,
    /// The known actions that match: bits of [`Action::bit`].
    pub(super) known: u32,
}

impl Actions {
    pub(super) fn new(names: Vec<String>, negated: bool) -> Self {
        let patterns = names
            .iter()
            .map(|name| Pattern::new(&name.to_ascii_lowercase()))
            .collect();
        let mut actions = Self {
            names,
            negated,
            patterns,
            known: 0,
        };
        actions.known = Action::ALL
            .iter()
            .filter(|a| actions.matches(a.name()))
            .fold(0, |set, a| set | a.bit());
        actions
    }

    /// Whether the statement is about the action of that name; letter case does not count.
    pub(super) fn matches(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.patterns.iter().any(|pattern| pattern.matches(&name)) != self.negated
    }
}

/// Whether `name` may stand in an `Action` element: `*` or `service:Name`, the name with `*` and `?`.
pub(super) fn is_action(name: &str) -> bool {
    let Some((service, action)) = name.split_once(':') else {
        return name == "*";
    };
    let service_ok = service == "*"
        || (!service.is_empty()
            && service
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    service_ok
        && !action.is_empty()
        && action
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"*?_-".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found_in_any_case() {
        for action in Action::ALL {
            assert_eq!(
                Action::from_name(&action.name().to_uppercase()),
                Some(*action)
            );
        }
        assert_eq!(Action::ALL.len(), 20);
        assert_eq!(Action::from_name("iot:DescribeJobExecution"), None);
    }

    #[test]
    fn patterns_match_by_glob_and_without_case() {
        for (pattern, name, expected) in [
            ("*", "s3:GetObject", true),
            ("iot:*", "iot:Connect", true),
            ("iot:*", "iotjobsdata:UpdateJobExecution", false),
            ("IOT:connect", "iot:Connect", true),
            ("iot:*Publish", "iot:RetainPublish", true),
            ("iot:Publish", "iot:RetainPublish", false),
            ("iot:Receiv?", "iot:Receive", true),
            ("iot:Get*", "iot:GetThingShadow", true),
            ("iot:", "iot:Connect", false),
        ] {
            assert_eq!(
                Actions::new(vec![pattern.to_owned()], false).matches(name),
                expected,
                "{pattern} {name}"
            );
            assert_eq!(
                Actions::new(vec![pattern.to_owned()], true).matches(name),
                !expected,
                "not {pattern} {name}"
            );
        }
    }

    #[test]
    fn the_known_set_says_what_matches_says() {
        let actions = Actions::new(vec!["iot:*Publish".into(), "iotjobsdata:*".into()], false);
        for action in Action::ALL {
            assert_eq!(
                actions.known & action.bit() != 0,
                actions.matches(action.name()),
                "{action:?}"
            );
        }
    }

    #[test]
    fn an_action_element_is_a_star_or_a_service_with_a_name() {
        for good in [
            "*",
            "iot:*",
            "iot:Con?ect",
            "greengrass:Discover",
            "iot-data:X",
            "*:*",
        ] {
            assert!(is_action(good), "{good}");
        }
        for bad in [
            "",
            "iot",
            "iot:",
            ":Connect",
            "iot:Connect ",
            "iot:Con/nect",
            "i*t:Connect",
            "**",
            "iot:a:b",
        ] {
            assert!(!is_action(bad), "{bad}");
        }
    }
}

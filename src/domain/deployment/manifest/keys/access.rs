//! Keys of what decides who may do what: policies, CAs, roles, role aliases, identity pools, authorizers.

use std::time::Duration;

use super::super::read::{At, Entries, FilePath, Json, Number, TextOrTable, choice, table};
use crate::domain::function_permission::FunctionReference;
use crate::domain::policy::DeviceFilter;
use crate::model::name::RoleName;
use crate::model::pki::KeyType;

choice! {
    /// A policy made by iotctl.
    PolicyTemplate {
        /// The least that a device needs: to connect with its thing's name as client id, and the topics asked for.
        Device = "device",
    }
}

table! {
    /// An IoT policy: exactly one of `file`, `document` and `template`. In a document `${account}`, `${region}` and
    /// `${partition}` stand for where the deployment goes; AWS's own variables, such as
    /// `${iot:Connection.Thing.ThingName}`, are left as they are. A changed document becomes a new version, the oldest one goes.
    PolicyKeys {
        /// JSON file with the document.
        file: FilePath = "file", "\"policies/robot.json\"";
        /// The document itself, as JSON in a string or as a table.
        document: TextOrTable<String, Json> = "document", "{ Version = \"2012-10-17\", Statement = [] }";
        /// A document made by iotctl.
        template: PolicyTemplate = "template", "\"device\"";
        /// With `template`: topics the device may publish on; `${thing}` stands for the thing's name. Without `publish`
        /// and `subscribe`: `["dt/${thing}/#"]`.
        publish: Vec<At<DeviceFilter>> = "publish", "[\"dt/${thing}/#\"]";
        /// With `template`: filters the device may subscribe to. Without `publish` and `subscribe`: `["cmd/${thing}/#"]`.
        subscribe: Vec<At<DeviceFilter>> = "subscribe", "[\"cmd/${thing}/#\"]";
        /// With `template`: whether the device may publish retained messages.
        retain: bool = "retain" [default "false"], "true";
    }
}

choice! {
    /// How AWS takes a CA.
    CaMode {
        /// With proof that its key is here; the CA belongs to one account per Region.
        Default = "default",
        /// Without proof; several accounts may have it, and devices must send the server's name (SNI).
        SniOnly = "sni-only",
    }
}

table! {
    /// A certificate authority. Its key is made on this machine, once, and never leaves it; its certificate is registered with
    /// AWS.
    CaKeys {
        /// How it is registered.
        mode: CaMode = "mode" [default "\"default\""], "\"sni-only\"";
        /// Whether AWS registers a certificate it signed when a device first connects with it.
        auto_registration: bool = "auto-registration" [default "false"], "true";
        /// Kind of its key.
        key_type: KeyType = "key-type" [default "\"p256\""], "\"p384\"";
        /// Days its certificate is valid.
        days: Number<1, 36_500> = "days" [default "3650"], "7300";
        /// Common name of its certificate. Without it: the CA's name.
        subject: String = "subject", "\"Greenhouse plant 1\"";
    }
}

choice! {
    /// Who may assume a role.
    RoleTrust {
        /// Devices, through a role alias.
        CredentialsProvider = "credentials-provider",
        /// Users that logged in, of the identity pools that name the role as `authenticated-role`.
        CognitoAuthenticated = "cognito-authenticated",
        /// Guests of the identity pools that name the role as `unauthenticated-role`.
        CognitoUnauthenticated = "cognito-unauthenticated",
        /// Lambda functions.
        Lambda = "lambda",
        /// Topic rules.
        Rule = "rule",
    }
}

table! {
    /// An IAM role: who may assume it (exactly one of `trust` and `trust-file`), and what it allows then.
    RoleKeys {
        /// Who may assume it.
        trust: RoleTrust = "trust", "\"credentials-provider\"";
        /// JSON file with a trust policy of your own; `${account}` as in a policy.
        trust_file: FilePath = "trust-file", "\"policies/trust.json\"";
        /// JSON files with IAM policies, put into the role under their names without the ending; `${account}` as in a policy.
        policies: Vec<At<FilePath>> = "policies" [default "[]"], "[\"policies/dynamodb.json\"]";
        /// Managed policies attached to it: the ARN, or the name, without a path, of one of AWS's or of the account's own.
        managed_policies: Vec<At<String>> = "managed-policies" [default "[]"], "[\"AWSIoTDataAccess\"]";
        /// Longest session, 1 to 12 hours.
        max_session: Duration = "max-session" [default "\"1h\""], "\"12h\"";
        /// IAM path. It cannot be changed later.
        path: String = "path" [default "\"/\""], "\"/devices/\"";
        /// What it is for, in words.
        description: String = "description", "\"What thermostats may write\"";
    }
}

table! {
    /// A role alias: through it devices trade their certificate for temporary credentials.
    RoleAliasKeys {
        /// The role, one of this file with `trust = "credentials-provider"`.
        role: RoleName = "role" [required], "\"telemetry\"";
        /// How long the credentials live, 15 minutes to 12 hours, not longer than the role's `max-session`.
        duration: Duration = "duration" [default "\"1h\""], "\"30m\"";
        /// Whether the devices that list the alias get a policy that lets them use it (`iot:AssumeRoleWithCertificate`).
        allow_policy: bool = "allow-policy" [default "true"], "false";
    }
}

table! {
    /// A Cognito identity pool: identities for browsers and phones.
    IdentityPoolKeys {
        /// Whether guests get identities. Without it: whether there is an `unauthenticated-role`.
        unauthenticated: bool = "unauthenticated", "true";
        /// Role of users that logged in, one of this file.
        authenticated_role: RoleName = "authenticated-role", "\"chat-user\"";
        /// Role of guests, one of this file.
        unauthenticated_role: RoleName = "unauthenticated-role", "\"chat-guest\"";
        /// Who vouches for users: the provider, and the client id there.
        logins: Entries<String, String> = "logins" [default "{}"], "{ \"accounts.google.com\" = \"1234.apps.googleusercontent.com\" }";
    }
}

table! {
    /// A custom authorizer: a Lambda function that decides who connects.
    AuthorizerKeys {
        /// The Lambda function, by name or ARN. It is there already: deployments make no functions. Its permission for AWS IoT
        /// is made.
        function: FunctionReference = "function" [required], "\"check-token\"";
        /// Header, query parameter or MQTT user name part that holds the token. Needed for `signing`.
        token_key_name: String = "token-key-name", "\"token\"";
        /// PEM files of the public keys that tokens are checked with, by name. Needed for `signing`.
        public_keys: Entries<String, FilePath> = "public-keys" [default "{}"], "{ first = \"keys/first.pem\" }";
        /// Whether AWS checks the token's signature before it calls the function. It cannot be changed later.
        signing: bool = "signing" [default "true"], "false";
        /// Whether answers are kept for further HTTP requests of a connection.
        caching: bool = "caching" [default "false"], "true";
        /// Whether clients that name no authorizer get this one.
        default: bool = "default" [default "false"], "true";
        /// Whether it can be used.
        active: bool = "active" [default "true"], "false";
    }
}

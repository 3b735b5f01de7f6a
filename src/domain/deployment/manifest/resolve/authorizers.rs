//! Custom authorizers and their public keys.

use std::collections::BTreeMap;

use super::super::keys::AuthorizerKeys;
use super::super::read::{At, Named};
use super::super::resources::Authorizer;
use super::things::given;
use super::{Resolver, value};
use crate::domain::authorizer::{is_public_key_name, is_token_key_name};
use crate::model::name::AuthorizerName;
use crate::model::token_key::{TokenKey, TokenKeyError};

impl Resolver {
    pub(super) fn authorizers(
        &mut self,
        named: Option<At<Named<AuthorizerName, AuthorizerKeys>>>,
    ) -> Vec<Authorizer> {
        let mut authorizers: Vec<Authorizer> = Vec::new();
        for (name, keys) in given(named) {
            let public_keys = self.public_keys(&keys);
            self.check_signing(&name, &keys);
            self.check_default(&keys, &authorizers);
            let Some(function) = keys.function else {
                continue;
            };
            authorizers.push(Authorizer {
                position: self.position(&name.span),
                name: name.value,
                function: function.value,
                token_key_name: value(keys.token_key_name),
                public_keys,
                signing: value(keys.signing).unwrap_or(true),
                caching: value(keys.caching).unwrap_or_default(),
                default: value(keys.default).unwrap_or_default(),
                active: value(keys.active).unwrap_or(true),
            });
        }
        authorizers
    }

    fn public_keys(&mut self, keys: &AuthorizerKeys) -> BTreeMap<String, TokenKey> {
        let mut found = BTreeMap::new();
        for (name, file) in keys.public_keys.iter().flat_map(|entries| &entries.value.0) {
            if !is_public_key_name(&name.value) {
                let message = format!("`{}` is not a name for a key", name.value);
                let hint = "write 1 to 128 letters, digits, `:`, `_` or `-`";
                self.problems.explain(&name.span, message, hint);
            }
            let Some(pem) = self.file(file) else { continue };
            let path = file.value.0.display();
            match pem.parse() {
                Ok(key) => {
                    found.insert(name.value.clone(), key);
                }
                Err(TokenKeyError::NotPublic | TokenKeyError::Private) => {
                    let message = format!("`{path}` holds no public key in PEM");
                    let hint = "openssl pkey -in PRIVATE.pem -pubout -out PUBLIC.pem makes one";
                    self.problems.explain(&file.span, message, hint);
                }
                Err(error) => {
                    let message = format!("the key in `{path}` cannot be used: {error}");
                    self.problems.report(&file.span, message);
                }
            }
        }
        found
    }

    fn check_signing(&mut self, name: &At<AuthorizerName>, keys: &AuthorizerKeys) {
        if let Some(token) = &keys.token_key_name
            && !is_token_key_name(&token.value)
        {
            let message = format!("`{}` is not a name for a token", token.value);
            let hint = "write 1 to 128 letters, digits, `_` or `-`";
            self.problems.explain(&token.span, message, hint);
        }
        let Some(signing) = keys.signing.as_ref().filter(|signing| signing.value) else {
            return;
        };
        let without = "or say `signing = false`: then anybody can make the function run";
        if keys.token_key_name.is_none() {
            let hint = format!("add token-key-name = \"token\", {without}");
            let message = format!(
                "`{}` checks signatures and has no `token-key-name`",
                name.value
            );
            self.problems.explain(&signing.span, message, hint);
        }
        if keys
            .public_keys
            .as_ref()
            .is_none_or(|keys| keys.value.0.is_empty())
        {
            let hint = format!("add public-keys = {{ NAME = \"FILE.pem\" }}, {without}");
            let message = format!(
                "`{}` checks signatures and has no `public-keys`",
                name.value
            );
            self.problems.explain(&signing.span, message, hint);
        }
    }

    fn check_default(&mut self, keys: &AuthorizerKeys, earlier: &[Authorizer]) {
        let Some(default) = keys.default.as_ref().filter(|default| default.value) else {
            return;
        };
        if let Some(other) = earlier.iter().find(|other| other.default) {
            let message = format!("`{}` is the default one already", other.name);
            self.problems.report(&default.span, message);
        }
        if keys.active.as_ref().is_some_and(|active| !active.value) {
            let message = "the default authorizer must be active";
            self.problems.report(&default.span, message);
        }
    }
}

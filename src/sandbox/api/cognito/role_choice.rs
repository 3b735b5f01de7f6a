//! Which role an identity gets: the pool's, or the one that a role mapping of the provider chooses.

use serde_json::Value;

use super::logins::Login;
use super::pools::stored;
use super::rules::{configuration, invalid, not_authorized};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::store::cognito::Pool;

/// Checks one entry of `RoleMappings`.
pub(super) fn check(provider: &str, mapping: &Value) -> Result<(), ApiError> {
    let bad = |why: &str| {
        Err(invalid(format!(
            "Invalid role mapping of {provider}: {why}"
        )))
    };
    let rules = mapping["RulesConfiguration"]["Rules"].as_array();
    match mapping["Type"].as_str() {
        Some("Token") => {}
        Some("Rules") => {
            let rules = rules.map(Vec::as_slice).unwrap_or_default();
            if rules.is_empty() || rules.len() > 25 {
                return bad("between 1 and 25 rules are needed");
            }
            for rule in rules {
                let text = |name: &str| rule[name].as_str().is_some_and(|text| !text.is_empty());
                if !["Claim", "MatchType", "Value", "RoleARN"]
                    .into_iter()
                    .all(text)
                {
                    return bad("a rule has Claim, MatchType, Value and RoleARN");
                }
                if !["Equals", "Contains", "StartsWith", "NotEqual"]
                    .contains(&rule["MatchType"].as_str().unwrap_or_default())
                {
                    return bad("MatchType is Equals, Contains, StartsWith or NotEqual");
                }
            }
        }
        _ => return bad("Type is Token or Rules"),
    }
    match mapping["AmbiguousRoleResolution"].as_str() {
        Some("AuthenticatedRole" | "Deny") => Ok(()),
        _ => bad("AmbiguousRoleResolution is AuthenticatedRole or Deny"),
    }
}

/// ARN of the role for an identity; `kind` is `authenticated` or `unauthenticated`.
pub(super) fn role(
    pool: &Pool,
    kind: &str,
    logins: &[Login],
    wanted: Option<&str>,
) -> Result<String, ApiError> {
    let mappings = stored(&pool.mappings)?;
    for login in logins {
        let Some(mapping) = mapping_of(&mappings, login) else {
            continue;
        };
        let chosen = if mapping["Type"] == "Token" {
            by_token(&login.claims, wanted)?
        } else {
            by_rules(mapping, &login.claims)
        };
        match chosen {
            Some(arn) => return Ok(arn),
            None if mapping["AmbiguousRoleResolution"] == "Deny" => {
                return Err(not_authorized("Access to Role Forbidden"));
            }
            None => {}
        }
    }
    if wanted.is_some() {
        return Err(not_authorized("Access to Role Forbidden"));
    }
    stored(&pool.roles)?[kind]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(configuration)
}

/// The mapping of a login's provider; those of user pools are named with the app client behind a colon.
fn mapping_of<'a>(mappings: &'a Value, login: &Login) -> Option<&'a Value> {
    let all = mappings.as_object()?;
    let client = login.claims["aud"]
        .as_str()
        .or_else(|| login.claims["client_id"].as_str());
    client
        .and_then(|client| all.get(&format!("{}:{client}", login.provider)))
        .or_else(|| all.get(&login.provider))
}

fn by_token(claims: &Value, wanted: Option<&str>) -> Result<Option<String>, ApiError> {
    let roles: Vec<&str> = claims["cognito:roles"]
        .as_array()
        .map(|all| all.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    if let Some(wanted) = wanted {
        if roles.contains(&wanted) {
            return Ok(Some(wanted.to_owned()));
        }
        return Err(not_authorized("Access to Role Forbidden"));
    }
    let preferred = claims["cognito:preferred_role"].as_str();
    let only = match roles.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    Ok(preferred.or(only).map(str::to_owned))
}

fn by_rules(mapping: &Value, claims: &Value) -> Option<String> {
    let holds = |rule: &Value| {
        let value = rule["Value"].as_str().unwrap_or_default();
        let claim = match &claims[rule["Claim"].as_str().unwrap_or_default()] {
            Value::String(text) => text.clone(),
            Value::Null => return false,
            other => other.to_string(),
        };
        match rule["MatchType"].as_str() {
            Some("Equals") => claim == value,
            Some("Contains") => claim.contains(value),
            Some("StartsWith") => claim.starts_with(value),
            _ => claim != value,
        }
    };
    mapping["RulesConfiguration"]["Rules"]
        .as_array()?
        .iter()
        .find(|rule| holds(rule))?["RoleARN"]
        .as_str()
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pool(mappings: &Value) -> Pool {
        Pool {
            id: "r:1".to_owned(),
            name: "p".to_owned(),
            settings: "{}".to_owned(),
            roles: json!({"authenticated": "auth"}).to_string(),
            mappings: mappings.to_string(),
            created_at: 0.0,
        }
    }

    fn login(claims: Value) -> Vec<Login> {
        vec![Login {
            provider: "idp".to_owned(),
            subject: "s".to_owned(),
            claims,
        }]
    }

    #[test]
    fn rules_choose_the_first_that_holds() {
        let rule = |kind: &str, value: &str| json!({"Claim": "team", "MatchType": kind, "Value": value, "RoleARN": value});
        let mapping = json!({"Type": "Rules", "AmbiguousRoleResolution": "Deny",
            "RulesConfiguration": {"Rules": [rule("Equals", "a"), rule("StartsWith", "b"), rule("Contains", "c")]}});
        check("idp", &mapping).expect("valid");
        let pool = pool(&json!({"idp:web": mapping}));
        let choose = |team: &str| {
            role(
                &pool,
                "authenticated",
                &login(json!({"team": team, "aud": "web"})),
                None,
            )
        };
        assert_eq!(choose("a").expect("a role"), "a");
        assert_eq!(choose("bx").expect("a role"), "b");
        assert_eq!(choose("xcx").expect("a role"), "c");
        assert!(choose("z").is_err());
        let other = login(json!({"team": "a", "aud": "other"}));
        assert_eq!(
            role(&pool, "authenticated", &other, None).expect("a role"),
            "auth"
        );
    }

    #[test]
    fn a_token_names_its_roles() {
        let pool = pool(
            &json!({"idp": {"Type": "Token", "AmbiguousRoleResolution": "AuthenticatedRole"}}),
        );
        let both = login(json!({"cognito:roles": ["x", "y"]}));
        let choose = |wanted| role(&pool, "authenticated", &both, wanted);
        assert_eq!(choose(None).expect("a role"), "auth");
        assert_eq!(choose(Some("y")).expect("a role"), "y");
        assert!(choose(Some("z")).is_err());
        assert!(role(&pool, "unauthenticated", &[], None).is_err());
    }
}

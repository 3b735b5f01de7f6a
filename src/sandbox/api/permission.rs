//! What a call needs of its caller's IAM policies, and the refusal if they do not allow it.
//!
//! Callers without a role (the administrator, certificates on their own plane) are not judged here. The rows were compared with
//! the table of the Developer Guide (2022), "How AWS IoT works with IAM". It has no resource, or `*`, for `CreatePolicy`,
//! `ListCertificatesByCA`, `TestInvokeAuthorizer`, `DescribeJobExecution` and `ListJobExecutionsFor…`, which are asked about the
//! resource they name here (UNSOURCED). It lacks the rows of tags, billing groups, dynamic groups, domain configurations,
//! provisioning templates, `UpdateThingType` and the `…V2` lists; theirs follow the ARN forms of the guide (UNSOURCED, but for
//! provisioning templates, dynamic and billing groups: service authorization reference). Operations that are not in the table
//! are asked about on `*`.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use serde_json::{Map, Value};

use super::wire::{ApiError, Request};
use crate::model::name::{Arn, Scope};
use crate::model::policy::Verdict;
use crate::sandbox::authority::{ConnectFacts, Grant, Principal, RoleSession};
use crate::sandbox::refusals::Refusal;
use crate::sandbox::services::Services;

/// Operations of the control plane and the resources they are asked about: all of them must be allowed. `{x}` is a path
/// parameter, `{?x}` one of the query, `{^x}` a header, `{.x}` a member of the body; one of the latter alone is a whole ARN.
const IOT: &str = "\
TagResource {.resourceArn}
UntagResource {.resourceArn}
ListTagsForResource {?resourceArn}
SearchIndex index/{.indexName}
GetThingConnectivityData thing/{thingName}
CreateThing thing/{thingName}
DescribeThing thing/{thingName}
UpdateThing thing/{thingName}
DeleteThing thing/{thingName}
AttachThingPrincipal {^x-amzn-principal}
DetachThingPrincipal {^x-amzn-principal}
ListThingPrincipals thing/{thingName}
ListThingPrincipalsV2 thing/{thingName}
ListPrincipalThings {^x-amzn-principal}
ListPrincipalThingsV2 {^x-amzn-principal}
CreateThingType thingtype/{thingTypeName}
DescribeThingType thingtype/{thingTypeName}
UpdateThingType thingtype/{thingTypeName}
DeprecateThingType thingtype/{thingTypeName}
DeleteThingType thingtype/{thingTypeName}
CreateThingGroup thinggroup/{thingGroupName}
CreateDynamicThingGroup thinggroup/{thingGroupName}
DescribeThingGroup thinggroup/{thingGroupName}
UpdateThingGroup thinggroup/{thingGroupName}
UpdateDynamicThingGroup thinggroup/{thingGroupName}
DeleteThingGroup thinggroup/{thingGroupName}
DeleteDynamicThingGroup thinggroup/{thingGroupName}
AddThingToThingGroup thinggroup/{.thingGroupName} thing/{.thingName}
RemoveThingFromThingGroup thinggroup/{.thingGroupName} thing/{.thingName}
UpdateThingGroupsForThing thing/{.thingName}
ListThingsInThingGroup thinggroup/{thingGroupName}
ListThingGroupsForThing thing/{thingName}
CreateBillingGroup billinggroup/{billingGroupName}
AddThingToBillingGroup billinggroup/{.billingGroupName} thing/{.thingName}
DescribeCertificate cert/{certificateId}
UpdateCertificate cert/{certificateId}
DeleteCertificate cert/{certificateId}
DescribeCACertificate cacert/{caCertificateId}
UpdateCACertificate cacert/{caCertificateId}
DeleteCACertificate cacert/{caCertificateId}
ListCertificatesByCA cacert/{caCertificateId}
TransferCertificate cert/{certificateId}
AcceptCertificateTransfer cert/{certificateId}
RejectCertificateTransfer cert/{certificateId}
CancelCertificateTransfer cert/{certificateId}
CreatePolicy policy/{policyName}
GetPolicy policy/{policyName}
DeletePolicy policy/{policyName}
CreatePolicyVersion policy/{policyName}
ListPolicyVersions policy/{policyName}
GetPolicyVersion policy/{policyName}
SetDefaultPolicyVersion policy/{policyName}
DeletePolicyVersion policy/{policyName}
AttachPolicy {.target}
DetachPolicy {.target}
ListAttachedPolicies {target}
ListTargetsForPolicy policy/{policyName}
AttachPrincipalPolicy {^x-amzn-iot-principal}
DetachPrincipalPolicy {^x-amzn-iot-principal}
ListPrincipalPolicies {^x-amzn-iot-principal}
ListPolicyPrincipals policy/{^x-amzn-iot-policy}
GetEffectivePolicies {.principal}
TestAuthorization {.principal}
CreateRoleAlias rolealias/{roleAlias}
DescribeRoleAlias rolealias/{roleAlias}
UpdateRoleAlias rolealias/{roleAlias}
DeleteRoleAlias rolealias/{roleAlias}
CreateAuthorizer authorizer/{authorizerName}
DescribeAuthorizer authorizer/{authorizerName}
UpdateAuthorizer authorizer/{authorizerName}
DeleteAuthorizer authorizer/{authorizerName}
TestInvokeAuthorizer authorizer/{authorizerName}
SetDefaultAuthorizer authorizer/{.authorizerName}
CreateDomainConfiguration domainconfiguration/{domainConfigurationName}
DescribeDomainConfiguration domainconfiguration/{domainConfigurationName}
UpdateDomainConfiguration domainconfiguration/{domainConfigurationName}
DeleteDomainConfiguration domainconfiguration/{domainConfigurationName}
CreateTopicRule rule/{ruleName}
GetTopicRule rule/{ruleName}
ReplaceTopicRule rule/{ruleName}
DeleteTopicRule rule/{ruleName}
EnableTopicRule rule/{ruleName}
DisableTopicRule rule/{ruleName}
CreateProvisioningTemplate provisioningtemplate/{.templateName}
DescribeProvisioningTemplate provisioningtemplate/{templateName}
UpdateProvisioningTemplate provisioningtemplate/{templateName}
DeleteProvisioningTemplate provisioningtemplate/{templateName}
CreateProvisioningTemplateVersion provisioningtemplate/{templateName}
DescribeProvisioningTemplateVersion provisioningtemplate/{templateName}
ListProvisioningTemplateVersions provisioningtemplate/{templateName}
DeleteProvisioningTemplateVersion provisioningtemplate/{templateName}
CreateProvisioningClaim provisioningtemplate/{templateName}
CreateJob job/{jobId}
DescribeJob job/{jobId}
GetJobDocument job/{jobId}
UpdateJob job/{jobId}
CancelJob job/{jobId}
DeleteJob job/{jobId}
DescribeJobExecution job/{jobId} thing/{thingName}
CancelJobExecution job/{jobId} thing/{thingName}
DeleteJobExecution job/{jobId} thing/{thingName}
ListJobExecutionsForJob job/{jobId}
ListJobExecutionsForThing thing/{thingName}";

/// Operations that hand a role to the service, and the member of the body that names it.
const PASS_ROLE: &[(&str, &str)] = &[
    ("CreateRoleAlias", "roleArn"),
    ("UpdateRoleAlias", "roleArn"),
    ("CreateProvisioningTemplate", "provisioningRoleArn"),
    ("UpdateProvisioningTemplate", "provisioningRoleArn"),
];

/// Operations that hand over the roles of a rule's actions (Developer Guide, "Passing role permissions"); functions have none.
const PASS_ROLE_BY_RULE: [&str; 2] = ["CreateTopicRule", "ReplaceTopicRule"];

/// Refuses a call of the IoT control plane unless the caller's policies allow it.
pub(super) fn check_iot(
    services: &Services,
    remote: SocketAddr,
    operation: &str,
    request: &Request,
) -> Result<(), ApiError> {
    if matches!(request.caller, Principal::Administrator) {
        return Ok(());
    }
    let judge = Judge::new(services, remote, &request.scope, &request.caller)?;
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let action = format!("iot:{operation}");
    for resource in resources(operation, request, &body) {
        judge.check(&action, &resource)?;
    }
    passed(operation, &body)
        .into_iter()
        .try_for_each(|role| judge.check("iam:PassRole", role))
}

/// The roles that a call hands to the service, each once.
fn passed<'a>(operation: &str, body: &'a Value) -> BTreeSet<&'a str> {
    let by_rule = |action: &'a Value| {
        let kinds = action.as_object().into_iter().flat_map(Map::values);
        kinds.flat_map(|members| [&members["roleArn"], &members["auth"]["sigv4"]["roleArn"]])
    };
    let roles: Vec<&Value> = if PASS_ROLE_BY_RULE.contains(&operation) {
        let actions = body["actions"].as_array().into_iter().flatten();
        actions
            .chain([&body["errorAction"]])
            .flat_map(by_rule)
            .collect()
    } else {
        let named = PASS_ROLE.iter().filter(|(name, _)| *name == operation);
        named.map(|(_, member)| &body[*member]).collect()
    };
    roles.into_iter().filter_map(Value::as_str).collect()
}

/// Refuses `action` on `resource`, an ARN or `*`, unless the caller's policies allow it.
pub(super) fn check(
    services: &Services,
    remote: SocketAddr,
    (scope, caller): (&Scope, &Principal),
    action: &str,
    resource: &str,
) -> Result<(), ApiError> {
    if matches!(caller, Principal::Administrator) {
        return Ok(());
    }
    Judge::new(services, remote, scope, caller)?.check(action, resource)
}

fn resources(operation: &str, request: &Request, body: &Value) -> Vec<String> {
    let line = IOT
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(name, _)| *name == operation);
    let Some((_, templates)) = line else {
        return vec!["*".to_owned()];
    };
    templates
        .split(' ')
        .map(|template| resource(template, request, body))
        .collect()
}

fn resource(template: &str, request: &Request, body: &Value) -> String {
    let value = |name: &str| match name.split_at_checked(1) {
        Some(("?", name)) => request.query(name).unwrap_or_default().to_owned(),
        Some(("^", name)) => request.header(name).unwrap_or_default().to_owned(),
        Some((".", name)) => body[name].as_str().unwrap_or_default().to_owned(),
        _ => request.path(name).to_owned(),
    };
    let (kind, name) = template.split_once('{').unwrap_or((template, ""));
    let value = value(name.trim_end_matches('}'));
    if !kind.is_empty() {
        return request.scope.arn(&format!("{kind}{value}"));
    }
    // Cognito identities have no ARN.
    if value.parse::<Arn>().is_ok() {
        value
    } else {
        "*".to_owned()
    }
}

/// A caller with a role, and its policies.
struct Judge<'a> {
    services: &'a Services,
    remote: SocketAddr,
    scope: &'a Scope,
    session: &'a RoleSession,
    grant: Grant,
}

impl<'a> Judge<'a> {
    fn new(
        services: &'a Services,
        remote: SocketAddr,
        scope: &'a Scope,
        caller: &'a Principal,
    ) -> Result<Self, ApiError> {
        let Principal::Role(session) = caller else {
            return Err(ApiError::access_denied(
                "a certificate has no place on this plane",
            ));
        };
        let facts = ConnectFacts {
            client_id: None,
            source: remote.ip(),
            server_name: None,
            attributes: None,
        };
        let grant = services.authority.grant(scope, caller, &facts)?;
        Ok(Self {
            services,
            remote,
            scope,
            session,
            grant,
        })
    }

    fn check(&self, action: &str, resource: &str) -> Result<(), ApiError> {
        let (decision, kind) = self.grant.decide_named(action, resource);
        if decision.allowed() {
            return Ok(());
        }
        let mut refusal = Refusal::now(
            action,
            resource,
            format!("{} ({})", decision.reason(), kind.name()),
        );
        refusal.hint = decision.hint();
        refusal.region = self.scope.region.to_string();
        refusal.principal.clone_from(&self.session.arn);
        refusal.source = self.remote.to_string();
        self.services.refusals.record(&refusal);
        let article = |name: &str| {
            if name.starts_with(['i', 'I']) {
                "an"
            } else {
                "a"
            }
        };
        let why = if decision.verdict == Verdict::ExplicitDeny {
            format!(
                "with an explicit deny in {} {}",
                article(kind.name()),
                kind.name()
            )
        } else {
            format!("because no {} allows the {action} action", kind.name())
        };
        Err(ApiError::access_denied(format!(
            "User: {} is not authorized to perform: {action} on resource: {resource} {why}",
            self.session.arn
        )))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sandbox::api::iot::operations;

    #[test]
    fn a_rule_passes_the_roles_of_all_its_actions() {
        let rule = json!({
            "sql": "SELECT * FROM 'a'",
            "actions": [
                { "republish": { "topic": "b", "roleArn": "one" } },
                { "lambda": { "functionArn": "none" } },
                { "s3": { "bucketName": "b", "key": "k", "roleArn": "one" } },
                { "http": { "url": "u", "auth": { "sigv4": { "roleArn": "two" } } } },
            ],
            "errorAction": { "sns": { "targetArn": "t", "roleArn": "three" } },
        });
        for operation in PASS_ROLE_BY_RULE {
            let roles: Vec<&str> = passed(operation, &rule).into_iter().collect();
            assert_eq!(roles, ["one", "three", "two"]);
        }
        assert!(passed("GetTopicRule", &rule).is_empty());
        let alias = json!({ "roleArn": "one" });
        assert!(passed("CreateRoleAlias", &alias).contains("one"));
        assert!(passed("CreateRoleAlias", &json!({})).is_empty());
    }

    #[test]
    fn every_parameter_of_the_table_is_one_of_its_operation() {
        for line in IOT.lines() {
            let (name, templates) = line.split_once(' ').expect("two columns");
            let Some(operation) = operations().into_iter().find(|one| one.name == name) else {
                continue;
            };
            for template in templates.split(' ') {
                let inner = template
                    .split_once('{')
                    .and_then(|(_, rest)| rest.strip_suffix('}'))
                    .expect(line);
                if inner.starts_with(|first: char| first.is_ascii_alphabetic()) {
                    assert!(
                        operation.pattern.contains(&format!("{{{inner}}}")),
                        "{line}"
                    );
                }
            }
        }
    }
}

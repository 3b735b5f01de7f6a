//! AWS's published rates of control plane calls: what a wide run keeps to, and what a sandbox that throttles enforces.
//!
//! Source: AWS General Reference, "AWS IoT Core API throttling limits"; the lower figure where Regions differ. Operations that the
//! page does not list have no rate here. The credentials provider's is from its page of quotas (Developer Guide), those of Cognito
//! identity pools are from "Quotas in Amazon Cognito".

/// Calls per second, and the operations that may be called so often, each.
type Rate = (u32, &'static [&'static str]);

/// Calls per second of an account in a Region.
const RATES: &[Rate] = &[
    (1, &["CreateDomainConfiguration"]),
    (2, &["ListTopicRules"]),
    (
        5,
        &[
            "CreateTopicRule",
            "DeleteTopicRule",
            "DisableTopicRule",
            "EnableTopicRule",
            "GetEffectivePolicies",
            "ReplaceTopicRule",
            "UpdateTopicRuleDestination",
        ],
    ),
    (
        10,
        &[
            "CreateAuthorizer",
            "CreateKeysAndCertificate",
            "CreatePolicy",
            "CreatePolicyVersion",
            "CreateProvisioningClaim",
            "CreateProvisioningTemplate",
            "CreateProvisioningTemplateVersion",
            "CreateRoleAlias",
            "DeleteAuthorizer",
            "DeleteCertificate",
            "DeleteDomainConfiguration",
            "DeletePolicy",
            "DeleteProvisioningTemplate",
            "DeleteProvisioningTemplateVersion",
            "DeleteRoleAlias",
            "DescribeAuthorizer",
            "DescribeCertificate",
            "DescribeDomainConfiguration",
            "DescribeEndpoint",
            "DescribeProvisioningTemplate",
            "DescribeProvisioningTemplateVersion",
            "DescribeRoleAlias",
            "GetPolicy",
            "GetRegistrationCode",
            "ListCertificates",
            "ListDomainConfigurations",
            "ListPolicies",
            "ListPrincipalThings",
            "ListProvisioningTemplateVersions",
            "ListProvisioningTemplates",
            "ListRoleAliases",
            "ListTargetsForPolicy",
            "ListThings",
            "RegisterCACertificate",
            "RegisterCertificate",
            "RegisterCertificateWithoutCA",
            "RegisterThing",
            "TagResource",
            "TestAuthorization",
            "TestInvokeAuthorizer",
            "UpdateAuthorizer",
            "UpdateCertificate",
            "UpdateDomainConfiguration",
            "UpdateProvisioningTemplate",
            "UpdateRoleAlias",
        ],
    ),
    (
        15,
        &[
            "AttachPolicy",
            "CreateCertificateFromCsr",
            "CreateThingType",
            "DetachPolicy",
            "DetachPrincipalPolicy",
            "GetPolicyVersion",
            "ListAttachedPolicies",
            "UpdateThingType",
        ],
    ),
    (20, &["GetTopicRule", "ListThingPrincipals"]),
    (25, &["CreateThingGroup"]),
    (
        50,
        &[
            "AttachThingPrincipal",
            "CreateThing",
            "DeleteThing",
            "DescribeThingType",
            "DetachThingPrincipal",
            "UpdateThing",
        ],
    ),
    (60, &["AddThingToThingGroup"]),
    (350, &["DescribeThing"]),
];

/// Rates of the services besides the control plane, by their signing names.
const OTHERS: &[(&str, &[Rate])] = &[
    ("credentials", &[(50, &["AssumeRoleWithCertificate"])]),
    (
        "cognito-identity",
        &[
            (
                5,
                &[
                    "ListIdentities",
                    "ListTagsForResource",
                    "TagResource",
                    "UntagResource",
                ],
            ),
            (10, &["DeleteIdentities"]),
            (25, &["GetId"]),
            (50, &["GetOpenIdTokenForDeveloperIdentity"]),
            (200, &["GetCredentialsForIdentity", "GetOpenIdToken"]),
        ],
    ),
];

/// Calls per second that AWS takes of `operation` of the control plane, if it publishes a rate for it.
#[must_use]
pub fn calls_per_second(operation: &str) -> Option<u32> {
    find(RATES, operation)
}

/// Calls per second that AWS takes of `operation` of `service`, if it publishes a rate for it; and the service.
#[must_use]
pub fn calls_per_second_of(service: &str, operation: &str) -> Option<(&'static str, u32)> {
    if service == "iot" {
        return find(RATES, operation).map(|rate| ("iot", rate));
    }
    let (name, rates) = OTHERS.iter().find(|(name, _)| *name == service)?;
    find(rates, operation).map(|rate| (*name, rate))
}

fn find(rates: &[Rate], operation: &str) -> Option<u32> {
    let rate = |(rate, operations): &Rate| operations.contains(&operation).then_some(*rate);
    rates.iter().find_map(rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_one_rate() {
        let mut seen = std::collections::HashSet::new();
        for operation in RATES.iter().flat_map(|(_, operations)| *operations) {
            assert!(seen.insert(operation), "{operation} is listed twice");
        }
        assert_eq!(calls_per_second("CreateCertificateFromCsr"), Some(15));
        assert_eq!(calls_per_second("ListTagsForResource"), None);
        let of = |service, operation| calls_per_second_of(service, operation).map(|found| found.1);
        assert_eq!(of("iot", "TagResource"), Some(10));
        assert_eq!(of("cognito-identity", "TagResource"), Some(5));
        assert_eq!(of("credentials", "AssumeRoleWithCertificate"), Some(50));
        assert_eq!(of("iam", "CreatePolicy"), None);
    }
}

//! AWS's published rates of control plane calls: what a wide run keeps to, and what a sandbox that throttles enforces.
//!
//! Source: AWS General Reference, "AWS IoT Core API throttling limits"; the lower figure where Regions differ. Operations that the
//! page does not list have no rate here.

/// Calls per second of an account in a Region.
const RATES: &[(u32, &[&str])] = &[
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

/// Calls per second that AWS takes of `operation`, if it publishes a rate for it.
#[must_use]
pub fn calls_per_second(operation: &str) -> Option<u32> {
    let rate =
        |(rate, operations): &(u32, &[&str])| operations.contains(&operation).then_some(*rate);
    RATES.iter().find_map(rate)
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
    }
}

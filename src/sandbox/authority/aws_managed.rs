//! Policies that AWS manages and that IoT setups attach to roles. Others do not exist here.
//!
//! Documents, versions and dates were compared with the AWS Managed Policy Reference and, where it was not at hand (logging, rule
//! actions, Lambda, administrator), with published answers of `GetPolicyVersion`; ids with published answers of `ListPolicies`.
//! UNSOURCED: the id of `AWSIoTThingsRegistration`. Only the default version of each is here.

/// A policy of AWS.
#[derive(Debug)]
pub(crate) struct AwsManaged {
    /// What follows `arn:PARTITION:iam::` in its ARN.
    pub(crate) policy: &'static str,
    /// `ANPA…`.
    pub(crate) id: &'static str,
    /// Number of the default version.
    pub(crate) version: i64,
    /// When the policy was made, in epoch seconds.
    pub(crate) created_at: f64,
    /// When its default version was, in epoch seconds.
    pub(crate) updated_at: f64,
    /// The document of that version.
    pub(crate) document: &'static str,
}

impl AwsManaged {
    /// Path, such as `/service-role/`.
    pub(crate) fn path(&self) -> &'static str {
        let resource = self.policy.strip_prefix("aws:policy").unwrap_or("/");
        &resource[..=resource.rfind('/').unwrap_or_default()]
    }

    /// Plain name.
    pub(crate) fn name(&self) -> &'static str {
        self.policy.rsplit('/').next().unwrap_or_default()
    }
}

/// The policy of that name, as `aws:policy/PATH/NAME`.
pub(crate) fn find(policy: &str) -> Option<&'static AwsManaged> {
    ALL.iter().find(|one| one.policy == policy)
}

/// Every policy, in the order of their plain names.
pub(crate) static ALL: &[AwsManaged] = &[
    AwsManaged {
        policy: "aws:policy/AdministratorAccess",
        id: "ANPAIWMBCKSKIEE64ZLYK",
        version: 1,
        created_at: 1_423_247_986.0,
        updated_at: 1_423_247_986.0,
        document: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
    },
    AwsManaged {
        policy: "aws:policy/AWSIoTDataAccess",
        id: "ANPAJM2KI2UJDR24XPS2K",
        version: 3,
        created_at: 1_445_982_678.0,
        updated_at: 1_624_484_087.0,
        document: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iot:Connect","iot:Publish","iot:Subscribe","iot:Receive","iot:GetThingShadow","iot:UpdateThingShadow","iot:DeleteThingShadow","iot:ListNamedShadowsForThing"],"Resource":"*"}]}"#,
    },
    AwsManaged {
        policy: "aws:policy/AWSIoTFullAccess",
        id: "ANPAJU2FPGG6PQWN72V2G",
        version: 2,
        created_at: 1_444_317_589.0,
        updated_at: 1_652_996_340.0,
        document: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iot:*","iotjobsdata:*"],"Resource":"*"}]}"#,
    },
    AwsManaged {
        policy: "aws:policy/service-role/AWSIoTLogging",
        id: "ANPAI6R6Z2FHHGS454W7W",
        version: 1,
        created_at: 1_444_317_445.0,
        updated_at: 1_444_317_445.0,
        document: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents","logs:PutMetricFilter","logs:PutRetentionPolicy","logs:GetLogEvents","logs:DeleteLogStream"],"Resource":["*"]}]}"#,
    },
    AwsManaged {
        policy: "aws:policy/service-role/AWSIoTRuleActions",
        id: "ANPAJEZ6FS7BUZVUHMOKY",
        version: 2,
        created_at: 1_444_317_291.0,
        updated_at: 1_516_130_899.0,
        document: r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["dynamodb:PutItem","kinesis:PutRecord","iot:Publish","s3:PutObject","sns:Publish","sqs:SendMessage*","cloudwatch:SetAlarmState","cloudwatch:PutMetricData","es:ESHttpPut","firehose:PutRecord"],"Resource":"*"}}"#,
    },
    AwsManaged {
        policy: "aws:policy/service-role/AWSIoTThingsRegistration",
        id: "ANPAI3YQXTC5XAEVTJNEU",
        version: 3,
        created_at: 1_512_159_712.0,
        updated_at: 1_601_925_600.0,
        document: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iot:AddThingToThingGroup","iot:AttachPolicy","iot:AttachPrincipalPolicy","iot:AttachThingPrincipal","iot:CreateCertificateFromCsr","iot:CreatePolicy","iot:CreateThing","iot:DescribeCertificate","iot:DescribeThing","iot:DescribeThingGroup","iot:DescribeThingType","iot:DetachPolicy","iot:DetachThingPrincipal","iot:GetPolicy","iot:ListAttachedPolicies","iot:ListPolicyPrincipals","iot:ListPrincipalPolicies","iot:ListPrincipalThings","iot:ListTargetsForPolicy","iot:ListThingGroupsForThing","iot:ListThingPrincipals","iot:RegisterCertificate","iot:RegisterThing","iot:RemoveThingFromThingGroup","iot:UpdateCertificate","iot:UpdateThing","iot:UpdateThingGroupsForThing","iot:AddThingToBillingGroup","iot:DescribeBillingGroup","iot:RemoveThingFromBillingGroup"],"Resource":["*"]}]}"#,
    },
    AwsManaged {
        policy: "aws:policy/service-role/AWSLambdaBasicExecutionRole",
        id: "ANPAJNCQGXC42545SKXIK",
        version: 1,
        created_at: 1_428_591_823.0,
        updated_at: 1_428_591_823.0,
        document: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}"#,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::policy::{Dialect, Document};

    #[test]
    fn every_policy_can_be_read_and_is_named_right() {
        for one in ALL {
            Document::parse(one.document, Dialect::Iam).expect(one.policy);
            assert_eq!(
                format!("aws:policy{}{}", one.path(), one.name()),
                one.policy
            );
            assert!(find(one.policy).is_some());
        }
        assert!(find("aws:policy/AWSIoTThingsRegistration").is_none());
    }
}

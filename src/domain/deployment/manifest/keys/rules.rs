//! Keys of topic rules.

use super::super::read::{At, Json, Number, choice, table};
use crate::domain::function_permission::FunctionReference;
use crate::model::name::RoleName;

choice! {
    /// Versions of the rules' SQL.
    SqlVersion {
        /// The first one.
        First = "2015-10-08",
        /// The one to use.
        Second = "2016-03-23",
        /// Whatever is newest.
        Beta = "beta",
    }
}

table! {
    /// A topic rule: what happens to messages that a statement selects.
    RuleKeys {
        /// The statement. It is checked against AWS's grammar.
        sql: String = "sql" [required], "\"SELECT * FROM 'esp32/pub'\"";
        /// What it is for, in words.
        description: String = "description", "\"Keeps what sensors report\"";
        /// Whether it runs.
        enabled: bool = "enabled" [default "true"], "false";
        /// What it does with each message: 1 to 10 actions.
        actions: Vec<At<ActionKeys>> = "actions" [required], "[{ republish = \"esp32/seen\", role = \"republish\" }]";
        /// What it does when an action fails.
        error_action: ActionKeys = "error-action", "{ republish = \"errors\", role = \"republish\" }";
        /// Version of the SQL.
        sql_version: SqlVersion = "sql-version" [default "\"2016-03-23\""], "\"beta\"";
    }
}

table! {
    /// An action: exactly one of `republish`, `lambda`, `dynamodb`, `s3`, `sns`, `sqs` and `raw`, and what belongs to it.
    ActionKeys {
        /// Publish on this topic, in which `${…}` holds expressions of the SQL.
        republish: String = "republish", "\"esp32/seen\"";
        /// With `republish`: QoS.
        qos: Number<0, 1> = "qos", "1";
        /// Call this Lambda function, by name or ARN. Its permission for the rule is made.
        lambda: FunctionReference = "lambda", "\"store\"";
        /// Write the fields of the message to the columns of this table.
        dynamodb: String = "dynamodb", "\"readings\"";
        /// Store the message in this bucket.
        s3: String = "s3", "\"greenhouse-readings\"";
        /// With `s3`: key of the object, in which `${…}` holds expressions of the SQL.
        key: String = "key", "\"${topic()}/${timestamp()}\"";
        /// Send it to the SNS topic with this ARN.
        sns: String = "sns", "\"arn:aws:sns:eu-central-1:123456789012:alarms\"";
        /// Send it to the SQS queue with this URL.
        sqs: String = "sqs", "\"https://sqs.eu-central-1.amazonaws.com/123456789012/readings\"";
        /// Any action in AWS's own form (`Action` of the API), in which `${role:NAME}` stands for the ARN of a role of this file.
        raw: Json = "raw", "{ kinesis = { streamName = \"readings\", roleArn = \"${role:readings}\" } }";
        /// The role that allows the action, one of this file with `trust = "rule"`. All need one but `lambda` and `raw`.
        role: RoleName = "role", "\"republish\"";
    }
}

impl SqlVersion {
    /// The version as AWS writes it.
    pub(in super::super) const fn as_str(self) -> &'static str {
        match self {
            Self::First => "2015-10-08",
            Self::Second => "2016-03-23",
            Self::Beta => "beta",
        }
    }
}

//! The options that say what a rule does with its messages.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use crate::cli::work::pair;
use crate::domain::change::ChangeError;
use crate::domain::function_permission::FunctionReference;
use crate::domain::role_reference::RoleReference;
use crate::domain::rule::{self, Action};

/// What a rule does.
#[derive(Debug, Args)]
#[command(next_help_heading = "Actions")]
#[expect(
    clippy::doc_markdown,
    reason = "the help shows these words as they are"
)]
pub(super) struct ActionArgs {
    /// Publish the result to this topic; may hold substitution templates such as `${topic(2)}`; repeatable
    #[arg(long, value_name = "TOPIC")]
    republish: Vec<String>,
    /// Quality of service of --republish and --error-republish
    #[arg(long, value_name = "0|1", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=1))]
    qos: u8,
    /// Invoke this Lambda function, by name or ARN, and let AWS IoT do so; repeatable
    #[arg(long, value_name = "FUNCTION")]
    lambda: Vec<FunctionReference>,
    /// Write the result as one value into this DynamoDB table, at --hash-key; repeatable
    #[arg(long = "dynamodb", value_name = "TABLE", requires = "hash_key")]
    dynamodb: Vec<String>,
    /// Partition key of --dynamodb, such as 'device=${topic(2)}'
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    hash_key: Option<(String, String)>,
    /// Sort key of --dynamodb, such as 'time=${timestamp()}'
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair, requires = "hash_key")]
    range_key: Option<(String, String)>,
    /// Write each member of the result into a column of this DynamoDB table; repeatable
    #[arg(long = "dynamodbv2", value_name = "TABLE")]
    dynamodb_v2: Vec<String>,
    /// Send to this SNS topic; repeatable
    #[arg(long, value_name = "ARN")]
    sns: Vec<String>,
    /// Send to this SQS queue; repeatable
    #[arg(long, value_name = "URL")]
    sqs: Vec<String>,
    /// Write an object into this S3 bucket; repeatable
    #[arg(long, value_name = "BUCKET=KEY", value_parser = pair)]
    s3: Vec<(String, String)>,
    /// Write to this Kinesis data stream; repeatable
    #[arg(long, value_name = "STREAM")]
    kinesis: Vec<String>,
    /// Write to this CloudWatch log group; repeatable
    #[arg(long, value_name = "GROUP")]
    cloudwatch_logs: Vec<String>,
    /// Send to this confirmed HTTPS endpoint; repeatable
    #[arg(long, value_name = "URL")]
    http: Vec<String>,
    /// Any action as JSON, or a list of them; roles and functions in it may be names; repeatable
    #[arg(long = "action-file", value_name = "FILE.json")]
    files: Vec<PathBuf>,
    /// Publish to this topic when an action fails
    #[arg(long, value_name = "TOPIC", conflicts_with = "error_file")]
    error_republish: Option<String>,
    /// What is done when an action fails, as JSON
    #[arg(long = "error-action-file", value_name = "FILE.json")]
    error_file: Option<PathBuf>,
    /// Role that AWS IoT assumes for the actions, by name or ARN
    #[arg(long, value_name = "ROLE")]
    role: Option<RoleReference>,
}

impl ActionArgs {
    fn few_words(&self) -> Vec<Action> {
        let republish = self.republish.iter().map(|topic| Action::Republish {
            topic: topic.clone(),
            qos: self.qos,
        });
        let tables = self.dynamodb.iter().filter_map(|table| {
            Some(Action::DynamoDb {
                table: table.clone(),
                hash: self.hash_key.clone()?,
                range: self.range_key.clone(),
            })
        });
        let objects = self.s3.iter().map(|(bucket, key)| Action::S3 {
            bucket: bucket.clone(),
            key: key.clone(),
        });
        republish
            .chain(self.lambda.iter().cloned().map(Action::Lambda))
            .chain(tables)
            .chain(self.dynamodb_v2.iter().cloned().map(Action::DynamoDbV2))
            .chain(self.sns.iter().cloned().map(Action::Sns))
            .chain(self.sqs.iter().cloned().map(Action::Sqs))
            .chain(objects)
            .chain(self.kinesis.iter().cloned().map(Action::Kinesis))
            .chain(
                self.cloudwatch_logs
                    .iter()
                    .cloned()
                    .map(Action::CloudwatchLogs),
            )
            .chain(self.http.iter().cloned().map(Action::Http))
            .collect()
    }

    /// The actions, those of files last.
    pub(super) fn actions(&self) -> Result<Vec<Value>, ChangeError> {
        let actions = self.few_words();
        let role = self.role.as_ref();
        let mut all = actions
            .iter()
            .map(|action| action.json(role))
            .collect::<Result<Vec<_>, _>>()?;
        for path in &self.files {
            all.append(&mut rule::read_actions(path)?);
        }
        Ok(all)
    }

    /// What is done when an action fails.
    pub(super) fn error_action(&self) -> Result<Option<Value>, ChangeError> {
        if let Some(path) = &self.error_file {
            let mut actions = rule::read_actions(path)?;
            if actions.len() > 1 {
                return Err(ChangeError::Invalid {
                    message: format!("{} holds {} actions", path.display(), actions.len()),
                    hint: "a rule has one error action".to_owned(),
                });
            }
            return Ok(actions.pop());
        }
        let Some(topic) = &self.error_republish else {
            return Ok(None);
        };
        let action = Action::Republish {
            topic: topic.clone(),
            qos: self.qos,
        };
        action.json(self.role.as_ref()).map(Some)
    }
}

//! `iotctl endpoint`: the hosts that devices and clients connect to.

use clap::{Args, Subcommand, ValueEnum};

use super::context::Context;
use super::error::CommandError;
use super::work::Row;
use crate::domain::endpoint::{self, Endpoint, EndpointType};

/// Show the endpoints of the account and Region
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Show one endpoint, or all of them
    #[command(alias = "describe")]
    Show {
        /// Which one; default: all
        #[arg(long = "type", value_enum, value_name = "TYPE")]
        kind: Option<TypeArg>,
    },
    /// List all endpoints
    #[command(alias = "ls")]
    List,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TypeArg {
    /// Messages; the certificate is signed by Amazon Trust Services
    #[value(alias = "iot:Data-ATS")]
    DataAts,
    /// Messages; the certificate is of a kind that few clients trust any more
    #[value(alias = "iot:Data")]
    Data,
    /// Temporary credentials for certificates
    #[value(alias = "iot:CredentialProvider")]
    CredentialProvider,
    /// Jobs over HTTPS
    #[value(alias = "iot:Jobs")]
    Jobs,
}

impl From<TypeArg> for EndpointType {
    fn from(kind: TypeArg) -> Self {
        match kind {
            TypeArg::DataAts => Self::DataAts,
            TypeArg::Data => Self::Data,
            TypeArg::CredentialProvider => Self::CredentialProvider,
            TypeArg::Jobs => Self::Jobs,
        }
    }
}

impl Row for Endpoint {
    const HEADER: &'static [&'static str] = &["TYPE", "ADDRESS"];

    fn cells(&self) -> Vec<String> {
        vec![self.kind.to_owned(), self.address.clone()]
    }

    /// What a script wants of an endpoint is its address.
    fn name(&self) -> String {
        self.address.clone()
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Show { kind: Some(kind) } => {
                let find = async |session: &_, kind: &TypeArg| {
                    endpoint::show(session, (*kind).into()).await
                };
                context.show(&kind, find).await
            }
            Verb::Show { kind: None } | Verb::List => context.list(endpoint::list).await,
        }
    }
}

//! The command that a hint about a deployment names.

use std::path::Path;

use crate::cli::context::{Context, DEVICES};
use crate::cli::output::path_word;

/// The command that makes the deployment, and another key for a device whose key is lost.
pub(super) fn with_force(context: &Context, file: &Path, out: Option<&Path>) -> String {
    let devices = context.args.devices.as_path();
    let said = std::env::var_os("IOTCTL_DEVICES");
    let goes_without = devices == said.as_deref().map_or(Path::new(DEVICES), Path::new);
    let options = [
        ("--devices", Some(devices).filter(|_| !goes_without)),
        ("--out", out),
    ];
    let mut command = format!("iotctl provision -f {}", path_word(file));
    for (option, value) in options {
        if let Some(value) = value {
            command = format!("{command} {option} {}", path_word(value));
        }
    }
    command + " --force"
}

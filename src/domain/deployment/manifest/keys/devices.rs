//! Keys of devices and fleets.

use super::super::read::{
    At, Entries, FilePath, Node, Number, Problems, Read, Shape, Template, TextOrTable, choice,
    parse, table,
};
use crate::domain::firmware::Ssid;
use crate::model::name::{
    AttributeName, AuthorityName, PolicyName, RoleAliasName, ThingGroupName, ThingTypeName,
};
use crate::model::pki::KeyType;

/// Name of a table of devices: without `names`, `count` and `from` it is the thing's name.
pub(in super::super) type TableName = crate::model::name::ThingName;

choice! {
    /// Where a key comes from.
    KeySource {
        /// This machine makes it; only a CSR leaves it.
        Local = "local",
        /// AWS makes it and sends it over, once.
        Aws = "aws",
    }
}

choice! {
    /// What is written for a device.
    WriteOutput {
        /// `private.key`, `cert.pem`, `root-ca.pem` and `connection.json`.
        Pem = "pem",
        /// `secrets.h` for the ESP32 sketches.
        SecretsH = "secrets.h",
        /// `nvs.bin`, an image for the NVS partition of an ESP32.
        Nvs = "nvs",
    }
}

table! {
    /// Where the certificate of a device comes from. Without `file` and `csr` the key is made here and kept in the device's
    /// folder, readable by its owner alone.
    CertificateKeys {
        /// The CA of this file that signs it. Without it AWS signs. With `file`: the registered CA that has signed it.
        ca: AuthorityName = "ca", "\"plant-1\"";
        /// With `ca`: days the certificate is valid. Without it: as long as the CA.
        days: Number<1, 36_500> = "days", "365";
        /// Kind of the key. Without it: `p256`.
        key_type: KeyType = "key-type", "\"rsa2048\"";
        /// Who makes the key. Without it: `local`.
        key_source: KeySource = "key-source", "\"aws\"";
        /// PEM file of a certificate that exists. `{n}`, `{name}` and `{COLUMN}` are filled in.
        file: Template = "file", "\"certificates/{name}.pem\"";
        /// PEM file of a CSR that AWS signs. `{n}`, `{name}` and `{COLUMN}` are filled in.
        csr: Template = "csr", "\"requests/{name}.csr\"";
    }
}

table! {
    /// The WiFi that devices join. The password stands in a file of its own or in the variable `IOTCTL_WIFI_PASSWORD`, never here.
    /// Where neither gives one, a device keeps the password that it got for this WiFi before. For an open WiFi the file is empty.
    WifiKeys {
        /// Its name.
        ssid: Ssid = "ssid" [required], "\"Greenhouse\"";
        /// File with the password on its one line.
        password_file: FilePath = "password-file", "\"wifi-password.txt\"";
    }
}

table! {
    /// The content of a file.
    FileKeys {
        /// The content itself.
        text: String = "text" [required], "\"endpoint = ${endpoint}\"";
    }
}

table! {
    /// A device, or a fleet of them: at most one of `count`, `names` and `from`; without them one device with the table's name.
    DeviceKeys {
        /// How many devices, with numbers from 1.
        count: Number<1, 1_000_000> = "count", "250";
        /// Name of each device, in which `{n}` is its number (`{n:03}`: with three digits) and `{COLUMN}` a column of `from`.
        /// Without it: the table's name and `-{n}` with `count`, the column `thing` with `from`.
        name: Template = "name", "\"thermostat-{n:03}\"";
        /// The names of the devices.
        names: Vec<At<String>> = "names", "[\"robot-1\", \"robot-2\"]";
        /// CSV file with a header, or JSON Lines file, with a device a row: `thing` is its name, `thing-type` its type,
        /// `group` its groups (several with `;` between them), `wifi_ssid` and `wifi_password` its WiFi. Every other column is
        /// an attribute, unless `{COLUMN}` uses it elsewhere. `--devices FILE` on the command line, with several tables
        /// `--devices NAME=FILE`, takes its place, or that of `count` and `names` with a `name` made for them.
        from: FilePath = "from", "\"fleet.csv\"";
        /// Type of the things, one of this file.
        thing_type: ThingTypeName = "thing-type", "\"thermostat\"";
        /// Attributes of the things. `{n}`, `{name}` and `{COLUMN}` are filled in.
        attributes: Entries<AttributeName, Template> = "attributes" [default "{}"], "{ owner = \"alice\", place = \"row-{n}\" }";
        /// Groups of the things, of this file.
        groups: Vec<At<ThingGroupName>> = "groups" [default "[]"], "[\"north\"]";
        /// Policies attached to their certificates, of this file.
        policies: Vec<At<PolicyName>> = "policies" [default "[]"], "[\"device\"]";
        /// Role aliases they may use, of this file.
        role_aliases: Vec<At<RoleAliasName>> = "role-aliases" [default "[]"], "[\"telemetry\"]";
        /// Where their certificates come from.
        certificate: CertificateKeys = "certificate" [default "{}"], "{ ca = \"plant-1\" }";
        /// What is written for each device. The private key is always kept.
        write: Vec<At<WriteOutput>> = "write" [default "[\"pem\"]"], "[\"pem\", \"secrets.h\"]";
        /// The WiFi they join, for `secrets.h` and `nvs`.
        wifi: WifiKeys = "wifi", "{ ssid = \"Greenhouse\" }";
        /// Folder that gets a folder for each device. Without it: what the command line says.
        out: FilePath = "out", "\"devices\"";
        /// Files of your own in each device's folder: the name, and the path of a template or `{ text = "…" }`. See
        /// [files](#files).
        files: Entries<FileName, TextOrTable<FilePath, FileKeys>> = "files" [default "{}"], "{ \"robot.toml\" = \"robot.toml.in\" }";
    }
}

/// Name of a file in a device's folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct FileName(pub(in super::super) String);

/// Names that iotctl writes itself.
const TAKEN: [&str; 6] = [
    "private.key",
    "cert.pem",
    "root-ca.pem",
    "connection.json",
    "secrets.h",
    "nvs.bin",
];

impl std::str::FromStr for FileName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let right = !text.is_empty()
            && text.len() <= 255
            && !text.starts_with('.')
            && !text.contains(['/', '\\', '\0']);
        if !right {
            return Err(format!(
                "`{text}` is not a name for a file in a device's folder: no `/`, and no `.` in front"
            ));
        }
        if TAKEN.contains(&text) {
            return Err(format!(
                "iotctl writes `{text}` itself: choose another name"
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

impl Read for FileName {
    fn shape() -> Shape {
        Shape::Text("a file name")
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let text = String::read(node, problems)?;
        parse(&text, &node.span(), problems)
    }
}

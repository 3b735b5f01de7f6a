//! Mosquitto with mutual TLS and access control, one per test, and what a device needs to talk to it.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};

/// How long anything may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A certificate authority.
pub(crate) struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub(crate) fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(vec![]).expect("no names");
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(
            CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key"))
                .expect("a root"),
        )
    }

    pub(crate) fn key(&self) -> String {
        self.0.key().serialize_pem()
    }

    pub(crate) fn pem(&self) -> String {
        self.0.pem()
    }

    /// Key and certificate of `name`.
    pub(crate) fn issue(&self, name: &str) -> (String, String) {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a DNS name");
        params.distinguished_name.push(DnType::CommonName, name);
        let certificate = params.signed_by(&key, &self.0).expect("a certificate");
        (key.serialize_pem(), certificate.pem())
    }
}

/// A folder with devices and the authority that signed their certificates.
pub(crate) struct World {
    pub(crate) dir: tempfile::TempDir,
    pub(crate) authority: Authority,
    pub(crate) port: u16,
}

impl World {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let port = TcpListener::bind("127.0.0.1:0")
            .expect("a port")
            .local_addr()
            .expect("an address")
            .port();
        let world = Self {
            dir,
            authority: Authority::new("tests"),
            port,
        };
        for thing in ["cam-1", "cam-2"] {
            let (key, certificate) = world.authority.issue(thing);
            world.device(thing, &key, &certificate);
        }
        let (key, certificate) = world.authority.issue("localhost");
        fs::write(world.path("server.key"), key).expect("written");
        fs::write(world.path("server.pem"), certificate).expect("written");
        fs::write(world.path("root.pem"), world.authority.pem()).expect("written");
        world
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Makes the folder of a device.
    pub(crate) fn device(&self, thing: &str, key: &str, certificate: &str) {
        let folder = self.path("devices").join(thing);
        fs::create_dir_all(&folder).expect("a folder");
        let mut options = fs::OpenOptions::new();
        let file = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(folder.join("private.key"));
        std::io::Write::write_all(&mut file.expect("a file"), key.as_bytes()).expect("written");
        fs::write(folder.join("cert.pem"), certificate).expect("written");
        fs::write(folder.join("root-ca.pem"), self.authority.pem()).expect("written");
        let id = "a".repeat(64);
        let connection = serde_json::json!({
            "schema": "iotctl.connection/v1", "thingName": thing, "clientId": thing, "host": "localhost", "port": self.port,
            "region": "eu-central-1", "certificateId": id,
            "certificateArn": format!("arn:aws:iot:eu-central-1:123456789012:cert/{id}"),
            "policies": [], "publish": [], "subscribe": [],
        });
        fs::write(folder.join("connection.json"), connection.to_string()).expect("written");
    }
}

/// A running mosquitto.
pub(crate) struct Broker {
    pub(crate) world: World,
    process: Child,
}

/// Devices may use `cmd/#` and `$share/…/cmd/#`, and nothing else.
const ACCESS: &str = r#"{
  "defaultACLAccess": {"publishClientSend": false, "publishClientReceive": true, "subscribe": false, "unsubscribe": true},
  "roles": [{"rolename": "device", "acls": [
    {"acltype": "publishClientSend", "topic": "cmd/#", "allow": true},
    {"acltype": "subscribePattern", "topic": "cmd/#", "allow": true}
  ]}],
  "clients": [
    {"username": "cam-1", "roles": [{"rolename": "device"}]},
    {"username": "cam-2", "roles": [{"rolename": "device"}]}
  ]
}"#;

impl Broker {
    pub(crate) fn start() -> Self {
        let world = World::new();
        let plugin = Path::new("/usr/lib")
            .join(format!("{}-linux-gnu", std::env::consts::ARCH))
            .join("mosquitto_dynamic_security.so");
        assert!(
            plugin.exists(),
            "these tests need Debian's mosquitto: no {}",
            plugin.display()
        );
        fs::write(world.path("access.json"), ACCESS).expect("written");
        let file = |name: &str| world.path(name).display().to_string();
        let configuration = format!(
            "per_listener_settings false\nlistener {} 127.0.0.1\ncafile {}\ncertfile {}\nkeyfile {}\nrequire_certificate true\n\
             use_identity_as_username true\nallow_anonymous false\nuser root\nlog_dest file {}\nlog_type all\n\
             plugin {}\nplugin_opt_config_file {}\n",
            world.port,
            file("root.pem"),
            file("server.pem"),
            file("server.key"),
            file("log"),
            plugin.display(),
            file("access.json"),
        );
        fs::write(world.path("mosquitto.conf"), configuration).expect("written");
        let process = launch(&world);
        Self { world, process }
    }

    pub(crate) fn stop(&mut self) {
        self.process.kill().expect("killed");
        self.process.wait().expect("gone");
    }

    pub(crate) fn start_again(&mut self) {
        self.process = launch(&self.world);
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.world.path("log")).expect("a log")
    }

    /// A stock client, connected as `thing` with another client id.
    pub(crate) fn stock(&self, program: &str, thing: &str, args: &[&str]) -> Command {
        let folder = self.world.path("devices").join(thing);
        let mut command = Command::new(program);
        command.args([
            "-h",
            "localhost",
            "-p",
            &self.world.port.to_string(),
            "-i",
            "stock",
            "--cafile",
        ]);
        command
            .arg(folder.join("root-ca.pem"))
            .arg("--cert")
            .arg(folder.join("cert.pem"));
        command
            .arg("--key")
            .arg(folder.join("private.key"))
            .args(args)
            .stdin(Stdio::null());
        command
    }
}

fn launch(world: &World) -> Child {
    let mut process = Command::new("mosquitto")
        .arg("-c")
        .arg(world.path("mosquitto.conf"))
        .stderr(Stdio::null())
        .spawn()
        .or_else(|_| {
            Command::new("/usr/sbin/mosquitto")
                .arg("-c")
                .arg(world.path("mosquitto.conf"))
                .stderr(Stdio::null())
                .spawn()
        })
        .expect("these tests need mosquitto");
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", world.port)).is_err() {
        assert!(
            process.try_wait().expect("a process").is_none(),
            "mosquitto ended at once"
        );
        assert!(started.elapsed() < PATIENCE, "mosquitto does not listen");
        std::thread::sleep(Duration::from_millis(20));
    }
    process
}

impl Drop for Broker {
    fn drop(&mut self) {
        // It may have been stopped already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

//! How many control plane calls a second of the sandbox's processor time makes: devices registered over 64 connections.
//!
//! Requests are signed before the clock starts and sent by plain threads, whose own processor time is taken off. Prints figures and
//! never judges them: `cargo bench --no-default-features --bench control_plane -- [DEVICES]`.

mod client;

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use iotctl::sandbox::{Config, start};

use client::{Call, Client};

/// Clients at once.
const CONNECTIONS: usize = 64;

/// Why a run ended early.
type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let devices = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1000);
    let dir = tempfile::tempdir()?;
    let config = Config {
        dir: dir.path().join("sandbox"),
        listen: "127.0.0.1:0".parse()?,
        ..Config::default()
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let sandbox = runtime.block_on(start(config))?;
    let (_, port) = sandbox.info().endpoint.split_once(':').ok_or("no port")?;
    let address = SocketAddr::from(([127, 0, 0, 1], port.parse()?));
    let result = measure(address, devices);
    runtime.block_on(sandbox.shutdown());
    result
}

fn measure(address: SocketAddr, devices: usize) -> Result<(), Failure> {
    let document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}"#;
    let policy = serde_json::json!({ "policyDocument": document });
    let mut client = Client::connect(address)?;
    client.call(&Call::post("/policies/device", policy.to_string()))?;
    client.call(&Call::post("/thing-groups/fleet", "{}".to_owned()))?;
    let csr = {
        let key = rcgen::KeyPair::generate()?;
        let request = rcgen::CertificateParams::default().serialize_request(&key)?;
        serde_json::json!({ "certificateSigningRequest": request.pem()? }).to_string()
    };
    let names: Vec<String> = (0..devices)
        .map(|number| format!("device-{number}"))
        .collect();
    let each =
        |call: &dyn Fn(&str) -> Call| names.iter().map(|name| call(name)).collect::<Vec<Call>>();
    run(
        address,
        "CreateThing",
        &each(&|name| {
            Call::post(
                &format!("/things/{name}"),
                r#"{"attributePayload":{"attributes":{"owner":"alice"}}}"#.to_owned(),
            )
        }),
    )?;
    run(
        address,
        "DescribeThing",
        &each(&|name| Call::get(&format!("/things/{name}"))),
    )?;
    let answers = run(
        address,
        "CreateCertificateFromCsr",
        &each(&|_| Call::post("/certificates?setAsActive=true", csr.clone())),
    )?;
    let arns: Vec<String> = answers
        .iter()
        .filter_map(|answer| Some(answer["certificateArn"].as_str()?.to_owned()))
        .collect();
    let pairs: Vec<(&String, &String)> = names.iter().zip(&arns).collect();
    let attach = |(_, arn): &(&String, &String)| {
        let body = serde_json::json!({ "target": arn });
        Call::put("/target-policies/device", body.to_string())
    };
    let calls: Vec<Call> = pairs.iter().map(attach).collect();
    run(address, "AttachPolicy", &calls)?;
    let attach = |(name, arn): &(&String, &String)| {
        let call = Call::put(&format!("/things/{name}/principals"), String::new());
        call.with("x-amzn-principal", arn)
    };
    let calls: Vec<Call> = pairs.iter().map(attach).collect();
    run(address, "AttachThingPrincipal", &calls)?;
    run(
        address,
        "AddThingToThingGroup",
        &each(&|name| {
            let body = serde_json::json!({ "thingGroupName": "fleet", "thingName": name });
            Call::put("/thing-groups/addThingToThingGroup", body.to_string())
        }),
    )?;
    Ok(())
}

/// Makes the calls over all connections and prints how fast it went; the answers in the order of the calls.
fn run(address: SocketAddr, name: &str, calls: &[Call]) -> Result<Vec<serde_json::Value>, Failure> {
    let count = calls.len();
    let signed: Vec<Vec<u8>> = calls.iter().map(Call::bytes).collect();
    let process = process_time()?;
    let begun = Instant::now();
    let share = count.div_ceil(CONNECTIONS).max(1);
    let (answers, clients) = std::thread::scope(|scope| {
        let threads: Vec<_> = signed
            .chunks(share)
            .map(|calls| scope.spawn(move || work(address, calls)))
            .collect();
        let mut all = Vec::with_capacity(count);
        let mut clients = Duration::ZERO;
        for thread in threads {
            let (answers, time) = thread.join().map_err(|_| "a client panicked")??;
            all.extend(answers);
            clients += time;
        }
        Ok::<_, Failure>((all, clients))
    })?;
    let wall = begun.elapsed();
    let server = process_time()?
        .saturating_sub(process)
        .saturating_sub(clients);
    let per_second =
        |time: Duration| f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / time.as_secs_f64();
    writeln!(
        io::stdout(),
        "{name:<26} {count:>6} calls  {:>8.0} /s  {:>8.0} / s of server CPU  ({:.2} s wall, {:.2} s server, {:.2} s clients)",
        per_second(wall),
        per_second(server),
        wall.as_secs_f64(),
        server.as_secs_f64(),
        clients.as_secs_f64(),
    )?;
    Ok(answers)
}

fn work(
    address: SocketAddr,
    calls: &[Vec<u8>],
) -> Result<(Vec<serde_json::Value>, Duration), Failure> {
    let mut client = Client::connect(address)?;
    let mut answers = Vec::with_capacity(calls.len());
    for call in calls {
        answers.push(client.exchange(call)?);
    }
    let time = cpu_of("/proc/thread-self/schedstat").unwrap_or_default();
    let parse = |body: &Vec<u8>| serde_json::from_slice(body).unwrap_or_default();
    Ok((answers.iter().map(parse).collect(), time))
}

/// Time on a processor in nanoseconds, the first number of the file.
fn cpu_of(path: &str) -> Option<Duration> {
    let text = std::fs::read_to_string(path).ok()?;
    Some(Duration::from_nanos(
        text.split_whitespace().next()?.parse().ok()?,
    ))
}

/// Time on a processor of all threads there ever were, in ticks of 10 ms.
fn process_time() -> Result<Duration, Failure> {
    let text = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = text.rsplit_once(')').ok_or("no stat")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok());
    let ticks = ticks(11).zip(ticks(12)).ok_or("no times")?;
    Ok(Duration::from_millis((ticks.0 + ticks.1) * 10))
}

//! A way to the sandbox that breaks off in the middle of one answer.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::support::{Outcome, TestEnvironment};

/// Listens on a free port of this machine, passes HTTP requests on to `upstream`, and cuts the first answer to a request
/// that holds `victim`. Answers its own URL, and whether it has cut yet.
fn proxy(upstream: &str, victim: &'static str) -> (String, Arc<AtomicBool>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound");
    let cut = Arc::new(AtomicBool::new(false));
    let (upstream, done) = (upstream.to_owned(), Arc::clone(&cut));
    std::thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let (upstream, done) = (upstream.clone(), Arc::clone(&done));
            // A broken connection is what this is about.
            std::thread::spawn(move || drop(pass_on(client, &upstream, victim, &done)));
        }
    });
    (format!("http://{address}"), cut)
}

/// Runs iotctl on a sandbox from which the first answer to a request that holds `victim` is lost.
#[track_caller]
pub(crate) fn unheard(
    environment: &TestEnvironment,
    victim: &'static str,
    arguments: &[&str],
) -> Outcome {
    let text = |name: &str| environment.sandbox()[name].as_str().expect("text");
    let (url, cut) = proxy(text("endpoint"), victim);
    // The sandbox is reached as AWS would be: `IOTCTL_SANDBOX` leads past the proxy.
    let output = environment
        .command(arguments)
        .env_remove("IOTCTL_SANDBOX")
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env("AWS_REGION", text("region"))
        .env("AWS_CA_BUNDLE", text("ca"))
        .env("AWS_ENDPOINT_URL", &url)
        .output();
    let outcome = Outcome::of(&output.expect("the binary runs"));
    assert!(cut.load(Ordering::SeqCst), "nothing was cut: {outcome:#?}");
    outcome
}

fn pass_on(
    mut client: TcpStream,
    upstream: &str,
    victim: &str,
    done: &AtomicBool,
) -> std::io::Result<()> {
    let mut server = TcpStream::connect(upstream)?;
    let (mut requests, mut answers) = (
        BufReader::new(client.try_clone()?),
        BufReader::new(server.try_clone()?),
    );
    loop {
        let request = message(&mut requests)?;
        server.write_all(&request)?;
        let answer = message(&mut answers)?;
        if holds(&request, victim.as_bytes()) && !done.swap(true, Ordering::SeqCst) {
            client.write_all(&answer[..answer.len() - 20])?;
            return client.shutdown(Shutdown::Both);
        }
        client.write_all(&answer)?;
    }
}

fn holds(message: &[u8], text: &[u8]) -> bool {
    message.windows(text.len()).any(|part| part == text)
}

/// One HTTP message whose body has a `content-length`, or none.
fn message(reader: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().ok())?
    });
    let mut message = head.into_bytes();
    let begin = message.len();
    message.resize(begin + length.unwrap_or(0), 0);
    reader.read_exact(&mut message[begin..])?;
    Ok(message)
}

//! Without a device, messages go over HTTPS: what reaches the data plane, and what its refusals become.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;

use crate::broker::World;
use crate::program::{Ended, Running, iotctl};

/// A request as it came.
#[derive(Debug)]
struct Request {
    line: String,
    headers: Vec<String>,
    body: Vec<u8>,
}

impl Request {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|header| {
            let (key, value) = header.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// Reads one request and writes `answer`.
fn exchange(stream: TcpStream, answer: &str) -> Request {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line");
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let mut request = Request {
        line: lines.remove(0),
        headers: lines,
        body: Vec::new(),
    };
    let length = request
        .header("content-length")
        .map_or(0, |text| text.parse().expect("a number"));
    request.body.resize(length, 0);
    reader.read_exact(&mut request.body).expect("a body");
    reader
        .into_inner()
        .write_all(answer.as_bytes())
        .expect("written");
    request
}

/// Runs `iotctl pub` against a data plane that gives `answer`; how it ended and what was asked.
fn publish(args: &[&str], answer: &'static str) -> (Ended, Vec<Request>) {
    let world = World::new();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (sender, requests) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            if sender.send(exchange(stream, answer)).is_err() {
                return;
            }
        }
    });
    let mut command = iotctl(&world, &[&["pub"], args].concat());
    command.envs([
        ("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_REGION", "eu-central-1"),
        ("IOTCTL_ENDPOINT_URL", &url),
    ]);
    let ended = Running::start(command).end();
    (ended, requests.try_iter().collect())
}

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 29\r\nconnection: close\r\n\r\n{\"message\":\"OK\",\"traceId\":\"\"}";

#[test]
fn a_message_reaches_the_data_plane() {
    let (ended, requests) = publish(&["cmd/cam-1/reboot", "-m", r#"{"now":true}"#], OK);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let report: serde_json::Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(
        (&report["transport"], &report["messages"]),
        (&"https".into(), &1.into())
    );
    let [request] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(
        request.line,
        "POST /topics/cmd%2Fcam-1%2Freboot?qos=1 HTTP/1.1"
    );
    assert_eq!(request.body, br#"{"now":true}"#);
    let authorization = request.header("authorization").expect("signed");
    assert!(
        authorization.contains("/eu-central-1/iotdata/aws4_request"),
        "{authorization}"
    );
}

#[test]
fn properties_become_parameters() {
    let args = [
        "t",
        "-m",
        "x",
        "-r",
        "-q",
        "0",
        "--content-type",
        "text/plain",
        "--response-topic",
        "r",
        "--correlation-data",
        "c",
        "--expiry",
        "60",
        "--user-property",
        "k=v",
    ];
    let (ended, requests) = publish(&args, OK);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let line = &requests[0].line;
    for part in [
        "qos=0",
        "retain=true",
        "contentType=text%2Fplain",
        "responseTopic=r",
        "messageExpiry=60",
    ] {
        assert!(line.contains(part), "no `{part}` in {line}");
    }
    // base64 of `c`, and of `[{"k":"v"}]`.
    assert_eq!(
        requests[0].header("x-amz-mqtt5-correlation-data"),
        Some("Yw==")
    );
    assert_eq!(
        requests[0].header("x-amz-mqtt5-user-properties"),
        Some("W3siayI6InYifV0=")
    );
}

#[test]
fn a_denial_ends_it() {
    let answer = "HTTP/1.1 403 Forbidden\r\nx-amzn-ErrorType: ForbiddenException\r\ncontent-length: 36\r\nconnection: close\r\n\r\n{\"message\":\"Forbidden\",\"traceId\":\"\"}";
    let (ended, requests) = publish(&["t", "-m", "x", "--repeat", "3"], answer);
    assert_eq!(ended.code, Some(4), "{ended:?}");
    assert_eq!(requests.len(), 1);
}

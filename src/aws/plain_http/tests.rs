//! Against servers that say what the test has them say.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, UnixListener};
use tokio::time::{sleep, timeout};

use super::Pool;

const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

/// A server, and how often it was connected to and asked.
struct Server {
    url: String,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    /// Gives each request of a connection the next of `answers`, then closes the connection.
    async fn start(answers: &'static [&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let server = Self {
            url: format!("http://{}", listener.local_addr().expect("bound")),
            connections: Arc::default(),
            requests: Arc::default(),
        };
        let (connections, requests) = (server.connections.clone(), server.requests.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(answer(stream, answers, requests.clone()));
            }
        });
        server
    }

    fn pool(&self) -> Pool {
        Pool::new(&self.url, "example.com", None, None).expect("an http URL")
    }

    fn seen(&self) -> (usize, usize) {
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        (count(&self.connections), count(&self.requests))
    }
}

async fn answer(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    answers: &[&str],
    requests: Arc<AtomicUsize>,
) {
    for text in answers {
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            if stream
                .read_buf(&mut request)
                .await
                .is_ok_and(|read| read == 0)
            {
                return;
            }
        }
        let request = String::from_utf8(request).expect("text");
        assert!(
            request.starts_with("GET /a%20b?c=d HTTP/1.1\r\n"),
            "{request}"
        );
        assert!(request.contains("host: example.com\r\n"), "{request}");
        requests.fetch_add(1, Ordering::Relaxed);
        // A mark for: not before the one who asked has left.
        if let Some(late) = text.strip_prefix("late ") {
            sleep(Duration::from_millis(300)).await;
            let _ = stream.write_all(late.as_bytes()).await;
        } else {
            stream.write_all(text.as_bytes()).await.expect("written");
        }
    }
}

fn request() -> HttpRequest {
    let mut request = HttpRequest::empty();
    let url = "http://elsewhere/a%20b?c=d";
    request.set_uri(url).expect("a URL");
    request
}

async fn ask(pool: &Pool) -> Result<String, ConnectorError> {
    let (head, body) = pool.call(request()).await?;
    assert_eq!(head.status().as_u16(), 200);
    let body = body.map_err(|error| ConnectorError::io(error.into()))?;
    Ok(String::from_utf8(body.to_vec()).expect("text"))
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let server = Server::start(&[ANSWER, ANSWER, ANSWER]).await;
    let pool = server.pool();
    for _ in 0..3 {
        assert_eq!(ask(&pool).await.expect("answered"), "ok");
    }
    assert_eq!(server.seen(), (1, 3));
}

#[tokio::test]
async fn many_ask_at_once_over_a_connection_each() {
    let server = Server::start(&[ANSWER, ANSWER]).await;
    let pool = server.pool();
    for _ in 0..2 {
        let asked = futures_util::future::join_all((0..200).map(|_| ask(&pool))).await;
        assert!(
            asked
                .into_iter()
                .all(|answer| answer.is_ok_and(|text| text == "ok"))
        );
    }
    let (connections, requests) = server.seen();
    assert_eq!(requests, 400);
    assert!((200..400).contains(&connections), "{connections}");
}

#[tokio::test]
async fn a_connection_that_was_closed_is_replaced() {
    let server = Server::start(&[ANSWER]).await;
    let pool = server.pool();
    for _ in 0..3 {
        assert_eq!(ask(&pool).await.expect("answered"), "ok");
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(server.seen(), (3, 3));
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_an_error_and_nothing_is_asked_again() {
    for broken in [
        &[""] as &[_],
        &["HTTP/1.1 200 OK\r\ncontent-le"],
        &["HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok"],
        &["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nok"],
        &["what?\r\n\r\n"],
    ] {
        let server = Server::start(broken).await;
        let error = ask(&server.pool()).await.expect_err("no whole answer");
        assert!(error.is_io(), "{error:?}");
        assert_eq!(server.seen(), (1, 1), "{broken:?}");
    }
}

#[tokio::test]
async fn a_refusal_that_breaks_off_is_still_one() {
    let server = Server::start(&["HTTP/1.1 403 Forbidden\r\ncontent-length: 9\r\n\r\n{"]).await;
    let (head, body) = server.pool().call(request()).await.expect("a head");
    assert_eq!(head.status().as_u16(), 403);
    body.expect_err("the rest is missing");
}

#[tokio::test]
async fn an_answer_of_several_pieces_is_put_together() {
    let server = Server::start(&[
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
    ])
    .await;
    assert_eq!(ask(&server.pool()).await.expect("answered"), "ok");
}

#[tokio::test]
async fn nobody_gets_the_answer_of_one_who_left() {
    let server = Server::start(&["late HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nold"]).await;
    let pool = server.pool();
    let left = timeout(Duration::from_millis(50), ask(&pool)).await;
    left.expect_err("too late");
    assert_eq!(ask(&pool).await.expect("answered"), "old");
    assert_eq!(server.seen(), (2, 2));
}

#[tokio::test]
async fn a_socket_on_this_machine_is_preferred_where_there_is_one() {
    let server = Server::start(&[ANSWER]).await;
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("s");
    let pool = || Pool::new(&server.url, "example.com", Some(path.clone()), None).expect("http");
    assert_eq!(ask(&pool()).await.expect("answered"), "ok");
    assert_eq!(server.seen(), (1, 1));
    let listener = UnixListener::bind(&path).expect("bound");
    let asked = Arc::<AtomicUsize>::default();
    let requests = asked.clone();
    let task = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a connection");
        answer(stream, &[ANSWER], requests).await;
    });
    assert_eq!(ask(&pool()).await.expect("answered"), "ok");
    task.await.expect("no panic");
    assert_eq!((server.seen(), asked.load(Ordering::Relaxed)), ((1, 1), 1));
    // The file stays, the listener is gone.
    assert_eq!(ask(&pool()).await.expect("answered"), "ok");
    assert_eq!(server.seen(), (2, 2));
}

#[tokio::test]
async fn who_cannot_be_reached_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    drop(listener);
    let pool = Pool::new(&format!("http://{address}"), "example.com", None, None);
    let error = ask(&pool.expect("http")).await.expect_err("nobody listens");
    assert!(error.is_io());
    let told = error.to_string() + &format!("{:?}", std::error::Error::source(&error));
    assert!(told.contains(&address.to_string()), "{told}");
    for other in ["https://localhost", "localhost:80", "ftp://localhost", "/"] {
        assert!(
            Pool::new(other, "example.com", None, None).is_none(),
            "{other}"
        );
    }
}

//! As much of reqwest's blocking client as the snippet uses, over a plain connection: nothing has to be downloaded to run it.
//! What it has to be like was checked by hand against the real one.

pub mod blocking {
    use std::error::Error;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    pub struct Client;
    pub struct RequestBuilder {
        url: String,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
    }
    pub struct Response {
        status: u16,
        body: String,
    }
    type Result<T> = std::result::Result<T, Box<dyn Error>>;

    impl Client {
        pub fn new() -> Client {
            Client
        }

        pub fn post(&self, url: &str) -> RequestBuilder {
            RequestBuilder { url: url.to_owned(), headers: Vec::new(), body: Vec::new() }
        }
    }

    impl RequestBuilder {
        pub fn bearer_auth(self, token: String) -> RequestBuilder {
            self.header("Authorization", &format!("Bearer {token}"))
        }

        pub fn header(mut self, name: &str, value: &str) -> RequestBuilder {
            self.headers.push((name.to_owned(), value.to_owned()));
            self
        }

        pub fn body(mut self, body: &'static str) -> RequestBuilder {
            self.body = body.as_bytes().to_vec();
            self
        }

        pub fn send(self) -> Result<Response> {
            let rest = self.url.strip_prefix("http://").ok_or("not a plain address")?;
            let (host, path) = rest.split_once('/').ok_or("no path")?;
            let mut line = TcpStream::connect(host)?;
            let mut head = format!("POST /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
            for (name, value) in &self.headers {
                head += &format!("{name}: {value}\r\n");
            }
            head += &format!("Content-Length: {}\r\n\r\n", self.body.len());
            line.write_all(head.as_bytes())?;
            line.write_all(&self.body)?;
            let mut answer = String::new();
            line.read_to_string(&mut answer)?;
            let status = answer.split(' ').nth(1).ok_or("no status")?.parse()?;
            let body = answer.split_once("\r\n\r\n").ok_or("no body")?.1.to_owned();
            Ok(Response { status, body })
        }
    }

    impl Response {
        pub fn error_for_status(self) -> Result<Response> {
            if self.status < 400 { Ok(self) } else { Err(self.status.to_string().into()) }
        }

        pub fn text(self) -> Result<String> {
            Ok(self.body)
        }
    }
}

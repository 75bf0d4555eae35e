//! Serves the one page on this machine, with the headers a host should send.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::{env, fs};

const HEADERS: &str = "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Opener-Policy: same-origin\r\nContent-Security-Policy: frame-ancestors 'none'\r\nPermissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()\r\nConnection: close\r\n";

/// Serves the page until it is stopped.
pub fn serve(page: &Path) -> Result<(), String> {
    let port = env::args().nth(2).and_then(|port| port.parse().ok()).unwrap_or(8787_u16);
    let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| format!("port {port}: {error}"))?;
    println!("http://127.0.0.1:{port}/  (stop with Ctrl-C)");
    for stream in listener.incoming().flatten() {
        let bytes = fs::read(page).map_err(|error| error.to_string())?;
        // A reader that has gone away is no error.
        let _ = answer(stream, &bytes);
    }
    Ok(())
}

fn answer(mut stream: TcpStream, page: &[u8]) -> std::io::Result<()> {
    let mut request = String::new();
    BufReader::new(stream.try_clone()?).read_line(&mut request)?;
    let path = request.split(' ').nth(1).unwrap_or("/");
    if matches!(path, "/" | "/affeer.html") {
        write!(stream, "HTTP/1.1 200 OK\r\n{HEADERS}Content-Length: {}\r\n\r\n", page.len())?;
        stream.write_all(page)
    } else {
        write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }
}

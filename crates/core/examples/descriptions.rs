//! Prints the descriptions of all documents and objects as JSON: what the packages of other
//! languages write their types and names from (`make gen`).

use std::io::{self, Write};

fn main() -> io::Result<()> {
    writeln!(io::stdout().lock(), "{:#}", chatapps_webhooks::descriptions())
}

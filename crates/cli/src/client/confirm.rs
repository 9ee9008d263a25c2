//! Asks before anything is changed.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::stop::Stop;

/// Goes on if that was said beforehand, or if somebody says so now.
///
/// `is_taken` tells whether standard input is a file's.
pub(super) fn confirm(question: &str, said_yes: bool, is_taken: bool) -> Result<(), Stop> {
    if said_yes {
        return Ok(());
    }
    if is_taken {
        return Err(Stop::Failed(
            "nothing was sent: standard input is FILE, so nobody can answer there; look at the plan, then say --yes".to_owned(),
        ));
    }
    let (input, mut out) = (io::stdin(), io::stderr());
    if !input.is_terminal() || !out.is_terminal() {
        return Err(Stop::Failed(
            "nothing was sent: there is no terminal to ask on; look at the plan, then say --yes".to_owned(),
        ));
    }
    match ask(question, input.lock(), &mut out) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Stop::Failed("nothing was sent: the answer was not yes".to_owned())),
        Err(error) => Err(Stop::Failed(format!("nothing was sent: there was no answer: {error}"))),
    }
}

/// Whether the answer is yes. The end of the input is none.
fn ask(question: &str, mut input: impl BufRead, out: &mut impl Write) -> io::Result<bool> {
    write!(out, "{question} [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    input.read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_yes_is_yes() {
        for (answer, expected) in [
            ("y\n", true),
            ("YES\n", true),
            (" yes ", true),
            ("", false),
            ("\n", false),
            ("n\n", false),
            ("yess\n", false),
            ("no\ny\n", false),
        ] {
            let mut shown = Vec::new();
            assert_eq!(ask("Apply it?", answer.as_bytes(), &mut shown).unwrap(), expected, "{answer:?}");
            assert_eq!(shown, b"Apply it? [y/N] ");
        }
    }
}

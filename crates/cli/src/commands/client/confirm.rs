//! Asks for confirmation before a change.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::failure::Failure;

/// Returns `Ok` if `--yes` was passed or the user confirms now.
///
/// `stdin_is_file` says whether standard input is the FILE argument, so that it can't hold the
/// answer.
pub(super) fn confirm(question: &str, yes: bool, stdin_is_file: bool) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    if stdin_is_file {
        return Err(Failure::Message(
            "nothing was sent: standard input is the file, so the question can't be answered; review the plan, then pass --yes".to_owned(),
        ));
    }
    let (input, mut out) = (io::stdin(), io::stderr());
    if !input.is_terminal() || !out.is_terminal() {
        return Err(Failure::Message(
            "nothing was sent: no terminal for the question; review the plan, then pass --yes".to_owned(),
        ));
    }
    match ask(question, input.lock(), &mut out) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::Message("nothing was sent: the answer was not yes".to_owned())),
        Err(error) => Err(Failure::Message(format!("nothing was sent: cannot read the answer: {error}"))),
    }
}

/// Whether the answer is yes. The end of the input counts as no.
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
    fn only_yes_confirms() {
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

//! A text with places to fill in.

use std::fmt::Write;

/// A text with places to fill in.
#[derive(Clone, Default)]
pub(super) struct Snippet(Vec<Part>);

#[derive(Clone)]
enum Part {
    Text(String),
    /// A place, with what is there at first.
    Place(String),
    /// A place for one of some words.
    Choice(Vec<String>),
}

impl Part {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }
}

impl Snippet {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self(vec![Part::Text(text.into())])
    }

    pub(super) fn push(&mut self, text: &str) {
        self.0.push(Part::Text(text.to_owned()));
    }

    pub(super) fn place(&mut self, first: &str) {
        self.0.push(Part::Place(first.to_owned()));
    }

    pub(super) fn choice<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        self.0.push(Part::Choice(words.into_iter().map(str::to_owned).collect()));
    }

    pub(super) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether it begins with the end of a line.
    pub(super) fn is_below(&self) -> bool {
        matches!(self.0.iter().find(|part| !part.is_empty()), Some(Part::Text(text)) if text.starts_with('\n'))
    }

    /// As a client takes it: with the signs of its places, or without any; lines but the first one
    /// indented.
    pub(super) fn text(&self, has_places: bool, indent: &str) -> String {
        let mut out = String::new();
        let mut number = 0;
        for part in &self.0 {
            if matches!(part, Part::Place(_) | Part::Choice(_)) {
                number += 1;
            }
            // Writing to a string doesn't fail.
            let _ = match part {
                Part::Text(text) => {
                    let text = text.replace('\n', &format!("\n{indent}"));
                    let text = if has_places { escaped(&text, &['\\', '$', '}']) } else { text };
                    write!(out, "{text}")
                }
                Part::Place(first) if !has_places => write!(out, "{first}"),
                Part::Choice(words) if !has_places => {
                    write!(out, "{}", words.first().map_or("", |word| word))
                }
                Part::Place(first) if first.is_empty() => write!(out, "${number}"),
                Part::Place(first) => write!(out, "${{{number}:{}}}", escaped(first, &['\\', '$', '}'])),
                Part::Choice(words) => {
                    let words: Vec<_> =
                        words.iter().map(|word| escaped(word, &['\\', '$', '}', ',', '|'])).collect();
                    write!(out, "${{{number}|{}|}}", words.join(","))
                }
            };
        }
        out
    }
}

fn escaped(text: &str, signs: &[char]) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if signs.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_and_signs_escaped() {
        let mut snippet = Snippet::of("$a}");
        snippet.place("");
        snippet.place("b$");
        snippet.choice(["c", "d,"]);
        snippet.append(Snippet::of("\\"));
        assert_eq!(snippet.text(true, ""), r"\$a\}$1${2:b\$}${3|c,d\,|}\\");
        assert_eq!(snippet.text(false, ""), r"$a}b$c\");
    }
}

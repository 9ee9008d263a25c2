//! Markdown for clients that don't take it.

/// Markdown of ours without its signs.
pub(crate) fn plain(markdown: &str) -> String {
    markdown.replace("**", "").replace('`', "").replace("### ", "").replace("## ", "")
}

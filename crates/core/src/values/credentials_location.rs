//! Where a token request carries the client's credentials.

use super::enumeration::enumeration;

enumeration! {
    /// Where a token request carries the client's credentials.
    CredentialsLocation, "credentials location",
    /// Both locations, in the order of the reference.
    {
        /// `header`: HTTP Basic.
        Header = "header" "HTTP Basic" ["headers", "basic", "httpbasic", "authorization"];
        /// `body`: the form body.
        Body = "body" "the form body" ["form", "formbody", "post"];
    }
    .open_in_answers()
}

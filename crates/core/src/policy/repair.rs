//! The ways to fix a finding. The catalogue says which ones a wording has, and `fix` makes them.

use crate::base::applicability::Applicability;

macro_rules! repairs {
    ($($(#[doc = $doc:literal])+ $name:ident: $applicability:ident $title:literal because $reason:literal;)+) => {
        /// A way to fix a finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Repair {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Repair {
            /// Who decides whether it is made.
            pub(crate) const fn applicability(self) -> Applicability {
                match self {
                    $(Self::$name => Applicability::$applicability,)+
                }
            }

            /// What it does: the template of a title, which takes the finding's data.
            pub(crate) const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)+
                }
            }

            /// Why a program may make it, or why a person decides. Fixes with one title have one
            /// reason.
            pub(crate) const fn reason(self) -> &'static str {
                match self {
                    $(Self::$name => $reason,)+
                }
            }

            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)+];
        }
    };
}

repairs! {
    /// Removes the byte order mark.
    RemoveByteOrderMark: Safe "remove the byte order mark"
        because "it is no part of the document";
    /// Removes all comments.
    RemoveComments: Safe "remove the comments"
        because "the rest is JSON, and says the same without them";
    /// Removes all trailing commas.
    RemoveTrailingCommas: Safe "remove the trailing commas"
        because "the items stay as they are";
    /// Puts a lone entry into an array.
    WrapInArray: Safe "put it into an array"
        because "one entry on its own can't mean anything else";
    /// Renames a property that has the letters of the right name.
    RenameSpelling: Safe "rename it to `{suggestion}`"
        because "the name has the letters of the right one, in another case or with other separators";
    /// Renames any other property.
    Rename: Unsafe "rename it to `{suggestion}`"
        because "the name is close to the right one, but may be meant as another one";
    /// Removes a property by its name.
    RemoveProperty: Unsafe "remove `{property}`"
        because "the API ignores it, but somebody wrote it for a reason";
    /// Removes a property that is null.
    RemoveNull: Unsafe "remove the property"
        because "`null` most likely means absent, but may stand for a value that is to come";
    /// Removes an empty scope.
    RemoveScope: Unsafe "remove `scope`"
        because "no scope most likely means that none is asked for";
    /// Removes a property that says what an earlier one of the same name says.
    RemoveEqualProperty: Safe "remove the repeated `{property}`"
        because "both say the same";
    /// Removes all properties of a name but the last.
    RemoveOverridden: Unsafe "keep the last `{property}`, which counts"
        because "an earlier one may have been meant";
    /// Removes an entry that another one says as well.
    RemoveEqualEntry: Safe "remove the repeated entry"
        because "both say the same";
    /// Removes an entry that another one covers, in other words.
    RemoveCoveredEntry: Unsafe "remove the entry that the other one covers"
        because "the other one covers it, but may not once it is changed";
    /// Takes a boolean out of its quotes.
    RemoveQuotes: Unsafe "remove the quotes"
        because "the text most likely means the boolean, but its type changes";
    /// Writes the value that was most likely meant.
    WriteSuggestion: Unsafe "write `{suggestion}`"
        because "it is the closest value, but another one may be meant";
    /// Writes the scope of all sub-accounts.
    WriteAllSubAccounts: Unsafe "write `*`"
        because "a word such as `all` most likely means every sub-account, but may be the id of one";
    /// Removes the fragment of a URL.
    RemoveFragment: Safe "remove the fragment"
        because "no client sends a fragment";
    /// Removes a fragment that looks like parameters.
    RemoveFragmentParameters: Unsafe "remove the fragment with its parameters"
        because "they may have been meant for the query";
    /// Removes an empty `httpAuthorization`.
    RemoveEmptyAuthorization: Safe "remove the empty `httpAuthorization`"
        because "empty, it means the same as absent";
    /// Keeps the OAuth client credentials of two kinds of credentials.
    KeepOAuth: Unsafe "remove `httpAuthorization`, and keep `oauth`"
        because "only one of the two counts, and nothing says which is meant";
    /// Keeps the static header of two kinds of credentials.
    KeepAuthorization: Unsafe "remove `oauth`, and keep `httpAuthorization`"
        because "only one of the two counts, and nothing says which is meant";
    /// Writes single spaces between scopes.
    SingleSpaces: Safe "separate the scopes with single spaces"
        because "the scopes stay the same";
    /// Writes single spaces instead of commas between scopes.
    SpacesForCommas: Unsafe "separate the scopes with spaces"
        because "commas most likely separate the scopes, but may be a part of them";
    /// Writes `https` in place of `http`.
    WriteHttps: Unsafe "write `https:`"
        because "the server has to answer on `https`, too";
    /// Writes `https` before a URL that has no scheme.
    AddHttps: Unsafe "write `https://` before it"
        because "the scheme is most likely `https`, but nothing says so";
    /// Writes the host of a URL plainly.
    WriteHost: Unsafe "write the host as `{host}`"
        because "clients find this host, but another one may be meant";
    /// Removes white space around a value.
    Trim: Unsafe "remove the whitespace around it"
        because "the whitespace most likely came with copying, but is a part of the value";
    /// Removes the colon behind a scheme.
    RemoveColon: Unsafe "remove the colon"
        because "the colon most likely is a slip, but what is sent changes";
    /// Removes the name of a pasted header.
    RemoveHeaderName: Unsafe "remove the name of the header"
        because "the name most likely was pasted with the value, but what is sent changes";
    /// Removes the first of two schemes.
    RemoveRepeatedScheme: Unsafe "remove one of the two schemes"
        because "one of them most likely was pasted with the token, but what is sent changes";
    /// Writes a scheme before a token.
    AddBearer: Unsafe "write `Bearer` before it"
        because "the value looks like a token, but nothing says which scheme its receiver expects";
    /// Writes an entry without a type as two entries.
    WriteTypesOut: Unsafe "write one entry for CADR and one for MSG"
        because "the two say what the one does, but only one type may have been meant";
    /// A place for the type.
    AddType: Manual "add a `type`"
        because "only a person knows which type is meant";
    /// A place for the value.
    TypeValue: Manual "put the real value in"
        because "only a person knows the value";
    /// A place for the host.
    TypeHost: Manual "put the real host in"
        because "only a person knows the host";
    /// A place for the credentials behind a scheme.
    TypeCredentials: Manual "add the credentials"
        because "only a person knows the credentials";
    /// A place for a missing property.
    AddProperty: Manual "add `{property}`"
        because "only a person knows the value";
    /// A place for credentials.
    AddAuthorization: Manual "add `httpAuthorization`"
        because "only a person knows the credentials";
    /// A place for an entry.
    AddEntry: Manual "add an entry"
        because "only a person knows what the account is to have";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::catalogue::WORDINGS;

    #[test]
    fn every_repair_is_one_of_some_wording() {
        for repair in Repair::ALL {
            let mut wordings = WORDINGS.iter().copied().flatten();
            assert!(wordings.any(|(_, wording)| wording.repairs.contains(repair)), "{repair:?}");
        }
    }
}

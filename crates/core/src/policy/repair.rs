//! The ways to fix a finding. The catalogue says which ones a wording has, and `fix` makes them.

use crate::base::applicability::Applicability;

macro_rules! repairs {
    ($($(#[doc = $doc:literal])+ $name:ident: $applicability:ident $title:literal;)+) => {
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

            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)+];
        }
    };
}

repairs! {
    /// Removes the byte order mark.
    RemoveByteOrderMark: Safe "remove the byte order mark";
    /// Removes all comments.
    RemoveComments: Safe "remove the comments";
    /// Removes all trailing commas.
    RemoveTrailingCommas: Safe "remove the trailing commas";
    /// Puts a lone entry into an array.
    WrapInArray: Safe "put it into an array";
    /// Renames a property that has the letters of the right name.
    RenameSpelling: Safe "rename it to `{suggestion}`";
    /// Renames any other property.
    Rename: Unsafe "rename it to `{suggestion}`";
    /// Removes a property by its name.
    RemoveProperty: Unsafe "remove `{property}`";
    /// Removes a property that is null.
    RemoveNull: Unsafe "remove the property";
    /// Removes an empty scope.
    RemoveScope: Unsafe "remove `scope`";
    /// Removes a property that says what an earlier one of the same name says.
    RemoveEqualProperty: Safe "remove the repeated `{property}`";
    /// Removes all properties of a name but the last.
    RemoveOverridden: Unsafe "keep the last `{property}`, which counts";
    /// Removes an entry that another one says as well.
    RemoveEqualEntry: Safe "remove the repeated entry";
    /// Removes an entry that another one covers, in other words.
    RemoveCoveredEntry: Unsafe "remove the entry that the other one covers";
    /// Takes a boolean out of its quotes.
    RemoveQuotes: Unsafe "remove the quotes";
    /// Writes the value that was most likely meant.
    WriteSuggestion: Unsafe "write `{suggestion}`";
    /// Writes the scope of all sub-accounts.
    WriteAllSubAccounts: Unsafe "write `*`";
    /// Removes the fragment of a URL.
    RemoveFragment: Safe "remove the fragment";
    /// Removes a fragment that looks like parameters.
    RemoveFragmentParameters: Unsafe "remove the fragment with its parameters";
    /// Removes an empty `httpAuthorization`.
    RemoveEmptyAuthorization: Safe "remove the empty `httpAuthorization`";
    /// Keeps the OAuth client credentials of two kinds of credentials.
    KeepOAuth: Unsafe "remove `httpAuthorization`, and keep `oauth`";
    /// Keeps the static header of two kinds of credentials.
    KeepAuthorization: Unsafe "remove `oauth`, and keep `httpAuthorization`";
    /// Writes single spaces between scopes.
    SingleSpaces: Safe "separate the scopes with single spaces";
    /// Writes single spaces instead of commas between scopes.
    SpacesForCommas: Unsafe "separate the scopes with spaces";
    /// Writes `https` in place of `http`.
    WriteHttps: Unsafe "write `https:`";
    /// Writes `https` before a URL that has no scheme.
    AddHttps: Unsafe "write `https://` before it";
    /// Writes the host of a URL plainly.
    WriteHost: Unsafe "write the host as `{host}`";
    /// Removes white space around a value.
    Trim: Unsafe "remove the whitespace around it";
    /// Removes the colon behind a scheme.
    RemoveColon: Unsafe "remove the colon";
    /// Removes the name of a pasted header.
    RemoveHeaderName: Unsafe "remove the name of the header";
    /// Removes the first of two schemes.
    RemoveRepeatedScheme: Unsafe "remove one of the two schemes";
    /// Writes a scheme before a token.
    AddBearer: Unsafe "write `Bearer` before it";
    /// Writes an entry without a type as two entries.
    WriteTypesOut: Unsafe "write one entry for CADR and one for MSG";
    /// A place for the type.
    AddType: Manual "add a `type`";
    /// A place for the value.
    TypeValue: Manual "put the real value in";
    /// A place for the host.
    TypeHost: Manual "put the real host in";
    /// A place for the credentials behind a scheme.
    TypeCredentials: Manual "add the credentials";
    /// A place for a missing property.
    AddProperty: Manual "add `{property}`";
    /// A place for credentials.
    AddAuthorization: Manual "add `httpAuthorization`";
    /// A place for an entry.
    AddEntry: Manual "add an entry";
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

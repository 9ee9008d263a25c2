//! How each repair is made: edits from a finding and its text.
//!
//! A recipe gives nothing where it can't help. Whether the edits are worth anything is not its
//! matter: they are proven afterwards.

mod authorization;
mod blanks;
mod entries;
mod gaps;
mod members;
mod syntax;
mod url;
mod values;

use super::fix::Edit;
use super::site::Site;
use crate::policy::repair::Repair;

/// The edits of a repair, sorted; `None` if it can't be made there.
pub(super) fn edits(repair: Repair, site: &Site<'_>) -> Option<Vec<Edit>> {
    let edits = match repair {
        Repair::RemoveByteOrderMark => vec![Edit::removal(0..3)],
        Repair::RemoveComments => syntax::without_comments(site.text())?,
        Repair::RemoveTrailingCommas => syntax::without_trailing_commas(site.text()),
        Repair::WrapInArray => entries::in_array(site)?,
        Repair::RenameSpelling => vec![members::renamed(site, true)?],
        Repair::Rename => vec![members::renamed(site, false)?],
        Repair::RemoveProperty => vec![members::without_unknown(site)?],
        Repair::RemoveNull => vec![site.place()?.removal()?],
        Repair::RemoveEmptyAuthorization => vec![members::without_empty(site)?],
        Repair::KeepOAuth => vec![authorization::without_header(site)?],
        Repair::KeepAuthorization => vec![members::without_related(site)?],
        Repair::RemoveScope => vec![members::without_blank(site)?],
        Repair::RemoveEqualProperty => vec![members::without_equal(site)?],
        Repair::RemoveOverridden => members::without_overridden(site)?,
        Repair::RemoveEqualEntry => vec![entries::without_equal(site)?],
        Repair::RemoveCoveredEntry => vec![entries::without_covered(site)?],
        Repair::WriteTypesOut => vec![entries::with_types(site)?],
        Repair::RemoveQuotes => vec![values::without_quotes(site)?],
        Repair::WriteSuggestion => vec![values::suggested(site)?],
        Repair::WriteAllSubAccounts => vec![values::written(site, "*")?],
        Repair::SingleSpaces => blanks::single_spaces(site, false)?,
        Repair::SpacesForCommas => blanks::single_spaces(site, true)?,
        Repair::Trim => blanks::trimmed(site)?,
        Repair::RemoveFragment => vec![url::without_fragment(site, false)?],
        Repair::RemoveFragmentParameters => vec![url::without_fragment(site, true)?],
        Repair::WriteHttps => url::with_https(site)?,
        Repair::AddHttps => vec![url::with_scheme(site)?],
        Repair::WriteHost => vec![url::with_host(site)?],
        Repair::TypeHost => vec![url::without_host(site)?],
        Repair::RemoveColon => vec![authorization::without_colon(site)?],
        Repair::RemoveHeaderName => vec![authorization::without_name(site)?],
        Repair::RemoveRepeatedScheme => vec![authorization::without_first_scheme(site)?],
        Repair::AddBearer => vec![authorization::with_bearer(site)?],
        Repair::TypeCredentials => vec![authorization::place_of_credentials(site)?],
        Repair::TypeValue => vec![gaps::value(site)?],
        Repair::AddProperty => vec![gaps::property(site)?],
        Repair::AddType => vec![gaps::member(site, "type")?],
        Repair::AddAuthorization => vec![gaps::member(site, "httpAuthorization")?],
        Repair::AddEntry => vec![gaps::entry(site)?],
    };
    Some(edits).filter(|edits| !edits.is_empty())
}

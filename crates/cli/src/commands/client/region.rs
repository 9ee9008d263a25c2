//! The regions of the platform, as values of an argument.

use chatapps_webhooks::REGIONS;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Takes the name of a region, and gives its base URL.
pub(super) fn base_url_of_region() -> impl TypedValueParser<Value = &'static str> {
    let values = REGIONS.map(|(name, url)| PossibleValue::new(name).help(format!("`{url}`")));
    PossibleValuesParser::new(values).try_map(|wanted| {
        let mut regions = REGIONS.into_iter();
        regions.find_map(|(name, url)| (name == wanted).then_some(url)).ok_or("unknown region")
    })
}

//! The regions of the platform.

/// The name and the base URL of each region. A name is what callers write, such as `asia-pacific`.
///
/// ```
/// let mut regions = chatapps_webhooks::REGIONS.into_iter();
/// let base = regions.find_map(|(name, base)| (name == "europe").then_some(base));
/// assert_eq!(base, Some("https://chatapps.8x8.uk"));
/// ```
pub const REGIONS: [(&str, &str); 4] = [
    ("asia-pacific", "https://chatapps.8x8.com"),
    ("north-america", "https://chatapps.us.8x8.com"),
    ("europe", "https://chatapps.8x8.uk"),
    ("indonesia", "https://chatapps.8x8.id"),
];

/// What people call the regions, in the order of [`REGIONS`].
pub(crate) const REGION_TITLES: [&str; REGIONS.len()] =
    ["Asia-Pacific", "North America", "Europe", "Indonesia"];

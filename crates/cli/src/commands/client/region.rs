//! The regions of the platform, and their base URLs.

use clap::ValueEnum;
use clap::builder::PossibleValue;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    AsiaPacific,
    NorthAmerica,
    Europe,
    Indonesia,
}

impl Region {
    const fn name(self) -> &'static str {
        match self {
            Self::AsiaPacific => "asia-pacific",
            Self::NorthAmerica => "north-america",
            Self::Europe => "europe",
            Self::Indonesia => "indonesia",
        }
    }

    pub(super) const fn base_url(self) -> &'static str {
        match self {
            Self::AsiaPacific => "https://chatapps.8x8.com",
            Self::NorthAmerica => "https://chatapps.us.8x8.com",
            Self::Europe => "https://chatapps.8x8.uk",
            Self::Indonesia => "https://chatapps.8x8.id",
        }
    }
}

impl ValueEnum for Region {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::AsiaPacific, Self::NorthAmerica, Self::Europe, Self::Indonesia]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(format!("`{}`", self.base_url())))
    }
}

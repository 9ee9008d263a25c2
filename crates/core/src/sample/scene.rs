//! The people, companies, places and times of samples. All of them are made up: numbers are among
//! those that are kept for fiction (555-0100 to 555-0199), hosts end in `.example`.

use jiff::{SignedDuration, Timestamp};

use super::draw::Draw;

/// What a seed is about.
#[derive(Debug)]
pub(super) struct Scene {
    pub(super) company: &'static Company,
    pub(super) place: &'static Place,
    pub(super) sub_account: String,
    /// The business's phone number, in digits.
    pub(super) business_number: String,
    /// Somebody who writes to the business, or whom it writes to.
    pub(super) person: Person,
    /// When it happens.
    pub(super) time: Timestamp,
    /// How many seconds after the first event of the seed that is.
    pub(super) after: u32,
}

/// A company.
#[derive(Debug)]
pub(super) struct Company {
    name: &'static str,
    pub(super) host: &'static str,
}

/// A place.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) name: &'static str,
    pub(super) address: &'static str,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
}

/// A person.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) first_name: &'static str,
    pub(super) name: String,
    pub(super) username: String,
    /// The phone number, in digits.
    pub(super) number: String,
    /// Whether businesses don't see the number.
    pub(super) hides_number: bool,
    pub(super) whatsapp_id: String,
    pub(super) line_id: String,
}

const COMPANIES: &[Company] = &[
    Company { name: "VelvetTurnip", host: "velvet-turnip.example" },
    Company { name: "PaperLighthouse", host: "paper-lighthouse.example" },
    Company { name: "TinKettle", host: "tin-kettle.example" },
    Company { name: "WalnutSubmarine", host: "walnut-submarine.example" },
    Company { name: "PlumTypewriter", host: "plum-typewriter.example" },
    Company { name: "MossyUmbrella", host: "mossy-umbrella.example" },
    Company { name: "BrassPelican", host: "brass-pelican.example" },
    Company { name: "OnionGarden", host: "onion-garden.example" },
];

const TEAMS: &[&str] = &["Support", "Marketing", "Deliveries", "Visits"];

const PLACES: &[Place] = &[
    Place { name: "Kettle Yard", address: "4 Whistle Lane", latitude: 51.25, longitude: -0.75 },
    Place { name: "Lantern Pier", address: "Pier 11, Harbour Road", latitude: 1.2875, longitude: 103.8625 },
    Place { name: "Old Glassworks", address: "27 Ember Street", latitude: 48.125, longitude: 11.5625 },
    Place { name: "Heron Gardens", address: "Gate 2, Heron Road", latitude: -33.875, longitude: 151.1875 },
];

const FIRST_NAMES: &[&str] =
    &["Robin", "Mara", "Tomás", "Aiko", "Jonas", "Priya", "Lucía", "Samir", "Nora", "Elif", "Viktor", "Wen"];

const LAST_NAMES: &[&str] = &[
    "Applewood",
    "Brightwell",
    "Cloudsley",
    "Dovetail",
    "Emberly",
    "Fernsby",
    "Goldfinch",
    "Hollowell",
    "Inkpen",
    "Larkspur",
    "Merriweather",
    "Nettleton",
];

/// Area codes; what follows is 555.
const AREAS: &[&str] = &["202", "303", "312", "404", "415", "503", "602", "617", "702", "713", "808", "917"];

/// When samples begin.
const START: i64 = 1_784_678_400;

/// Over how many seconds they spread.
const SPREAD: u64 = 180 * 24 * 60 * 60;

fn number(draw: &mut Draw) -> String {
    let area = draw.one_of(AREAS).copied().unwrap_or_default();
    format!("1{area}55501{:02}", draw.below(100))
}

impl Scene {
    pub(super) fn new(seed: u64, after: u32) -> Option<Self> {
        let of = |purpose| Draw::new(seed, ["scene", purpose]);
        let mut business = of("business");
        let company = business.one_of(COMPANIES)?;
        let sub_account = format!("{}_{}", company.name, business.one_of(TEAMS)?);
        let business_number = number(&mut business);
        let mut time = of("time");
        let seconds = START.saturating_add_unsigned(time.below(SPREAD)).saturating_add(after.into());
        let hundredths = i32::try_from(time.below(100)).unwrap_or_default();
        Some(Self {
            company,
            place: of("place").one_of(PLACES)?,
            sub_account,
            business_number,
            person: Person::new(&mut of("person"))?,
            time: Timestamp::new(seconds, hundredths * 10_000_000).ok()?,
            after,
        })
    }

    /// The date and time so much later, as most events print it.
    pub(super) fn later(&self, by: SignedDuration) -> String {
        let time = self.time.checked_add(by).unwrap_or(self.time);
        format!("{time:.2}")
    }
}

impl Person {
    pub(super) fn new(draw: &mut Draw) -> Option<Self> {
        let (first_name, last_name) = (draw.one_of(FIRST_NAMES)?, draw.one_of(LAST_NAMES)?);
        Some(Self {
            first_name,
            name: format!("{first_name} {last_name}"),
            username: format!("{}.{}", last_name.to_lowercase(), draw.below(100)),
            number: number(draw),
            hides_number: draw.below(8) == 0,
            whatsapp_id: format!("US.{}", draw.digits(20)),
            line_id: format!("U{:016x}{:016x}", draw.next(), draw.next()),
        })
    }
}

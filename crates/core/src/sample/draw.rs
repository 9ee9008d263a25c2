//! Numbers that follow from a seed and a name: the same on every machine and in every language.

/// What is drawn for one purpose. Another purpose has other numbers, so that nothing changes when a
/// body has one property more.
#[derive(Clone, Debug)]
pub(super) struct Draw(u64);

/// The increment of `SplitMix64`.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The output function of `SplitMix64`. Different inputs have different outputs.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Draw {
    /// The numbers of a seed for the purpose that the parts of a name say.
    pub(super) fn new<'n>(seed: u64, purpose: impl IntoIterator<Item = &'n str>) -> Self {
        // FNV-1a.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for part in purpose {
            for byte in part.bytes().chain([b'/']) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self(mix(seed.wrapping_add(GOLDEN)) ^ hash)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// A number below a bound.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(bound);
        u64::try_from(wide >> 64).unwrap_or_default()
    }

    pub(super) fn coin(&mut self) -> bool {
        self.next() >> 63 == 1
    }

    /// One of several things; `None` if there is none.
    pub(super) fn one_of<'t, T>(&mut self, things: &'t [T]) -> Option<&'t T> {
        let index = self.below(u64::try_from(things.len()).unwrap_or_default());
        things.get(usize::try_from(index).unwrap_or_default())
    }

    /// So many digits, of which the first is not 0.
    pub(super) fn digits(&mut self, count: u32) -> String {
        let first = 1 + self.below(9);
        let rest = (1..count).map(|_| self.below(10));
        std::iter::once(first).chain(rest).map(|digit| digit.to_string()).collect()
    }

    /// A UUID of version 4.
    pub(super) fn uuid(&mut self) -> String {
        let bits = u128::from(self.next()) << 64 | u128::from(self.next());
        uuid::Builder::from_random_bytes(bits.to_be_bytes()).into_uuid().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_splitmix64() {
        let mut draw = Draw(1_234_567);
        assert_eq!([draw.next(), draw.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn each_purpose_has_numbers_of_its_own() {
        let of = |seed, purpose: &[&str]| Draw::new(seed, purpose.iter().copied()).uuid();
        assert_eq!(of(7, &["a", "b"]), of(7, &["a", "b"]));
        assert_ne!(of(7, &["a", "b"]), of(7, &["ab"]));
        assert_ne!(of(7, &["a"]), of(8, &["a"]));
        assert_ne!(of(0, &[]), of(u64::MAX, &[]));
    }

    #[test]
    fn every_number_below_a_bound_comes() {
        let mut draw = Draw::new(1, ["dice"]);
        let seen: std::collections::BTreeSet<_> = (0..200).map(|_| draw.below(6)).collect();
        assert_eq!(seen, (0..6).collect());
        assert_eq!(draw.one_of::<u8>(&[]), None);
        assert_eq!(draw.digits(15).len(), 15);
    }
}

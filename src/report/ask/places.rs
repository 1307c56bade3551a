//! Places of records in the index, a bit each.

/// Places of records, a bit each.
#[derive(Clone, Debug)]
pub(super) struct Places(Vec<u64>);

impl Places {
    pub(super) fn none(count: usize) -> Places {
        Places(vec![0; count.div_ceil(64)])
    }

    pub(super) fn put(&mut self, place: u32) {
        let at = place as usize / 64;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (place % 64);
    }

    pub(super) fn remove(&mut self, place: u32) {
        if let Some(bits) = self.0.get_mut(place as usize / 64) {
            *bits &= !(1 << (place % 64));
        }
    }

    pub(super) fn add(&mut self, places: &[u32]) {
        places.iter().for_each(|place| self.put(*place));
    }

    pub(super) fn keep(&mut self, other: &Places) {
        self.0.iter_mut().zip(&other.0).for_each(|(bits, other)| *bits &= other);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let bits = (0u32..).zip(&self.0);
        bits.flat_map(|(at, bits)| {
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        })
    }
}

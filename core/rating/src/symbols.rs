//! Names kept once, as small numbers whose order is the order of the names' bytes.

/// Names in byte order without repeats; a name's number is its place in that order.
#[derive(Debug, Clone, Default)]
pub struct Symbols {
    text: String,
    spans: Vec<Span>,
}

/// Start and end in the text.
type Span = (u32, u32);

impl Symbols {
    /// The names of an iterator.
    ///
    /// Names that together exceed 4 GiB are left out from there on; no file that is read line by line holds so many.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut interner = Interner::default();
        for name in names {
            let _ = interner.intern(name);
        }
        interner.finish().0
    }

    /// The name of a number that this table gave; empty for another.
    pub fn name(&self, symbol: u32) -> &str {
        self.spans.get(symbol as usize).map_or("", |span| slice(&self.text, *span))
    }

    /// The number of a name.
    pub fn find(&self, name: &str) -> Option<u32> {
        let place = self.spans.binary_search_by(|span| slice(&self.text, *span).cmp(name)).ok()?;
        u32::try_from(place).ok()
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// True without a name.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

/// Collects names in the order of a file.
///
/// It notices only repeats that a small cache remembers; [`Interner::finish`] sorts and finds the others. So there is no
/// hash table that a hostile file could fill with collisions, and the usual file costs one comparison a name.
#[derive(Debug, Clone)]
pub(crate) struct Interner {
    text: String,
    spans: Vec<Span>,
    cache: Vec<u32>,
}

const CACHE_SLOTS: usize = 4096;

impl Default for Interner {
    fn default() -> Self {
        Self { text: String::new(), spans: Vec::new(), cache: vec![u32::MAX; CACHE_SLOTS] }
    }
}

impl Interner {
    /// A provisional number of the name, or nothing when the table is full.
    pub(crate) fn intern(&mut self, name: &str) -> Option<u32> {
        let slot = slot_of(name.as_bytes());
        let seen = self.cache[slot];
        if self.spans.get(seen as usize).is_some_and(|span| slice(&self.text, *span) == name) {
            return Some(seen);
        }
        let start = u32::try_from(self.text.len()).ok()?;
        let end = u32::try_from(self.text.len() + name.len()).ok()?;
        let symbol = u32::try_from(self.spans.len()).ok().filter(|symbol| *symbol < u32::MAX)?;
        self.text.push_str(name);
        self.spans.push((start, end));
        self.cache[slot] = symbol;
        Some(symbol)
    }

    /// The names in order, and for each provisional number the final one.
    pub(crate) fn finish(self) -> (Symbols, Vec<u32>) {
        let Self { text, spans, .. } = self;
        let skip = common_prefix(&text, &spans);
        // Eight bytes behind the prefix that all names share decide nearly every comparison without touching the text.
        let mut order: Vec<(u64, u32)> = spans
            .iter()
            .zip(0..)
            .map(|(span, symbol)| (head(&slice(&text, *span).as_bytes()[skip..]), symbol))
            .collect();
        let name = |symbol: u32| slice(&text, spans[symbol as usize]);
        order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| name(a.1).cmp(name(b.1))));
        let mut ranks = vec![0_u32; spans.len()];
        let mut kept: Vec<Span> = Vec::with_capacity(spans.len());
        let mut rank = 0_u32;
        for (_, symbol) in order {
            let span = spans[symbol as usize];
            match kept.last() {
                Some(last) if slice(&text, *last) == slice(&text, span) => {}
                last => {
                    rank += u32::from(last.is_some());
                    kept.push(span);
                }
            }
            ranks[symbol as usize] = rank;
        }
        kept.shrink_to_fit();
        (Symbols { text, spans: kept }, ranks)
    }
}

fn slice(text: &str, (start, end): Span) -> &str {
    &text[start as usize..end as usize]
}

/// The first eight bytes as a number that orders as they do.
fn head(bytes: &[u8]) -> u64 {
    let mut padded = [0_u8; 8];
    let length = bytes.len().min(8);
    padded[..length].copy_from_slice(&bytes[..length]);
    u64::from_be_bytes(padded)
}

/// A slot from both ends of the name, since ids differ at their ends.
fn slot_of(bytes: &[u8]) -> usize {
    let tail = head(&bytes[bytes.len().saturating_sub(8)..]);
    let mixed = (head(bytes) ^ tail.rotate_left(29) ^ bytes.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize % CACHE_SLOTS
}

fn common_prefix(text: &str, spans: &[Span]) -> usize {
    let Some(first) = spans.first() else { return 0 };
    let first = slice(text, *first).as_bytes();
    spans.iter().fold(first.len(), |length, span| {
        let other = slice(text, *span).as_bytes();
        if other.len() >= length && other[..length] == first[..length] {
            return length;
        }
        first[..length].iter().zip(other).take_while(|(a, b)| a == b).count()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_bytes_and_repeats_are_one() {
        let names = ["vm-10", "vm-2", "", "vm-10", "云-1", "vm-100000001", "vm-100000000", "vm-1"];
        let mut interner = Interner::default();
        let given: Vec<u32> = names.iter().filter_map(|name| interner.intern(name)).collect();
        let (symbols, ranks) = interner.finish();
        for (name, symbol) in names.iter().zip(&given) {
            assert_eq!(symbols.name(ranks[*symbol as usize]), *name);
            assert_eq!(symbols.find(name), Some(ranks[*symbol as usize]));
        }
        let mut sorted: Vec<&str> = names.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(symbols.len(), sorted.len());
        assert!(sorted.iter().zip(0..).all(|(name, symbol)| symbols.name(symbol) == *name));
        assert_eq!((symbols.find("vm-3"), symbols.name(99)), (None, ""));
    }

    proptest::proptest! {
        #[test]
        fn any_names_come_out_sorted(names in proptest::collection::vec("(aa|b)?[a-c]{0,10}", 0..60)) {
            let symbols = Symbols::new(names.iter().map(String::as_str));
            let mut sorted = names;
            sorted.sort();
            sorted.dedup();
            let listed: Vec<&str> = (0..).take(symbols.len()).map(|symbol| symbols.name(symbol)).collect();
            proptest::prop_assert_eq!(listed, sorted);
        }
    }
}

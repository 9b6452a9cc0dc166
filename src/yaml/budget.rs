//! Limits on reading: one budget for all files of a framework and all overlays together, so that many small files can't
//! use more memory or time than one large file may.

/// The most bytes that all files may have in total.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// The most values (scalars, lists and mappings) that are read from all files in total.
pub const MAX_VALUES: usize = 650_000;

/// How many values, and how many bytes of text, aliases may add in all files in total.
pub const MAX_GROWTH: (usize, usize) = (200_000, 8 * 1024 * 1024);

/// What is left of the limits.
#[derive(Debug)]
pub(crate) struct Budget {
    bytes: u64,
    values: usize,
    repeated: Size,
}

/// The size of a value, including everything nested in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) values: usize,
    pub(super) bytes: usize,
}

impl Default for Budget {
    fn default() -> Self {
        let repeated = Size { values: MAX_GROWTH.0, bytes: MAX_GROWTH.1 };
        Self { bytes: MAX_BYTES, values: MAX_VALUES, repeated }
    }
}

impl Budget {
    /// Deducts the bytes of a file; false if there is not enough left.
    pub(super) fn take_bytes(&mut self, bytes: u64) -> bool {
        take(&mut self.bytes, bytes)
    }

    /// Deducts one value; false if none is left.
    pub(super) fn take_value(&mut self) -> bool {
        take(&mut self.values, 1)
    }

    /// Deducts a value that an alias repeats, before it is copied; false if there is not enough left.
    pub(super) fn take_repeated(&mut self, size: Size) -> bool {
        take(&mut self.repeated.values, size.values) && take(&mut self.repeated.bytes, size.bytes)
    }
}

fn take<T: Copy + Ord + std::ops::Sub<Output = T>>(left: &mut T, wanted: T) -> bool {
    let enough = *left >= wanted;
    if enough {
        *left = *left - wanted;
    }
    enough
}

impl std::ops::AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        self.values = self.values.saturating_add(other.values);
        self.bytes = self.bytes.saturating_add(other.bytes);
    }
}

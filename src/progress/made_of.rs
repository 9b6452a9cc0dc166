//! What a qualification is made of: the qualifications it takes in, and the units that can't be left out.

use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed, Listed};

/// The qualifications whose units a qualification incorporates, directly or through another, the lowest first.
pub fn incorporated<'a>(
    framework: &'a Framework,
    qualification: &'a Keyed<Qualification>,
) -> impl Iterator<Item = &'a Keyed<Qualification>> + Clone {
    framework.incorporated(qualification)
}

/// The units a qualification can't be gained without, as far as they are listed: all but the optional ones, with those
/// of the qualifications it incorporates.
pub fn required<'a>(
    framework: &'a Framework,
    qualification: &'a Keyed<Qualification>,
) -> impl Iterator<Item = Listed<'a>> + Clone {
    framework.units_of_qualification(qualification).filter(Listed::is_required)
}

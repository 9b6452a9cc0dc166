//! What a qualification is made of: the qualifications it takes in, and its required units.

use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed, Listed};

/// The qualifications whose units a qualification incorporates, directly or through another, lowest first.
pub fn incorporated<'a>(
    framework: &'a Framework,
    qualification: &'a Keyed<Qualification>,
) -> impl Iterator<Item = &'a Keyed<Qualification>> + Clone {
    framework.incorporated(qualification)
}

/// The required units of a qualification, as far as they are listed: all except optional ones, including those of the
/// qualifications it incorporates.
pub fn required<'a>(
    framework: &'a Framework,
    qualification: &'a Keyed<Qualification>,
) -> impl Iterator<Item = Listed<'a>> + Clone {
    framework.units_of_qualification(qualification).filter(Listed::is_required)
}

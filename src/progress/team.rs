//! What a group of people needs and covers: pure functions of a framework and the people's records.
//!
//! People with equivalent records share one [`Case`], which is worked out once.
//!
//! Laws: the needs of a team are the sum of its members' gaps; training everybody in a unit removes the need for it;
//! when somebody leaves, coverage never increases; an empty change has no effect.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use jiff::civil::Date;

use super::expected::Answer;
use super::gap::{Gap, Measure, Thing, Which};
use super::holdings::Holdings;
use super::said::{Said, short};
use super::standing::Standing;
use crate::framework::basic_skills::{BasicSkill, SkillLevel, Subject};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::resource::Resource;
use crate::framework::role::{Expectation, Role, Sense};
use crate::framework::standard::{ProfessionalGroup, ProfessionalStandard, ProfessionalStandards, Standard};
use crate::framework::training::Module;
use crate::framework::{Framework, Id, Keyed};
use crate::record::Record;

/// Somebody in a team.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// What they hold, and their role.
    pub record: &'a Record,
    /// The share of full time, from 0 to 1.
    pub share: Option<f64>,
    /// The last day in the role.
    pub leaves: Option<Date>,
}

/// The role that each member is measured against.
#[derive(Debug, Clone, Copy)]
pub enum Aim<'a> {
    /// Their own.
    Present,
    /// The role above their own; people on the highest role are not measured.
    Above,
    /// One role for everybody.
    Role(&'a Keyed<Role>),
}

/// A group of people, and the case of each.
#[derive(Debug)]
pub struct Team<'a> {
    framework: &'a Framework,
    /// The members.
    pub members: Vec<Member<'a>>,
    cases: Vec<Case<'a>>,
    /// The case of each member.
    of: Vec<usize>,
    things: Vec<Thing<'a>>,
    courses: Vec<Vec<&'a Keyed<Resource>>>,
}

/// The results for people with equivalent records.
#[derive(Debug)]
pub struct Case<'a> {
    record: &'a Record,
    /// The role they are in; `None` if it is not in the framework.
    pub role: Option<&'a Keyed<Role>>,
    /// The role they are measured against.
    pub aim: Option<&'a Keyed<Role>>,
    /// Whether that is the present role or one below it.
    pub is_behind: bool,
    /// Which of that role's expectations are satisfied, in the order of the profile.
    pub answers: Vec<Answer>,
    /// How large the gap is.
    pub measure: Measure,
    /// What is to gain: the index in the team's things, and whether it is yet to begin.
    items: Box<[(u32, bool)]>,
}

/// Something that members need.
#[derive(Debug, Clone)]
pub struct Need<'t, 'a> {
    /// The thing.
    pub thing: &'t Thing<'a>,
    /// The members who have not begun it.
    pub missing: Vec<usize>,
    /// The members who are working on it.
    pub in_progress: Vec<usize>,
    /// Courses of overlays and of the framework that lead to it.
    pub courses: &'t [&'a Keyed<Resource>],
}

/// What can be covered.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    /// A unit.
    Unit(&'a Keyed<Unit>),
    /// A qualification.
    Qualification(&'a Keyed<Qualification>),
    /// A National Occupational Standard.
    Standard(&'a Keyed<Standard>),
    /// A professional standard.
    Professional(&'a ProfessionalGroup, &'a ProfessionalStandard),
    /// An essential training module.
    Module(&'a Keyed<Module>),
    /// A level of English, maths or ICT, or above.
    Skill(Subject, &'a SkillLevel),
    /// A professional status, by its name.
    Status(&'a str),
}

/// Who covers something.
#[derive(Debug, Clone)]
pub struct Covered<'a> {
    /// The thing.
    pub target: Target<'a>,
    /// How many members are in a role whose profile names it; `None` if profiles do not name such things.
    pub asked_of: Option<usize>,
    /// The members who hold it, or have experience that was deemed equivalent.
    pub holders: Vec<usize>,
    /// The members who are working on it.
    pub in_progress: Vec<usize>,
}

/// Why coverage is at risk, gravest first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Risk {
    /// Nobody holds it, although profiles of the team name it.
    Nobody,
    /// All who hold it leave, the last on that day.
    Leaving(Date),
    /// Only one person holds it; with their share of full time, if it is known.
    One(Option<f64>),
}

/// The kinds of things that coverage is shown for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Units.
    Units,
    /// National Occupational Standards.
    Standards,
    /// Professional (HLTA) standards.
    Professional,
    /// Essential training modules.
    Modules,
}

/// The indexes of the things that a team needs.
#[derive(Debug, Default)]
struct Places<'a> {
    known: Known<'a>,
    /// The last case that needs each, and where it is among what that one needs.
    last: Vec<Option<(usize, usize)>>,
    /// Whether courses were looked for, by the roles that are aimed at and present, and then by thing: each role has
    /// suggestions of its own.
    looked_at: HashMap<(usize, Option<usize>), Vec<bool>>,
}

/// The index of each thing. Lists are used instead of a map because it is asked for everything that everybody needs.
#[derive(Debug, Default)]
struct Known<'a> {
    by_number: Vec<Option<usize>>,
    /// Those of levels of English, maths and ICT, which have no number.
    skills: Vec<(&'a BasicSkill, usize)>,
}

impl<'a> Known<'a> {
    /// The index of a thing, which is the given one if the thing is new.
    fn of(&mut self, framework: &Framework, which: Which<'a>, new: usize) -> usize {
        let (units, qualifications) = (framework.units.len(), framework.qualifications.len());
        let standards = framework.standards.len();
        let number = match which {
            Which::Unit(n) => n,
            Which::Qualification(n) => units + n,
            Which::Optional(n) => units + qualifications + n,
            Which::Additional(n) => units + 2 * qualifications + n,
            Which::Standard(n) => units + 3 * qualifications + n,
            Which::Professional(number) => units + 3 * qualifications + standards + usize::from(number.0),
            Which::Skill(skill) => {
                if let Some((_, place)) = self.skills.iter().find(|(known, _)| *known == skill) {
                    return *place;
                }
                self.skills.push((skill, new));
                return new;
            }
        };
        if number >= self.by_number.len() {
            self.by_number.resize(number + 1, None);
        }
        *self.by_number[number].get_or_insert(new)
    }
}

impl<'a> Team<'a> {
    /// Works out the cases of all members.
    pub fn of(framework: &'a Framework, members: Vec<Member<'a>>, aim: Aim<'a>) -> Self {
        let mut team =
            Self { framework, members, cases: Vec::new(), of: Vec::new(), things: Vec::new(), courses: Vec::new() };
        let mut known: HashMap<Said, usize, RandomState> = HashMap::default();
        let mut places = Places::default();
        for n in 0..team.members.len() {
            let record = team.members[n].record;
            let case = match Said::by(framework, record) {
                Some(said) => *known.entry(said).or_insert_with(|| team.add(record, aim, &mut places)),
                None => team.add(record, aim, &mut places),
            };
            team.of.push(case);
        }
        team
    }

    /// Works out the case for a record, and returns its index.
    fn add(&mut self, record: &'a Record, aim: Aim<'a>, places: &mut Places<'a>) -> usize {
        let framework = self.framework;
        let role = record.role.as_ref().and_then(|id: &Id<Role>| framework.roles.get(id));
        let aim = match aim {
            Aim::Present => role,
            Aim::Above => role.and_then(|role| framework.above(role).first().copied()),
            Aim::Role(role) => Some(role),
        };
        let mut case = Case {
            record,
            role,
            aim,
            is_behind: false,
            answers: Vec::new(),
            measure: Measure::default(),
            items: Box::default(),
        };
        let mut items: Vec<(u32, bool)> = Vec::new();
        if let Some(aim) = aim {
            let gap = Gap::counted(framework, record, aim);
            case.is_behind = gap.is_behind();
            case.answers = gap.expected.iter().map(super::Expected::answer).collect();
            let looked_at = places.looked_at.entry((aim.position(), role.map(Keyed::position))).or_default();
            gap.each_open(|_, thing, standing| {
                let place = places.known.of(framework, thing.which(), self.things.len());
                if place == self.courses.len() {
                    self.courses.push(Vec::new());
                    places.last.push(None);
                }
                if let Some((_, n)) = places.last[place].filter(|(last, _)| *last == self.cases.len()) {
                    // What one expectation has begun another may still ask for.
                    items[n].1 |= standing.is_to_begin();
                    return;
                }
                places.last[place] = Some((self.cases.len(), items.len()));
                items.push((short(place), standing.is_to_begin()));
                looked_at.resize(self.courses.len(), false);
                if !std::mem::replace(&mut looked_at[place], true) {
                    let courses = &mut self.courses[place];
                    for course in gap.courses_for(&thing) {
                        if courses.iter().all(|known| known.id != course.id) {
                            courses.push(course);
                        }
                    }
                }
                if place == self.things.len() {
                    self.things.push(thing);
                }
            });
        }
        let things = items.iter().map(|(thing, is_to_begin)| (&self.things[*thing as usize], *is_to_begin));
        case.measure = Measure::of(things);
        case.items = items.into_boxed_slice();
        self.cases.push(case);
        self.cases.len() - 1
    }

    /// The case of a member.
    pub fn case(&self, member: usize) -> &Case<'a> {
        &self.cases[self.of[member]]
    }

    /// What a member still has to gain, and whether each thing is yet to begin.
    pub fn items(&self, member: usize) -> impl Iterator<Item = (&Thing<'a>, bool)> {
        self.case(member).items.iter().map(|(thing, is_to_begin)| (&self.things[*thing as usize], *is_to_begin))
    }

    /// What members need. What most people have not begun comes first, then the order is that of the profiles.
    pub fn needs(&self) -> Vec<Need<'_, 'a>> {
        let need = |(thing, courses)| Need { thing, missing: Vec::new(), in_progress: Vec::new(), courses };
        let courses = self.courses.iter().map(Vec::as_slice);
        let mut needs: Vec<Need<'_, 'a>> = self.things.iter().zip(courses).map(need).collect();
        for member in 0..self.members.len() {
            for (thing, is_to_begin) in &self.case(member).items {
                let need = &mut needs[*thing as usize];
                if *is_to_begin { need.missing.push(member) } else { need.in_progress.push(member) }
            }
        }
        needs.sort_by_key(|need| std::cmp::Reverse((need.missing.len(), need.in_progress.len())));
        needs
    }

    /// Who covers each thing of a kind, in the order of the framework.
    pub fn coverage(&self, by: By) -> Vec<Covered<'a>> {
        let framework = self.framework;
        let targets: Vec<Target<'a>> = match by {
            By::Units => framework.units.iter().map(Target::Unit).collect(),
            By::Standards => framework.standards.iter().map(Target::Standard).collect(),
            By::Modules => framework.modules.iter().map(Target::Module).collect(),
            By::Professional => {
                let all = framework.professional_standards.iter().flat_map(ProfessionalStandards::iter);
                all.map(|(group, _, standard)| Target::Professional(group, standard)).collect()
            }
        };
        self.covering(targets)
    }

    /// Who covers the given things.
    pub fn covering(&self, targets: Vec<Target<'a>>) -> Vec<Covered<'a>> {
        let mut of_role = vec![0; self.framework.roles.len()];
        for role in (0..self.members.len()).filter_map(|member| self.case(member).role) {
            of_role[role.position()] += 1;
        }
        let covered = |target: Target<'a>| Covered {
            target,
            asked_of: target.roles(self.framework).map(|roles| roles.iter().map(|role| of_role[role.position()]).sum()),
            holders: Vec::new(),
            in_progress: Vec::new(),
        };
        let mut all: Vec<Covered<'a>> = targets.into_iter().map(covered).collect();
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.cases.len()];
        for (member, case) in self.of.iter().enumerate() {
            members[*case].push(member);
        }
        for (case, members) in self.cases.iter().zip(&members) {
            let holdings = Holdings::of(self.framework, case.record);
            for covered in &mut all {
                let standing = covered.target.standing(&holdings);
                if standing.is_settled() {
                    covered.holders.extend(members);
                } else if !standing.is_to_begin() {
                    covered.in_progress.extend(members);
                }
            }
        }
        for covered in &mut all {
            covered.holders.sort_unstable();
            covered.in_progress.sort_unstable();
        }
        all
    }

    /// A member's standing on something.
    pub fn standing(&self, member: usize, target: Target<'a>) -> Standing<'a> {
        target.standing(&Holdings::of(self.framework, self.members[member].record))
    }

    /// The risk to the coverage of something.
    pub fn risk(&self, covered: &Covered<'a>) -> Option<Risk> {
        let last = covered.holders.iter().map(|n| self.members[*n].leaves).collect::<Option<Vec<Date>>>();
        match (covered.holders.as_slice(), last.and_then(|all| all.into_iter().max())) {
            ([], _) => covered.asked_of.is_some_and(|asked| asked > 0).then_some(Risk::Nobody),
            (_, Some(day)) => Some(Risk::Leaving(day)),
            ([one], None) => Some(Risk::One(self.members[*one].share)),
            _ => None,
        }
    }

    /// How far a member is from the role: how many things are not held yet, begun or not, and the size of the gap.
    pub fn distance(&self, member: usize) -> (usize, Measure) {
        let case = self.case(member);
        (case.items.len(), case.measure)
    }

    /// The members who can be measured, closest first: by what is not held yet, begun or not, then by how much of it is
    /// not begun, then in the order of the list. Members who are in the role already or above it are left out, and those
    /// whose role is not known: they may be above it.
    pub fn closest(&self) -> Vec<usize> {
        let is_measured = |n: &usize| {
            let case = self.case(*n);
            case.aim.is_some() && case.role.is_some() && !case.is_behind
        };
        let mut all: Vec<usize> = (0..self.members.len()).filter(is_measured).collect();
        all.sort_by_key(|n| self.distance(*n));
        all
    }
}

impl<'a> Target<'a> {
    /// Somebody's standing on the target.
    fn standing(self, holdings: &Holdings<'a>) -> Standing<'a> {
        match self {
            Self::Unit(unit) => holdings.of_unit(unit),
            Self::Qualification(one) => holdings.of_qualification(one),
            Self::Standard(standard) => holdings.standard(standard.id),
            Self::Professional(_, standard) => holdings.professional(standard.number),
            Self::Module(module) => holdings.module(&module.id),
            Self::Skill(subject, level) => {
                holdings.skill(&BasicSkill { subject, level: level.id.clone(), or_above: true })
            }
            Self::Status(name) => holdings.status(name),
        }
    }

    /// The roles whose profiles name the target; `None` if profiles do not name such things.
    fn roles(self, framework: &'a Framework) -> Option<Vec<&'a Keyed<Role>>> {
        let asks = |one: &Expectation| one.sense != Sense::MayBeWorkingTowards && one.professional_standards;
        match self {
            Self::Unit(unit) => Some(framework.roles_of_unit(&unit.id)),
            Self::Standard(standard) => Some(framework.roles_of_standard(standard.id)),
            Self::Professional(..) => {
                Some(framework.roles.iter().filter(|role| role.expects.iter().any(asks)).collect())
            }
            Self::Qualification(_) | Self::Module(_) | Self::Skill(..) | Self::Status(_) => None,
        }
    }
}

/// The differences between two states of a team.
#[derive(Debug, Clone, Default)]
pub struct Difference<'a> {
    /// What a different number of people need, with the numbers before and after.
    pub needs: Vec<(Thing<'a>, usize, usize)>,
    /// What a different number of people hold, with the numbers before and after.
    pub coverage: Vec<(Target<'a>, usize, usize)>,
}

impl<'a> Difference<'a> {
    /// The differences between two teams; things are in the order of the framework.
    pub fn between(before: &Team<'a>, after: &Team<'a>) -> Self {
        let mut needs: Vec<(Thing<'a>, usize, usize)> = Vec::new();
        let mut places = HashMap::new();
        let counted = |team: &Team<'a>| -> Vec<(Thing<'a>, usize)> {
            team.needs().into_iter().map(|need| (need.thing.clone(), need.missing.len())).collect()
        };
        for (is_after, (thing, people)) in
            counted(before).into_iter().map(|one| (false, one)).chain(counted(after).into_iter().map(|one| (true, one)))
        {
            let place = *places.entry(thing.which()).or_insert_with(|| {
                needs.push((thing, 0, 0));
                needs.len() - 1
            });
            if is_after { needs[place].2 = people } else { needs[place].1 = people }
        }
        needs.retain(|(_, was, is)| was != is);
        let all = [By::Units, By::Standards, By::Professional, By::Modules].into_iter();
        let coverage = all.flat_map(|by| before.coverage(by).into_iter().zip(after.coverage(by)));
        let coverage = coverage.map(|(was, is)| (was.target, was.holders.len(), is.holders.len()));
        Self { needs, coverage: coverage.filter(|(_, was, is)| was != is).collect() }
    }
}

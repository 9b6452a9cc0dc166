//! `level`: the ladders of roles, or one whole role profile.

mod profile;
mod rows;

use anyhow::{Error, Result};
use clap::ValueEnum;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, named_apart, role};
use crate::candidates;
use crate::framework::job_title::JobTitle;
use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};
use crate::record::Refused;
use crate::report::{Document, Line, Report, Table, row};
use crate::words::expectation::{self, Titles};
use crate::words::{capital, cited, ids, named};

const EXAMPLES: &str = "\
Examples:
  tacareer level                          both ladders of roles
  tacareer level ta3                      one profile whole
  tacareer level asna1 --section duties   its duties alone
  tacareer level hlta -o hlta.html        a page to print";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A role: ta1 to ta5, asna1 to asna3, hlta; by default, all of them
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    role: Vec<String>,
    /// Show only this part; duties,cpd for several
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    section: Vec<Part>,
}

impl Args {
    /// Whether one role is asked for.
    pub(super) fn is_of_one(&self) -> bool {
        !self.role.is_empty()
    }
}

/// A part of a role profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The role purpose
    Purpose,
    /// The key duties
    Duties,
    /// Indicative knowledge, skills and experience
    Knowledge,
    /// What the role is expected to hold, with units and standards
    Qualifications,
    /// Suggestions for continuing professional development
    Cpd,
}

impl Part {
    /// All of them, in order.
    const ALL: [Self; 5] = [Self::Purpose, Self::Duties, Self::Knowledge, Self::Qualifications, Self::Cpd];
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    if args.role.is_empty() {
        if !args.section.is_empty() {
            let role = named::example_role(framework);
            let hint = format!("name the role whose part it is, as in: tacareer level {role} --section duties");
            return Err(Refused::new("--section is a part of one role", [hint]).into());
        }
        return Ok(ladders(framework));
    }
    let typed = args.role.join(" ");
    if framework.roles.find(&typed).is_err()
        && let Ok(job) = framework.job_titles.find(&typed)
    {
        return Ok(job_title(framework, job));
    }
    let role =
        role(framework, &typed).map_err(|unknown| several(framework, args).map_or(unknown.into(), Error::from))?;
    let is_asked = |part: &Part| args.section.is_empty() || args.section.contains(part);
    let parts: Vec<Part> = Part::ALL.into_iter().filter(is_asked).collect();
    Ok(profile::report(framework, role, &parts, args.section.is_empty()))
}

/// What to say when several roles are named, where one is shown.
fn several(framework: &Framework, args: &Args) -> Option<Refused> {
    let names = named_apart(framework, &args.role);
    let roles: Vec<&str> =
        names.iter().map(|name| Some(role(framework, name).ok()?.id.as_str())).collect::<Option<_>>()?;
    (roles.len() > 1).then(|| {
        let hints = [
            format!("“tacareer compare {}” sets them side by side", roles.join(" ")),
            format!("“tacareer level {}” shows the first", roles[0]),
        ];
        Refused::new(format!("“level” shows one role, and {} are named", roles.join(", ")), hints)
    })
}

row! {
    /// A role in the list of all.
    RoleRow(framework: &Framework, role: &Keyed<Role>) {
        id id "Id": String = role.id.to_string(),
        id short "Role": String = role.short.clone(),
        text title "Title": String = role.title.clone(),
        text family "Family": String = role.family.to_string(),
        id follows "Follows": Option<String> = role.follows.as_ref().map(ToString::to_string),
        id also_follows "Also follows": Vec<String> = role.also_follows.iter().map(ToString::to_string).collect(),
        id alongside "Alongside": Vec<String> = role.alongside.iter().map(|pair| pair.role.to_string()).collect(),
        text expects "Expected to be": Vec<String> =
            role.expects.iter().map(|one| expectation::words(framework, one, Titles::Short)).collect(),
        text section "Section": String = role.section.to_string(),
        number page "From page": Option<u16> = framework.page(&role.section),
    }
}

fn table(framework: &Framework, roles: Vec<&Keyed<Role>>, empty: &str) -> Table {
    let row = |role: &Keyed<Role>| {
        let names = expectation::names(framework, role);
        (std::iter::once(role.place().into()).chain(names).collect(), RoleRow::of(framework, role))
    };
    Table::about(roles.into_iter().map(row), empty)
}

/// What the publication says about a job title, and the roles that it may be.
fn job_title(framework: &Framework, job: &Keyed<JobTitle>) -> Report {
    let mut document = Document::new(format!("{}: a job title, not a role profile", capital(&job.title)));
    document.text(Line::from(&job.text).quiet(format!(" {}", cited(framework, &job.section))));
    let roles = job.family.as_ref().map_or_else(Vec::new, |family| framework.ladder(family));
    let found = roles.iter().map(|role| role.id.to_string()).collect();
    let table = table(framework, roles, "The publication does not say which role profile it is.");
    document.table(table.only(&["short", "title", "expects", "page"]));
    document.beside([job.place()]);
    let qualifications = job.qualifications.iter().map(|id| framework.qualifications.known(id));
    let items = qualifications.map(|one| named::qualification_item("", one)).collect();
    document.section("Qualifications made for it", items);
    Report::new(document, table)
        .with("job_title", &job.title)
        .with("text", &job.text)
        .with("section", job.section.to_string())
        .with("qualifications", job.qualifications.iter().map(ToString::to_string).collect::<Vec<_>>())
        .rows("roles")
        .ids(found)
        .without_record()
}

/// The ladders of roles, one family after another.
fn ladders(framework: &Framework) -> Report {
    let mut document = Document::new(format!("{}: the role profiles", framework.about().short));
    document.quiet(expectation::caveat(framework.about()));
    for family in &framework.families {
        document.heading(format!("{} {}", family.title, cited(framework, &family.section)));
        document.text(&family.text);
        let ladder = table(framework, framework.ladder(&family.id), "This family has no role yet.");
        document.beside([family.place()]);
        document.table(ladder.only(&["short", "title", "expects", "page"]));
    }
    let empty = "This framework has no role profile.";
    let all = table(framework, framework.roles.iter().collect(), empty);
    let found = ids(&framework.roles);
    match found.get(found.len().min(3).saturating_sub(1)) {
        None => document.text(empty),
        Some(example) => {
            document.beside(named::withdrawn(&framework.roles));
            let whole = Line::from("A role whole: ").id(format!("tacareer level {example}"));
            document.quiet(whole.and(". What comes next: ").id(format!("tacareer next {example}")));
        }
    }
    Report::new(document, all).rows("roles").ids(found).without_record()
}

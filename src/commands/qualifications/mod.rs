//! `qualifications`: a list of all, or one of them with the roles that expect it.

mod whole;

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::HELP;
use crate::candidates;
use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed, Place};
use crate::report::{Document, Item, Report, Table, row};
use crate::words::by_words::find_or_only;
use crate::words::{count, ids, named, source};

const EXAMPLES: &str = "\
Examples:
  tacareer qualifications                   all of them, and the rules of size and credit
  tacareer qualifications l2-certificate    one whole: units, roles, what it shares with others
  tacareer quals \"Level 3 Diploma in Specialist Support for Teaching and Learning in Schools\"";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A qualification: its id or its title; by default, all of them
    #[arg(add = ArgValueCompleter::new(candidates::qualifications))]
    qualification: Vec<String>,
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    if args.qualification.is_empty() {
        return Ok(all(framework));
    }
    let typed = args.qualification.join(" ");
    let one = find_or_only(&framework.qualifications, &typed, "qualifications", |one| one.level)?;
    Ok(whole::report(framework, one))
}

row! {
    /// A qualification in a list.
    QualificationRow(framework: &Framework, one: &Keyed<Qualification>) {
        id id "Id": String = one.id.to_string(),
        quote title "Title": String = one.title.clone(),
        number level "Level": u8 = one.level,
        text size "Size": &'static str = one.size.words(),
        number minimum_credits "Credits from": Option<u16> =
            one.minimum_credits.as_ref().map(|confirmed| confirmed.value),
        id units "Units listed": Vec<String> =
            ids(framework.units_of_qualification(one).map(|listed| listed.unit)),
        text incorporates "Incorporates": Vec<String> = one.incorporates.iter().map(ToString::to_string).collect(),
        text shares_units_with "Shares units with": Vec<String> =
            ids(framework.sharing(one)),
        text incorporated_in "Incorporated in": Vec<String> = ids(framework.incorporating(one)),
        text roles "Roles": Vec<String> = roles(framework, one),
        text section "Section": String = one.section.to_string(),
        number page "From page": Option<u16> = framework.page(&one.section),
        text note "Note": Option<String> = one.note.clone(),
    }
}

/// The roles that expect a qualification, each once.
fn roles(framework: &Framework, one: &Keyed<Qualification>) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for looks in framework.roles_of_qualification(one) {
        let id = looks.role.id.to_string();
        if !roles.contains(&id) {
            roles.push(id);
        }
    }
    roles
}

fn table<'a>(framework: &Framework, all: impl IntoIterator<Item = &'a Keyed<Qualification>>) -> Table {
    let row = |one: &Keyed<Qualification>| (vec![one.place().into()], QualificationRow::of(framework, one));
    Table::about(all.into_iter().map(row), "This framework names no qualification.")
}

fn all(framework: &Framework) -> Report {
    let table = table(framework, &framework.qualifications);
    let count = count(framework.qualifications.len(), "qualification");
    let mut document = Document::new(format!("{}: {count}", framework.about().short));
    document.table(table.only(&["title", "id", "roles"]));
    document.beside(named::withdrawn(&framework.qualifications));
    if let Some(credit) = &framework.credit {
        document.detail("Size, credit and level");
        document.list(credit.sizes.iter().map(|size| Item::new(&size.text)).collect());
        document.list(credit.rules.iter().map(|quote| source::quoted(framework, quote)).collect());
        document.beside([Place::of("credit")]);
        document.whole(Place::of("credit"));
    }
    Report::new(document, table).rows("qualifications").ids_of("id")
}

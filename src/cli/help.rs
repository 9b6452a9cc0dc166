//! Help: the first screen, all commands in groups, and what applies to every command.

use clap::CommandFactory;

use super::Cli;
use crate::error::Failure;

/// The first screen: groups of questions, with real ids.
pub(super) const FIRST: &str = "\
The framework
  tacareer level ta3          a role: duties, what it is expected to hold, CPD
  tacareer units --nos 19     the units that cover a standard
  tacareer search behaviour   everything that mentions a word
From one role to another
  tacareer next ta2           what to do next, and what the next role adds
  tacareer compare ta2 ta3    what changes from one role to the other
Your own record
  tacareer record init        begin a record of what you hold and have done
  tacareer gap ta3            what a role is expected to hold and you do not yet
  tacareer plan ta3           the steps to it, to print and to sign

“tacareer help” lists all commands; “tacareer help level” explains one.";

/// All commands, in groups. A test checks that none is missing.
const COMMANDS: &str = "\
The framework
  level           the role profiles, or one of them
  units, unit     the units, by standard, qualification, level, role or words; one unit
  nos             the National Occupational Standards
  qualifications  the qualifications
  hlta            the professional standards for higher level teaching assistants
  training        the essential training modules
  basic-skills    levels of English, maths and ICT across the UK, and courses
  resources       organisations, providers, guidance and web sites
  search          everything that mentions some words
  guidance        what the guidance says, section by section
  handbook        the whole framework as one page for a browser
  about, errata   what the framework is and is not; misprints in the guidance
From one role to another
  next            CPD for a role, and what the next role adds
  compare         what changes from one role to another
  path            the steps from one role to another, or to teaching
  map             how the role profiles lead to one another, in words or drawn
Your own record
  record          keep a record of units, evidence, courses and more
  gap             what a role’s profile names and the record does not have
  nearest         the closest qualification, and the unit that helps most
  plan            the steps to a role, to print, to sign and for a calendar
  review          a page for a performance review, to print; one each for several people
All staff of a school
  team            what people need, cover and are close to, from a staff list
  roster          how a staff list in a spreadsheet is read; a list to fill in
Data and files
  check           what is wrong in data or an overlay, or what it holds
  overlay         courses, roles and corrections of your own
  data, schema    the built-in data as files to edit; their JSON Schema
  paths           which files are in use, and why
  completions     what a shell needs to complete commands, ids and options
  man             the manual pages

“tacareer help COMMAND” explains a command, “tacareer help TOPIC” options, formats, dates, files or exit-codes.";

const OPTIONS: &str = "\
Options for every command
      --format FORMAT   how to write the answer: table, plain, markdown, html, csv and more (help formats)
      --json            short for --format json
      --all             the whole answer; on the screen and in a pipe it is otherwise shortened to 24 lines
      --ids             only ids, one per line
  -o, --output FILE     write to a file, whose ending picks the format; - is standard output
      --replace         let the answer take the place of a file that might hold work of yours
      --no-pager        do not use a pager for long answers
      --width COLUMNS   wrap lines at 20 to 1000 columns, text at 100 at most
      --color WHEN      auto, always or never
      --data DIR        read the framework from a folder of YAML files
      --record FILE     the file of your own record
      --no-record       answer without your own record
      --overlay PATH    lay a YAML file or a folder of them over the framework; the last one wins
      --no-overlay      leave out all overlays
  -h, --help            help for a command
  -V, --version         the version";

const FORMATS: &str = "\
Formats (--format)
  table     text and tables, wrapped to the terminal; in a pipe unwrapped and without colour
  plain     labelled lines without tables, for screen readers
  markdown  to paste into a document
  html      a page of its own, which prints on A4; Word opens it, and saves it as .docx
  csv       one table, for a spreadsheet
  json      the whole answer, for other programs (--json for short)
  yaml      the same as YAML
  ics       a calendar, of answers with dates
  xlsx      a workbook with one table and a filter in each heading; always a file, as in -o answer.xlsx
  svg       a picture alone, of “map”; html has it with the words beside it
  mmd, dot  the same for Mermaid and for Graphviz to draw
  With --output FILE the ending picks the format: .txt .md .html .csv .json .yaml .ics .xlsx .svg .mmd .dot";

const FILES: &str = "\
Files and environment
  TACAREER_DATA     a folder with a framework of your own, as --data
  TACAREER_RECORD   the file of your own record, as --record
  TACAREER_OVERLAY  overlays, as --overlay; several are separated as in PATH
  TACAREER_PAGER    shows long answers on a terminal, before PAGER; “cat” or nothing for none
  NO_COLOR          no colour
  CLICOLOR_FORCE    colour even in a pipe
  COLUMNS           the assumed width of the terminal
  “tacareer paths” says which files are in use. No answer overwrites a file that it is made from,
  and only with --replace any other that might hold work of yours: pages, calendars and YAML of this program do not.";

const DATES: &str = "\
Dates
  30/6/2022, 30 June 2022, 2022-06-30   a day; the day comes before the month
  June 2022, 2022                       a month or a year
  autumn 2022, 2022/23                  a term or a school year
  Where a day is needed, a period means its first day, or its last day if something ends.
  The answer says how a date was read. There is no “today”: the program does not look at the clock.";

const CODES: &str = "\
Exit codes
  0  answered, also when nothing was found
  1  could not answer: no such role, unit or file; problems in the data
  2  the command line could not be understood";

const CLOSING: &str = "\
The guidance is from 2015, and its qualifications are indicative, not mandatory.
This program gives information, not employment advice.";

/// The part of `tacareer --help` below its first line.
pub(super) fn whole() -> String {
    [COMMANDS, OPTIONS, FORMATS, FILES, DATES, CODES, CLOSING].join("\n\n")
}

/// The topics, with the names that people may type for them.
const TOPICS: [(&[&str], &str); 6] = [
    (&["commands"], COMMANDS),
    (&["options", "output"], OPTIONS),
    (&["formats", "format"], FORMATS),
    (&["files", "environment", "paths-and-files"], FILES),
    (&["dates", "date", "terms"], DATES),
    (&["exit-codes", "exit", "codes"], CODES),
];

/// The arguments of `help`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A command, or a topic: options, formats, dates, files or exit-codes
    words: Vec<String>,
}

/// The help that was asked for.
pub(super) fn text(args: &Args) -> Result<String, Failure> {
    let [first, rest @ ..] = &args.words[..] else { return Ok(format!("{COMMANDS}\n")) };
    let mut program = Cli::command();
    program.build();
    let mut found = program.find_subcommand(first.to_lowercase());
    for word in rest {
        found = found.and_then(|command| command.find_subcommand(word.to_lowercase()));
    }
    if let Some(command) = found {
        return Ok(command.clone().render_long_help().to_string());
    }
    let wanted = first.to_lowercase();
    if let Some((_, text)) = TOPICS.iter().find(|(names, _)| names.contains(&wanted.as_str())) {
        return Ok(format!("{text}\n"));
    }
    let topics: Vec<&str> = TOPICS.iter().filter_map(|(names, _)| names.first().copied()).collect();
    let failure = Failure::new(format!("there is no command and no topic “{}”", args.words.join(" ")));
    Err(failure.hint(format!("topics are {}", topics.join(", "))).hint("“tacareer help” lists the commands"))
}

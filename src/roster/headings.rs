//! The headings that school systems and spreadsheets use, and what they mean.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::meaning::Meaning;
use crate::framework::squash;

/// Headings as school systems and spreadsheets have them. If several columns have the same meaning, the one whose
/// heading is listed first is read.
static KNOWN: [(Meaning, &str); 19] = [
    (
        Meaning::Items,
        "qualifications; quals; qualifications held; quals held; certificates; certificates held; units; units held; training completed; \
         training undertaken; courses completed; courses attended; CPD completed",
    ),
    (
        Meaning::Key,
        "staff code; payroll number; payroll no; payroll ref; employee number; employee no; employee id; \
         employee code; staff id; staff number; staff no; staff ref; personnel number; person id; worker id; \
         emp no; emp id; assignment number; pay number; id; ref; code; key; reference; arbor ID; SIMS ID; \
         bromcom ID; MIS ID; scholarpack ID; HR number; HR ref; person number; payroll ID; staff member ID; \
         contract number",
    ),
    (
        Meaning::Name,
        "preferred name; name; full name; staff name; employee name; employee; staff member; member of staff; \
         display name; known as; name of employee; name of staff member; legal name; full legal name; staff; \
         colleague; person; TA name; surname, forename; surname, first name; surname forename; surname/forename; last \
         name, first name; surname, given name",
    ),
    (
        Meaning::First,
        "preferred first name; preferred forename; preferred given name; first name; firstname; forename; \
         forenames; given name; given names; first names; legal first name; legal forename; first",
    ),
    (
        Meaning::Last,
        "preferred surname; preferred last name; preferred family name; surname; last name; lastname; family \
         name; legal surname; legal last name; legal family name; last",
    ),
    (
        Meaning::Role,
        "role profile; framework role; TA role; TA level; role; current role; job title; current job title; \
         position title; position; post title; post; business role; job role; role title; job; post name; job \
         name; title of post; role name; current post; present post; present role; current position; job role \
         title; designation; occupation; staff role; post held; job held; role held; position held",
    ),
    (
        Meaning::School,
        "school; school name; academy; academy name; establishment; establishment name; site; setting; \
         workplace; work location; location; base",
    ),
    (
        Meaning::Share,
        "FTE; contract FTE; actual FTE; total FTE; full time equivalent; FTE %; WTE; proportion of full time",
    ),
    (
        Meaning::Since,
        "in role since; date in role; role start date; position start date; post start date; contract start \
         date; contract start; start date; date started; started; start; date of appointment; appointment \
         date; employment start date; date joined; joined; join date; commencement date; since; from; date of \
         joining",
    ),
    (
        Meaning::Leaves,
        "leaving date; date left; date of leaving; leaver date; employment end date; contract end date; \
         contract end; end date; end/leaving date; fixed term end date; termination date; last day; last \
         working day; leaves; end; until; left; to",
    ),
    (
        Meaning::Employment,
        "employment status; staff status; employee status; contract status; assignment status; post status; worker \
         status; current status",
    ),
    (
        Meaning::Item,
        "item; certificate; qualification; qualification name; qualification title; course; course name; \
         course title; training; training course; training title; training name; unit; unit title; award; \
         CPD; CPD activity; activity; event; learning; certification; competency",
    ),
    (Meaning::Status, "status; training status; completion status; result; outcome; progress; completed?; achieved?"),
    (
        Meaning::On,
        "date completed; completion date; completed on; date achieved; date awarded; award date; achievement \
         date; date passed; completed; achieved; awarded; date of training; training date; course date; date \
         attended; attended; date obtained; date gained; date",
    ),
    (
        Meaning::Expires,
        "expiry date; expiry; expires; expires on; date of expiry; expiration date; renewal date; renew by; \
         renewal due; valid until; valid to; due",
    ),
    (Meaning::Provider, "provider; training provider; awarding body; awarding organisation; trainer; delivered by"),
    (Meaning::Hours, "hours; CPD hours; duration (hours); hours of CPD; length (hours)"),
    (
        Meaning::Private,
        "NI number; NI no; NINO; national insurance number; national insurance no; national insurance; NI; \
         date of birth; DOB; D.O.B.; birth date; birthdate; birthday; age; gender; sex; ethnicity; ethnic \
         origin; ethnic group; religion; belief; disability; disabled; nationality; sexual orientation; \
         marital status; address; home address; address line 1; address line 2; town; postcode; post code; \
         phone; phone number; telephone; telephone number; mobile; mobile number; email; e-mail; email \
         address; work email; home email; personal email; next of kin; emergency contact; bank account; \
         account number; sort code; passport; passport number; visa; right to work; DBS; DBS number; DBS \
         date; DBS check; DBS disclosure number; TRN; teacher reference number; sickness; sick days; absence; \
         absences; days absent; medical; health; pronouns; salutation; union; union member; appraisal; \
         performance; maiden name; birth name; former name; former surname; previous surname; previous name; née; nee",
    ),
    (
        Meaning::Pay,
        "grade; pay grade; grade/scale; scale; pay scale; scale point; spine point; spinal point; spinal \
         column point; SCP; pay point; pay band; band; salary; annual salary; FTE salary; actual salary; pay; \
         hourly rate; rate of pay; NJC grade; NJC point; allowances; allowance",
    ),
];

/// What may follow the name of a thing in the heading of its column.
pub(super) const DATED: [&str; 7] =
    [" date", " completed", " achieved", " awarded", " held", " date achieved", " date completed"];
pub(super) const EXPIRING: [&str; 6] =
    [" expiry date", " expiry", " expires", " valid until", " renewal date", " renewal"];

/// The known meaning of a heading and its position in the list, with or without a part in brackets.
pub(super) fn known(heading: &str) -> Option<(&'static Meaning, usize)> {
    static ALL: LazyLock<HashMap<String, (&'static Meaning, usize)>> = LazyLock::new(|| {
        let all = KNOWN
            .iter()
            .flat_map(|(meaning, all)| all.split(';').zip(1..).map(move |(one, rank)| (one, meaning, rank)));
        all.map(|(one, meaning, rank)| (squash(one), (meaning, rank))).collect()
    });
    let plain = heading.split(['(', '[']).next().unwrap_or(heading);
    ALL.get(&squash(heading)).or_else(|| ALL.get(&squash(plain))).copied()
}

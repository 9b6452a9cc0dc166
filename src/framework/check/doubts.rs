//! What is valid but may be unintended. No doubt prevents a framework from being used.

use super::super::Framework;
use super::super::rule::Rule;
use super::Fault;

/// All doubts, in the order of the data.
pub(in super::super) fn doubts(framework: &Framework) -> Vec<Fault> {
    let mut doubts = Vec::new();
    let has_duties = framework.roles.iter().any(|role| !role.duties.is_empty());
    for role in &framework.roles {
        if has_duties && role.duties.is_empty() {
            let fault = Fault::new(role.place(), Rule::Isolated, "this role profile has no duties, unlike others");
            doubts.push(fault.hint("if it has some, write them below “duties”, each with number and text"));
        }
        let suggestions = role.place().key("cpd").key("suggestions");
        for (n, suggestion) in role.cpd.suggestions.iter().enumerate() {
            if suggestion.links.is_empty() && suggestion.examples.is_empty() {
                let fault = Fault::new(
                    suggestions.index(n),
                    Rule::Isolated,
                    "this suggestion names nothing that a reader could turn to",
                );
                doubts.push(fault.hint("if there is a unit, a course or a resource for it, name it below “links”"));
            }
        }
    }
    for unit in &framework.units {
        if framework.qualifications_of_unit(&unit.id).is_empty() {
            let fault = Fault::new(unit.place(), Rule::Isolated, "no qualification lists this unit");
            doubts.push(fault.hint("if it is part of one, name it in one of its “listings”"));
        }
    }
    doubts
}

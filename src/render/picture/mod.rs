//! Pictures: laid out and drawn as SVG, or told to the programs that draw them.

mod dot;
mod layout;
mod mermaid;
pub(super) mod svg;

use anyhow::{Result, bail};

use crate::report::{Block, Document, Picture};

/// The picture of an answer as a file of its own.
pub(super) fn svg(document: &Document) -> Result<String> {
    Ok(svg::alone(of(document)?, &remarks(document)))
}

/// The picture of an answer for Mermaid.
pub(super) fn mermaid(document: &Document) -> Result<String> {
    Ok(mermaid::render(of(document)?, &remarks(document)))
}

/// The picture of an answer for Graphviz.
pub(super) fn dot(document: &Document) -> Result<String> {
    Ok(dot::render(of(document)?, &remarks(document)))
}

fn of(document: &Document) -> Result<&Picture> {
    for block in &document.blocks {
        if let Block::Picture(picture) = block {
            return Ok(picture);
        }
    }
    bail!(
        "this answer has no picture: svg, mmd and dot are for “tacareer map”, “tacareer map --qualifications” and \
         “tacareer map --standards --role ROLE”, where they are small enough to be drawn"
    )
}

/// What has to be said beside the bare picture: its own remarks, and the publication.
fn remarks(document: &Document) -> Vec<String> {
    let own = document.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(&picture.remarks),
        _ => None,
    });
    let origin = document.origin.as_ref().map(|origin| format!("{}.", origin.brief()));
    own.take(1).flatten().cloned().chain(origin).collect()
}

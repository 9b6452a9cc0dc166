//! The publication that an answer is about, and which of its words are quoted.

use serde::Serialize;

use super::document::{Block, Document, Tone};
use super::table::{Cell, Kind, QuotedRows};

/// Whose words a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The exact words of the publication.
    Quoted,
    /// What a public page says but the publication does not.
    Public,
    /// An overlay's, which it wrote in place of the publication's or added to them.
    Overlay,
    /// Our own.
    Ours,
}

impl Voice {
    /// The tone of a run with these words.
    pub fn tone(self) -> Tone {
        match self {
            Self::Quoted => Tone::Quoted,
            Self::Public => Tone::Public,
            Self::Overlay => Tone::Overlay,
            Self::Ours => Tone::Plain,
        }
    }

    /// The name of the voice in values and tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Public => "public",
            Self::Overlay => "overlay",
            Self::Ours => "ours",
        }
    }
}

impl From<Voice> for Cell {
    fn from(voice: Voice) -> Self {
        voice.word().into()
    }
}

/// The publication that an answer is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Its full title.
    pub title: String,
    /// Its short title.
    #[serde(skip)]
    pub short: String,
    /// Long titles with their short forms, which an answer that is shortened to a screen may use.
    #[serde(skip)]
    pub short_titles: Vec<(String, String)>,
    /// Who published it.
    pub publishers: Vec<String>,
    /// The year of the edition.
    pub year: u16,
    /// The parts of the page that are quoted word for word; the rest is not.
    pub quoted: Vec<String>,
}

impl Origin {
    /// A paragraph that names the publication, and says which words are quoted.
    pub fn whole(&self) -> String {
        let quoted = match &self.quoted[..] {
            // Titles and the like may be in its words all the same.
            [] => "Nothing here is marked as a quotation.".to_owned(),
            parts => format!("Quoted word for word: {}. The rest is not quoted.", parts.join("; ")),
        };
        format!("Source: {}{}. {quoted}", self.title, self.published())
    }

    /// A line that names the publication.
    pub fn brief(&self) -> String {
        format!("Source: {}{}", self.short, self.published())
    }

    /// Who published it, and when: " (UNISON and National Education Trust, 2015)".
    fn published(&self) -> String {
        let publishers = match &self.publishers[..] {
            [] => return format!(" ({})", self.year),
            [only] => only.clone(),
            [most @ .., last] => format!("{} and {last}", most.join(", ")),
        };
        format!(" ({publishers}, {})", self.year)
    }
}

impl Document {
    /// The parts and the table columns that are in the exact words of the publication, as a whole or in part.
    pub fn quoted(&self) -> Vec<String> {
        let mut quoted: Vec<String> = Vec::new();
        for part in self.blocks.chunk_by(|_, next| !matches!(next, Block::Heading { .. })) {
            let name = match part.first() {
                Some(Block::Heading { text, .. }) => {
                    let cited = [" (section ", " (Appendix ", " (page "];
                    let end = cited.iter().filter_map(|cited| text.find(cited)).min();
                    text[..end.unwrap_or(text.len())].to_owned()
                }
                _ => "the beginning".to_owned(),
            };
            let mut voices: Vec<Voice> = Vec::new();
            for block in part {
                match block {
                    Block::Text(line) => voices.push(line.voice()),
                    Block::List(items) => items.iter().for_each(|item| item.each_voice(&mut voices)),
                    _ => {}
                }
            }
            let is_quoted = |voice: &Voice| *voice == Voice::Quoted;
            let found = match (voices.iter().any(is_quoted), voices.iter().all(is_quoted)) {
                (true, true) => Some(name),
                (true, false) => Some(format!("{name} (in part)")),
                (false, _) => None,
            };
            let tables = part.iter().filter_map(|block| match block {
                Block::Table(table) if !table.rows.is_empty() && table.quoted != QuotedRows::None => {
                    let column = table.columns.iter().find(|column| column.kind == Kind::Quote)?;
                    let in_part = if table.quoted == QuotedRows::All { "" } else { " (in part)" };
                    Some(format!("the column “{}”{in_part}", column.heading))
                }
                _ => None,
            });
            for name in found.into_iter().chain(tables) {
                if !quoted.contains(&name) {
                    quoted.push(name);
                }
            }
        }
        quoted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_whose_words_they_are() {
        let mut origin = Origin {
            title: "A Framework for Bakers".into(),
            short: "Bakers".into(),
            short_titles: Vec::new(),
            publishers: vec!["A".into(), "B".into(), "C".into()],
            year: 2020,
            quoted: Vec::new(),
        };
        assert_eq!(origin.brief(), "Source: Bakers (A, B and C, 2020)");
        origin.publishers.clear();
        origin.quoted.push("Duties".into());
        assert_eq!(
            origin.whole(),
            "Source: A Framework for Bakers (2020). Quoted word for word: Duties. The rest is not quoted."
        );
    }
}

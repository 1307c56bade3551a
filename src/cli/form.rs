//! `form`: a statistical form of a unit and a year.

use clap::ArgMatches;

use super::failure::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, names, out, seek};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::exchange::forms as files;
use crate::report::forms::{Asked, Filled, Form, Reader, Subject, fill, notes, table};
use crate::report::table::Table;
use crate::ui::shell::Shell;
use crate::words::{Lang, Word};

/// Fills a form and prints it; without the name of one, lists them.
///
/// # Errors
/// [`Failure`] when a name is not known or nobody can be written to.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let Some(typed) = args::text(matches, "form") else {
        out.text(&list(lang).to_text())?;
        return Ok(Code::Fine);
    };
    let form = Form::find(typed).ok_or_else(|| {
        let ids: Vec<&str> = Form::built_in().iter().map(|form| form.id.as_str()).collect();
        let parts = [
            ("argument", lang.say(Word::CliValueForm)),
            ("value", typed),
            ("list", &*ids.join(", ")),
        ];
        Failure::usage(lang.fill(Word::CliNotInList, &parts))
    })?;
    let seen = call.look()?;
    let asked = asked(&seen.book, form, matches, lang)?;
    let filled = fill(&seen.book, form, asked);
    match args::text(matches, "format") {
        Some("json") => out.json(&files::json(&seen.book, &filled, lang))?,
        Some("csv") => {
            out.text(&table(&filled, Reader::Machine, lang).to_csv())?;
            // A file of figures has no room for it, but nobody may take it for all.
            if !filled.incomplete().is_empty() {
                let told = notes(&seen.book, &filled, lang);
                out::tell(told.first().map_or("", String::as_str));
            }
        }
        Some("markdown") => {
            out.text(&format!("## {}\n\n", title(&seen.book, &filled, lang)))?;
            out.text(&table(&filled, Reader::Person, lang).to_markdown())?;
            let notes = notes(&seen.book, &filled, lang);
            out.text(&format!("\n{}\n", notes.join("\n")))?;
        }
        _ => {
            out.text(&format!("{}\n\n", title(&seen.book, &filled, lang)))?;
            out.text(&table(&filled, Reader::Person, lang).to_text())?;
            out.text(&format!("\n{}\n", notes(&seen.book, &filled, lang).join("\n")))?;
        }
    }
    Ok(seen.end())
}

/// The words behind the form: a year, before it perhaps a unit.
fn asked(book: &Book, form: &Form, matches: &ArgMatches, lang: Lang) -> Result<Asked, Failure> {
    let words = args::joined(matches, "words");
    let (unit, year) = match words.rsplit_once(' ') {
        Some((unit, year)) => (Some(unit), year),
        None => (None, words.as_str()),
    };
    let year = names::year(lang.say(Word::CliValueYear), year, lang)?;
    let unit = match unit {
        Some(unit) => seek::unit(book, unit, lang)?,
        None => first_unit(book, lang)?,
    };
    let below = matches.get_flag("below");
    if below && form.of != Subject::Movements {
        return Err(Failure::usage(lang.say(Word::CliBelowOnlyMovements)));
    }
    Ok(Asked { unit, year, below })
}

/// The unit that the app would show.
fn first_unit(book: &Book, lang: Lang) -> Result<Id, Failure> {
    Shell::first_unit(book).ok_or_else(|| Failure::user(lang.say(Word::AskNoUnit)))
}

/// "Biểu 0601.N/BNV-TĐKT – Số phong trào thi đua – huyện Hồng Ngự, 2019".
fn title(book: &Book, filled: &Filled, lang: Lang) -> String {
    let unit = book.unit(filled.asked.unit.as_str());
    let unit = unit.map_or(filled.asked.unit.to_string(), |unit| unit.name.to_string());
    let form = filled.form;
    let code = form.code.as_ref().map_or(String::new(), |code| format!("{code} – "));
    format!("{code}{} – {unit}, {}", form.name.say(lang), filled.asked.year)
}

fn list(lang: Lang) -> Table {
    let mut table = Table::new().left(lang.say(Word::FieldId)).left(lang.say(Word::FieldName));
    table = table.left(lang.say(Word::FieldBasis));
    for form in Form::built_in() {
        let basis = form.basis.as_deref().unwrap_or("—");
        let mark = if form.verified { "" } else { lang.say(Word::FormUnverified) };
        let basis = format!("{basis} {mark}").trim().to_owned();
        table.rows.push(vec![form.id.clone(), form.name.say(lang).to_owned(), basis]);
    }
    table
}

//! `list` and `show`: records of the book and entries of the catalogue.

use std::collections::{BTreeSet, HashSet};

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::failure::{Code, Failure};
use super::names::What;
use super::out::Out;
use super::place::Call;
use super::{args, names, seek};
use crate::app::clock;
use crate::domain::book::{Book, Stored};
use crate::domain::catalogue::{Award, AwardClass, Catalogue, Choice, List};
use crate::domain::id::Id;
use crate::domain::lineage::Tree;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::sheet::{LineKey, Recipient, Sheet};
use crate::exchange::records;
use crate::report::refers;
use crate::report::table::Table;
use crate::words::{Lang, Word};

/// Lists everything of a kind.
///
/// # Errors
/// [`Failure`] when a name is not known or nobody can be written to.
pub fn list(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let what = names::what(args::text(matches, "kind").unwrap_or_default(), lang)?;
    let seen = call.look()?;
    let unit = args::text(matches, "unit").filter(|typed| !names::is_all(typed));
    let unit = unit.map(|typed| seek::unit(&seen.book, typed, lang)).transpose()?;
    let tree = Tree::of(&seen.book);
    let within: Option<HashSet<&str>> = unit
        .as_ref()
        .map(|unit| tree.ever_below(unit).into_iter().chain([unit]).map(Id::as_str).collect());
    let form = args::text(matches, "format").unwrap_or_default();
    match what {
        What::Records(kind) => {
            let only = args::text(matches, "only");
            let only = only.map(|typed| names::lack(kind, typed, lang)).transpose()?;
            let narrowed = within.map(|within| only_of(&seen.book, kind, &within));
            // What lacks something is found in the whole book: what belongs to a record may stand
            // elsewhere.
            let lacking = only.map(|lack| lack.records(&seen.book, clock::today()));
            let book = narrowed.as_ref().unwrap_or(&seen.book);
            let narrowed = lacking.map(|ids| only_these(book, kind, &ids));
            let book = narrowed.as_ref().unwrap_or(book);
            match form {
                "csv" => out.text(&records::csv(book, kind))?,
                "json" => out.json(&records::json(book, kind))?,
                "markdown" => {
                    out.text(&records::list(book, &seen.book, kind, lang).to_markdown())?
                }
                _ => out.text(&records::list(book, &seen.book, kind, lang).to_text())?,
            }
        }
        What::Awards | What::Choices(_) if args::text(matches, "only").is_some() => {
            return Err(Failure::usage(lang.say(Word::LackNone)));
        }
        What::Awards => {
            let present =
                within.map(|within| counted(&seen.book, &within, |line| Some(line.award)));
            let is_listed =
                |award: &&Award| present.as_ref().is_none_or(|set| set.contains(&award.code));
            let awards: Vec<&Award> = Catalogue::built_in().awards().filter(is_listed).collect();
            let json = awards.iter().map(|award| award_json(award)).collect();
            catalogue(out, form, &awards_table(&awards, lang), &json)?;
        }
        What::Choices(list) => {
            let of = |line: &LineKey| match list {
                List::Occasion => line.occasion(),
                _ => line.field(),
            };
            let present = within.map(|within| counted(&seen.book, &within, of));
            let is_listed =
                |choice: &Choice| present.as_ref().is_none_or(|set| set.contains(choice));
            let choices: Vec<Choice> =
                Catalogue::built_in().choices(list).filter(is_listed).collect();
            let json = choices.iter().map(|choice| choice_json(*choice)).collect();
            catalogue(out, form, &choices_table(&choices, lang), &json)?;
        }
    }
    Ok(seen.end())
}

fn catalogue(out: &mut Out, form: &str, table: &Table, json: &Json) -> Result<(), Failure> {
    match form {
        "csv" => out.text(&table.to_csv()),
        "json" => out.json(json),
        "markdown" => out.text(&table.to_markdown()),
        _ => out.text(&table.to_text()),
    }
}

/// Shows one record, sheet or entry with all that is known of it.
///
/// # Errors
/// [`Failure`] when a name is not known or nobody can be written to.
pub fn show(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let what = names::what(args::text(matches, "kind").unwrap_or_default(), lang)?;
    let typed = args::joined(matches, "id");
    let is_json = args::text(matches, "format") == Some("json");
    let seen = call.look()?;
    let (table, json) = match what {
        What::Records(kind) => {
            let key = seek::record(&seen.book, kind, &typed, lang)?;
            let mut table = records::show(&seen.book, &key, lang).unwrap_or_default();
            if let Some(title) = title(&seen.book, &key, lang) {
                table.rows.insert(
                    1.min(table.rows.len()),
                    vec![lang.say(Word::FieldName).to_owned(), title],
                );
            }
            (table, records::show_json(&seen.book, &key).unwrap_or_default())
        }
        What::Awards => {
            let award = seek::award(&typed, &|_| false, lang)?.0.award();
            (upright(&awards_table(&[award], lang)), award_json(award))
        }
        What::Choices(list) => {
            let choice = seek::choice(list, &typed, lang)?;
            (upright(&choices_table(&[choice], lang)), choice_json(choice))
        }
    };
    match is_json {
        true => out.json(&json)?,
        false => out.text(&table.to_text())?,
    }
    Ok(seen.end())
}

/// The name of a record that has one, which a screen shows above its details.
fn title(book: &Book, key: &Key, lang: Lang) -> Option<String> {
    let Key::Record(kind, id) = key else { return None };
    kind.field("name")?;
    book.record(*kind, id.as_str()).map(|record| record.title(lang).into())
}

/// A table of one row as one line a column.
fn upright(table: &Table) -> Table {
    let mut upright = Table::new().left("").left("");
    let cells = table.rows.iter().flatten();
    let pairs = table.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    upright.rows = pairs.map(|(column, cell)| vec![column.title.clone(), cell.clone()]).collect();
    upright
}

/// The book without the records of one kind that have nothing to do with these units. What they
/// refer to stays, so that names can be read.
fn only_of(book: &Book, kind: Kind, units: &HashSet<&str>) -> Book {
    let cited = refers::cited_by(book, units);
    let mut narrowed = Book::default();
    for stored in book.all() {
        let is_kept = match &stored {
            Stored::Sheet(sheet) => kind != Kind::Sheet || units.contains(sheet.head.unit.as_str()),
            Stored::Record(record) if record.kind() != kind => true,
            Stored::Record(Record::Unit(one)) => units.contains(one.id.as_str()),
            Stored::Record(Record::Document(one)) => cited.contains(one.id.as_str()),
            Stored::Record(record) => refers::in_field(record, "unit", &|id| units.contains(id)),
        };
        if is_kept {
            narrowed.put(stored);
        }
    }
    narrowed
}

/// The book without the records of one kind that are not among these.
fn only_these(book: &Book, kind: Kind, ids: &BTreeSet<Id>) -> Book {
    let mut narrowed = book.clone();
    let others = book.records(kind).map(Record::key);
    let is_other = |key: &Key| matches!(key, Key::Record(_, id) if !ids.contains(id));
    others.filter(is_other).for_each(|key| _ = narrowed.take(&key));
    narrowed
}

/// The awards, fields or occasions that the counts of units name, each as `of` finds it in a line.
fn counted<T: Ord>(
    book: &Book,
    units: &HashSet<&str>,
    of: impl Fn(&LineKey) -> Option<T>,
) -> BTreeSet<T> {
    let sheets = units.iter().flat_map(|unit| book.sheets_of(unit));
    sheets.flat_map(Sheet::lines).filter_map(|line| of(&line.key)).collect()
}

fn recipients(award: &Award, lang: Lang) -> String {
    let names = award.recipients.iter().map(|one: &Recipient| lang.say(one.word()));
    names.collect::<Vec<_>>().join("; ")
}

fn awards_table(awards: &[&Award], lang: Lang) -> Table {
    let class = |class: AwardClass| match class {
        AwardClass::Title => Word::CliTitle,
        AwardClass::Commendation => Word::CliCommendation,
    };
    let mut table = Table::new();
    for word in [Word::FieldId, Word::FieldName, Word::CliAbbreviations, Word::FieldKind] {
        table = table.left(lang.say(word));
    }
    table = table.left(lang.say(Word::DimensionRecipient));
    for award in awards {
        table.rows.push(vec![
            award.id.to_string(),
            award.name(lang).to_owned(),
            award.abbreviations.join(", "),
            lang.say(class(award.class)).to_owned(),
            recipients(award, lang),
        ]);
    }
    table
}

fn award_json(award: &Award) -> Json {
    let class = match award.class {
        AwardClass::Title => "title",
        AwardClass::Commendation => "commendation",
    };
    let recipients: Vec<&str> = award.recipients.iter().map(|one| one.id()).collect();
    json!({
        "id": award.id.as_str(), "name": award.name, "class": class,
        "abbreviations": award.abbreviations, "aliases": award.aliases,
        "recipients": recipients, "level": award.level, "rank": award.rank,
        "valid_from": award.valid_from, "valid_to": award.valid_to,
        "basis": award.basis, "verified": award.verified, "note": award.note,
    })
}

fn choices_table(choices: &[Choice], lang: Lang) -> Table {
    let mut table = Table::new();
    for word in [Word::FieldId, Word::FieldName, Word::FieldAliases] {
        table = table.left(lang.say(word));
    }
    for choice in choices {
        let entry = choice.entry();
        let cells = [entry.id.to_string(), entry.name(lang).to_owned(), entry.aliases.join("; ")];
        table.rows.push(cells.into());
    }
    table
}

fn choice_json(choice: Choice) -> Json {
    let entry = choice.entry();
    json!({
        "id": entry.id.as_str(), "name": entry.name, "aliases": entry.aliases,
        "list": entry.list, "covers": entry.covers, "criterion": entry.criterion,
        "basis": entry.basis, "verified": entry.verified, "note": entry.note,
    })
}

//! The command line as clap knows it, with every help text in the language of the person.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::complain::{clap_failure, with_pointer};
use super::failure::Failure;
use super::out::harmless;
use crate::domain::rule::Severity;
use crate::words::{Lang, Word};

/// The commands: name, other name, what it does, how it is written.
const COMMANDS: &[(&str, &str, Word, Word)] = &[
    ("init", "tao", Word::CliInit, Word::CliUsageInit),
    ("compare", "so-sanh", Word::CliCompare, Word::CliUsageCompare),
    ("ask", "hoi", Word::CliAsk, Word::CliUsageAsk),
    ("check", "kiem-tra", Word::CliCheck, Word::CliUsageCheck),
    ("overview", "tong-quan", Word::CliOverview, Word::CliUsageOverview),
    ("list", "danh-sach", Word::CliList, Word::CliUsageList),
    ("show", "xem", Word::CliShow, Word::CliUsageShow),
    ("report-data", "so-lieu-bao-cao", Word::CliReportData, Word::CliUsageReportData),
    ("form", "bieu", Word::CliForm, Word::CliUsageForm),
    ("set-count", "ghi", Word::CliSetCount, Word::CliUsageSetCount),
    ("journal", "nhat-ky", Word::CliJournal, Word::CliUsageJournal),
    ("erase", "xoa-ten", Word::CliErase, Word::CliUsageErase),
    ("verify", "doi-chieu", Word::CliVerify, Word::CliUsageVerify),
    ("help", "tro-giup", Word::CliHelp, Word::CliUsageHelp),
];

/// The forms a table can be printed in.
const TABLES: [&str; 4] = ["table", "csv", "json", "markdown"];

/// The forms the data of a report can be printed in.
const DATA: [&str; 4] = ["text", "json", "csv", "markdown"];

/// The name of the command that a word is, by whichever of its names.
fn command_of(word: &str) -> Option<&'static str> {
    COMMANDS.iter().find(|row| word == row.0 || word == row.1).map(|row| row.0)
}

/// The language asked for, before anything else is understood.
#[must_use]
pub fn language(typed: &[OsString]) -> Lang {
    let mut words = typed.iter().skip(1).take_while(|word| *word != "--");
    let mut lang = Lang::default();
    while let Some(word) = words.next() {
        let Some(word) = word.to_str() else { continue };
        let code = match word.strip_prefix("--lang") {
            Some("") => words.next().and_then(|code| code.to_str()),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        lang = code.and_then(Lang::parse).unwrap_or(lang);
    }
    lang
}

/// What was typed, or a text to print (help, version), or what is wrong with it.
pub enum Parsed {
    /// Understood.
    Matches(Box<ArgMatches>),
    /// The person asked for this text.
    Text(String),
}

/// Reads the command line.
///
/// # Errors
/// [`Failure`] with the exit code of a wrong command line.
pub fn parse(typed: &[OsString], lang: Lang) -> Result<Parsed, Failure> {
    use clap::error::ErrorKind::{DisplayHelp, DisplayVersion};
    let named = typed.iter().skip(1).find_map(|word| command_of(word.to_str()?));
    if let Some(bad) = not_text(typed) {
        let text = lang.fill(Word::CliNotText, &[("value", &harmless(&bad.to_string_lossy()))]);
        return Err(Failure::usage(with_pointer(&text, named, lang)));
    }
    let mut command = command(lang);
    let matches = match command.try_get_matches_from_mut(typed) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), DisplayHelp | DisplayVersion) => {
            return Ok(Parsed::Text(error.to_string()));
        }
        Err(error) => return Err(clap_failure(&error, named, lang)),
    };
    match matches.subcommand() {
        Some(("help", about)) => help(&mut command, about, lang).map(Parsed::Text),
        _ => Ok(Parsed::Matches(Box::new(matches))),
    }
}

/// The first argument that is no text; a directory may have any bytes.
fn not_text(typed: &[OsString]) -> Option<&OsStr> {
    let is_dir = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| typed.get(at));
        before.is_some_and(|word| word == "--data-dir")
            || typed[at].as_encoded_bytes().starts_with(b"--data-dir=")
    };
    let mut bad = (1..typed.len()).filter(|at| typed[*at].to_str().is_none() && !is_dir(*at));
    bad.next().map(|at| typed[at].as_os_str())
}

fn help(command: &mut Command, about: &ArgMatches, lang: Lang) -> Result<String, Failure> {
    let Some(word) = text(about, "command") else { return Ok(command.render_help().to_string()) };
    let found = command_of(word).and_then(|name| command.find_subcommand_mut(name));
    match found {
        Some(command) => Ok(command.render_help().to_string()),
        None => {
            let text = lang.fill(Word::CliUnknownCommand, &[("command", word)]);
            Err(Failure::usage(with_pointer(&text, None, lang)))
        }
    }
}

/// The whole command line.
#[must_use]
pub fn command(lang: Lang) -> Command {
    let root = Command::new("thidua")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(lang.say(Word::CliHeadCommands));
    let root = dressed(root, lang, Word::CliAbout, Word::CliUsage)
        .after_help(lang.say(Word::CliAfterHelp))
        .args(global(lang))
        .arg(
            common(Arg::new("version"), "version", Word::CliOptVersion, lang)
                .short('V')
                .action(ArgAction::Version),
        );
    COMMANDS.iter().fold(root, |root, (name, alias, about, usage)| {
        let command = Command::new(*name).alias(*alias).version(env!("CARGO_PKG_VERSION"));
        let command = dressed(command, lang, *about, *usage);
        root.subcommand(arguments(command, name, lang))
    })
}

/// Usage and layout of a help text, without a word of clap's own.
fn dressed(command: Command, lang: Lang, about: Word, usage: Word) -> Command {
    let head = lang.say(Word::CliHeadUsage);
    command.about(lang.say(about)).override_usage(lang.say(usage)).help_template(format!(
        "{{about-with-newline}}\n{head} {{usage}}\n\n{{all-args}}{{after-help}}"
    ))
}

fn common(arg: Arg, long: &'static str, help: Word, lang: Lang) -> Arg {
    arg.long(long).help(lang.say(help)).help_heading(lang.say(Word::CliHeadCommon))
}

fn global(lang: Lang) -> [Arg; 5] {
    [
        common(Arg::new("demo"), "demo", Word::CliOptDemo, lang)
            .action(ArgAction::SetTrue)
            .global(true),
        common(Arg::new("read-only"), "read-only", Word::CliOptReadOnly, lang)
            .action(ArgAction::SetTrue)
            .global(true),
        common(Arg::new("data-dir"), "data-dir", Word::CliOptDataDir, lang)
            .value_name(lang.say(Word::CliValueDir))
            .value_parser(OsStringValueParser::new())
            .global(true),
        common(Arg::new("lang"), "lang", Word::CliOptLang, lang)
            .value_name("vi|en")
            .value_parser(PossibleValuesParser::new(["vi", "en"]))
            .hide_possible_values(true)
            .global(true),
        common(Arg::new("help"), "help", Word::CliOptHelp, lang)
            .short('h')
            .action(ArgAction::Help)
            .global(true),
    ]
}

/// An option with a text.
fn option(lang: Lang, name: &'static str, value: Word, help: Word) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(lang.say(value))
        .help(lang.say(help))
        .help_heading(lang.say(Word::CliHeadOptions))
}

/// A text without a name.
fn plain(lang: Lang, name: &'static str, value: Word, help: Word) -> Arg {
    Arg::new(name)
        .value_name(lang.say(value))
        .help(lang.say(help))
        .help_heading(lang.say(Word::CliHeadArguments))
        .required(true)
}

fn format(lang: Lang, forms: &'static [&'static str], help: Word) -> Arg {
    option(lang, "format", Word::CliValueFormat, help)
        .value_parser(PossibleValuesParser::new(forms))
        .hide_possible_values(true)
        .default_value(forms[0])
        .hide_default_value(true)
}

fn flag(lang: Lang, name: &'static str, help: Word) -> Arg {
    Arg::new(name)
        .long(name)
        .help(lang.say(help))
        .help_heading(lang.say(Word::CliHeadOptions))
        .action(ArgAction::SetTrue)
}

/// The options and arguments of one command.
fn arguments(command: Command, name: &str, lang: Lang) -> Command {
    let opt = |name, value, help| option(lang, name, value, help);
    let unit = |help| opt("unit", Word::CliValueUnit, help);
    let narrowed = |command: Command| {
        command.arg(opt("field", Word::CliValueField, Word::CliOptField)).arg(opt(
            "occasion",
            Word::CliValueOccasion,
            Word::CliOptOccasion,
        ))
    };
    let kind = || plain(lang, "kind", Word::CliValueKind, Word::CliOptKind);
    match name {
        "init" => command
            .arg(flag(lang, "sample", Word::CliOptSample).conflicts_with_all(["unit", "level"]))
            .arg(opt("unit", Word::CliValueName, Word::CliOptUnitName).requires("level"))
            .arg(opt("level", Word::CliValueLevel, Word::CliOptLevel).requires("unit"))
            .after_help(levels(lang)),
        "compare" => compare(narrowed(command), lang),
        "ask" => command
            .arg(plain(lang, "words", Word::CliValueWords, Word::CliOptWords).num_args(1..))
            .arg(unit(Word::CliOptUnit))
            .arg(opt("today", Word::CliValueDay, Word::CliOptTodayDate))
            .arg(format(lang, &["text", "json"], Word::CliOptText))
            .after_help(lang.say(Word::CliExampleAsk)),
        "check" => check(command, lang),
        "overview" => command
            .arg(plain(lang, "unit", Word::CliValueUnit, Word::CliOptUnitOverview).required(false))
            .arg(opt("today", Word::CliValueDay, Word::CliOptTodayDate))
            .arg(format(lang, &["text", "json"], Word::CliOptText)),
        "list" => command
            .arg(kind())
            .arg(unit(Word::CliOptUnitBelow))
            .arg(opt("only", Word::CliValueLack, Word::CliOptOnly))
            .arg(format(lang, &TABLES, Word::CliOptTable)),
        "show" => command
            .arg(kind())
            .arg(plain(lang, "id", Word::CliValueId, Word::CliOptId).num_args(1..))
            .arg(format(lang, &["text", "json"], Word::CliOptText)),
        "report-data" => report_data(command, lang),
        "form" => form(command, lang),
        "set-count" => set_count(
            narrowed(
                command
                    .arg(unit(Word::CliOptUnit).required(true))
                    .arg(opt("year", Word::CliValueYear, Word::CliOptYear).required(true))
                    .arg(opt("award", Word::CliValueAward, Word::CliOptAwardSet).required(true))
                    .arg(opt("recipient", Word::CliValueRecipient, Word::CliOptRecipientSet)),
            ),
            lang,
        ),
        "journal" => command
            .arg(opt("record", Word::CliValueId, Word::CliOptRecord))
            .arg(opt("user", Word::CliValueUser, Word::CliOptUser))
            .arg(opt("day", Word::CliValueDay, Word::CliOptDay))
            .arg(opt("limit", Word::CliValueCount, Word::CliOptLimit))
            .arg(format(lang, &TABLES, Word::CliOptTable))
            .after_help(lang.say(Word::CliExampleJournal)),
        "erase" => erase(command, lang),
        "help" => command.arg(
            plain(lang, "command", Word::CliValueCommand, Word::CliOptCommand).required(false),
        ),
        _ => command,
    }
}

fn compare(command: Command, lang: Lang) -> Command {
    let opt = |name, value, help| option(lang, name, value, help);
    let years = opt("years", Word::CliValueYears, Word::CliOptYears);
    let others = ["rows", "award", "recipient", "field", "occasion", "roll-up"];
    command
        .arg(opt("unit", Word::CliValueUnit, Word::CliOptUnitAll).required(true))
        .arg(years.required_unless_present("indicators"))
        .arg(opt("rows", Word::CliValueRows, Word::CliOptRows))
        .arg(opt("award", Word::CliValueAward, Word::CliOptAward))
        .arg(opt("recipient", Word::CliValueRecipient, Word::CliOptRecipient))
        .arg(flag(lang, "include-part-year", Word::CliOptPartYear))
        .arg(flag(lang, "roll-up", Word::CliOptRollUp))
        .arg(flag(lang, "indicators", Word::CliOptIndicators).conflicts_with_all(others))
        .arg(format(lang, &TABLES, Word::CliOptTable))
        .after_help(lang.say(Word::CliExampleCompare))
}

fn check(command: Command, lang: Lang) -> Command {
    let severities = Severity::ALL.map(Severity::id);
    let severity = option(lang, "severity", Word::CliValueSeverity, Word::CliOptSeverity)
        .value_parser(PossibleValuesParser::new(severities))
        .hide_possible_values(true);
    command
        .arg(plain(lang, "unit", Word::CliValueUnit, Word::CliOptUnitCheck).required(false))
        .arg(option(lang, "rule", Word::CliValueRule, Word::CliOptRule))
        .arg(severity)
        .arg(flag(lang, "all", Word::CliOptAccepted))
        .arg(flag(lang, "rules", Word::CliOptRules))
        .arg(format(lang, &["text", "json", "csv"], Word::CliOptTextCsv))
        .after_help(lang.say(Word::CliExampleCheck))
}

fn report_data(command: Command, lang: Lang) -> Command {
    let document = plain(lang, "document", Word::CliValueDocument, Word::CliOptReport);
    let sample = option(lang, "sample", Word::CliValueNumber, Word::CliOptSampleReport);
    command
        .arg(document.required(false).num_args(1..))
        .arg(option(lang, "unit", Word::CliValueUnit, Word::CliOptUnitOnly))
        .arg(
            sample
                .value_parser(PossibleValuesParser::new(["1", "2", "3", "4"]))
                .hide_possible_values(true)
                .conflicts_with("document"),
        )
        .arg(format(lang, &DATA, Word::CliOptData))
        .after_help(lang.say(Word::CliExampleReportData))
}

fn form(command: Command, lang: Lang) -> Command {
    let words = plain(lang, "words", Word::CliValueUnitYear, Word::CliOptUnitYear);
    command
        .arg(plain(lang, "form", Word::CliValueForm, Word::CliOptForm).required(false))
        .arg(words.required(false).num_args(1..))
        .arg(flag(lang, "below", Word::CliOptBelow))
        .arg(format(lang, &TABLES, Word::CliOptTable))
        .after_help(lang.say(Word::CliExampleForm))
}

fn erase(command: Command, lang: Lang) -> Command {
    let opt = |name, value, help| option(lang, name, value, help);
    let reason = opt("reason", Word::CliValueReason, Word::CliOptEraseReason);
    command
        .arg(opt("name", Word::CliValueName, Word::CliOptEraseName).conflicts_with("field"))
        .arg(opt("record", Word::CliValueId, Word::CliOptEraseRecord))
        .arg(opt("kind", Word::CliValueKind, Word::CliOptEraseKind))
        .arg(opt("field", Word::CliValueTextField, Word::CliOptEraseField))
        .arg(reason.required_unless_present("dry-run"))
        .arg(flag(lang, "dry-run", Word::CliOptEraseDry))
        .arg(flag(lang, "yes", Word::CliOptYes))
        .after_help(lang.say(Word::CliExampleErase))
}

fn set_count(command: Command, lang: Lang) -> Command {
    let value = plain(lang, "value", Word::CliValueCount, Word::CliOptValue);
    command
        .arg(value.allow_negative_numbers(true))
        .arg(option(lang, "source", Word::CliValueDocument, Word::CliOptSource))
        .arg(option(lang, "section", Word::CliValueText, Word::CliOptSection))
        .arg(option(lang, "reason", Word::CliValueReason, Word::CliOptReason))
        .after_help(lang.say(Word::CliExampleSetCount))
}

/// The levels a unit can have, for the help of `init`.
fn levels(lang: Lang) -> String {
    let mut text = lang.say(Word::CliLevels).to_owned();
    for level in crate::domain::catalogue::List::UnitLevel.entries() {
        text.push_str(&format!("\n  {:<14}{}", level.id.as_str(), level.name));
    }
    text
}

/// The text of an option or argument, when it was typed.
#[must_use]
pub fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// Several words as one text.
#[must_use]
pub fn joined(matches: &ArgMatches, name: &str) -> String {
    let words = matches.get_many::<String>(name).into_iter().flatten();
    words.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The data directory that was typed.
#[must_use]
pub fn data_dir(matches: &ArgMatches) -> Option<PathBuf> {
    matches.get_one::<OsString>("data-dir").map(PathBuf::from)
}

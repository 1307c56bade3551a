//! What is wrong with a command line, in our words.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::failure::Failure;
use crate::words::{Lang, Word};

/// What clap found wrong, in our words: the argument named, and where help is.
#[must_use]
pub fn clap_failure(error: &Error, command: Option<&str>, lang: Lang) -> Failure {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let base = [("argument", argument.as_str()), ("value", value.as_str())];
    let mut text = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            lang.fill(Word::CliNoValue, &base)
        }
        ErrorKind::InvalidValue => {
            let list = context(error, ContextKind::ValidValue);
            lang.fill(Word::CliNotInList, &[base[0], base[1], ("list", &list)])
        }
        ErrorKind::ValueValidation | ErrorKind::TooManyValues => lang.fill(Word::CliTooMany, &base),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            lang.fill(Word::CliNoValue, &base)
        }
        ErrorKind::UnknownArgument => lang.fill(Word::CliUnknownOption, &base),
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            lang.fill(Word::CliUnknownCommand, &[("command", &name)])
        }
        ErrorKind::MissingRequiredArgument => lang.fill(Word::CliMissing, &base),
        ErrorKind::ArgumentConflict => conflict(error, &argument, lang),
        _ => lang.say(Word::CliBadLine).to_owned(),
    };
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand] {
        let near = context(error, kind);
        if !near.is_empty() {
            text.push_str(". ");
            text.push_str(&lang.fill(Word::CliPerhaps, &[("near", &near)]));
        }
    }
    Failure::usage(with_pointer(&text, command, lang))
}

fn conflict(error: &Error, argument: &str, lang: Lang) -> String {
    let other = context(error, ContextKind::PriorArg);
    if other.is_empty() || other == argument {
        return lang.fill(Word::CliTwice, &[("argument", argument)]);
    }
    lang.fill(Word::CliConflict, &[("argument", argument), ("other", &other)])
}

/// The text with a line on where help is, for the command that was typed.
#[must_use]
pub fn with_pointer(text: &str, command: Option<&str>, lang: Lang) -> String {
    let command = command.map_or(String::new(), |name| format!(" {name}"));
    format!("{text}\n{}", lang.fill(Word::CliPointer, &[("command", &command)]))
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

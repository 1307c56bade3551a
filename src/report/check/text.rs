//! Findings and rules as lines a person reads: the command line prints them, the screen shows them.

use super::{Finding, tally};
use crate::domain::book::Book;
use crate::domain::rule::{Rule, Severity};
use crate::domain::text::write_count;
use crate::words::{Lang, Word};

/// "3 cảnh báo, 28 lưu ý, 2 đã chấp nhận": how much there is of what.
#[must_use]
pub fn summary<'f>(found: impl Iterator<Item = &'f Finding>, lang: Lang) -> String {
    let (open, accepted) = tally(found);
    let of = |(severity, count): (Severity, usize)| {
        let word = if count == 1 { severity.word() } else { severity.many() };
        (count > 0)
            .then(|| format!("{} {}", write_count(count as u64), lang.say(word).to_lowercase()))
    };
    let mut parts: Vec<String> = Severity::ALL.into_iter().zip(open).filter_map(of).collect();
    if accepted > 0 {
        parts.push(lang.fill(Word::FindingAccepted, &[("count", &write_count(accepted as u64))]));
    }
    if parts.is_empty() { lang.say(Word::FindingsNone).to_owned() } else { parts.join(", ") }
}

/// "Lưu ý R1 · huyện Hồng Ngự · 2018", the head of a finding.
#[must_use]
pub fn head(finding: &Finding, book: &Book, lang: Lang) -> String {
    let severity = lang.say(finding.severity.word());
    format!("{severity} {} · {}", finding.rule.number, finding.place_name(book, lang))
}

/// The reason why an accepted finding may stand.
#[must_use]
pub fn reason(finding: &Finding, lang: Lang) -> Option<String> {
    let accepted = finding.accepted.as_ref()?;
    Some(lang.fill(Word::FindingReason, &[("reason", &accepted.reason)]))
}

/// What to do about it, where it stands in law, why it is a rule.
#[must_use]
pub fn about(rule: &Rule, lang: Lang) -> Vec<String> {
    let advice = lang.fill(Word::FindingAdvice, &[("advice", rule.advice.say(lang))]);
    let mut lines = vec![advice];
    if let Some(citation) = &rule.citation {
        let time = rule.validity(lang);
        let mut law = lang.fill(Word::FindingLaw, &[("law", citation)]);
        if !time.is_empty() {
            law.push_str(&format!(" ({time})"));
        }
        if !rule.verified {
            law.push_str(lang.say(Word::FindingUnverified));
        }
        lines.push(law);
    }
    lines.push(rule.explanation.say(lang).to_owned());
    let why = rule.not_computed.as_ref().map(|why| why.say(lang));
    lines.extend(why.map(|why| match rule.takes_caps() {
        // It is computed once the book has a cap, and says so itself.
        true => why.to_owned(),
        false => lang.fill(Word::FindingWhyNot, &[("why", why)]),
    }));
    lines
}

/// "Sổ đang có 2 mức trần.": what a rule that takes caps is computed by.
#[must_use]
pub fn caps(rule: &Rule, book: &Book, lang: Lang) -> Option<String> {
    let count = book.caps().filter(|cap| cap.rule.is(&rule.id)).count();
    (count > 0).then(|| lang.fill(Word::FindingCaps, &[("count", &write_count(count as u64))]))
}

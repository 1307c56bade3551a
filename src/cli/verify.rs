//! `verify`: the whole journal and the state, checked and not touched.

use super::failure::{Code, Failure};
use super::out::Out;
use super::place::Call;
use crate::store::{self, Fault, Finding};
use crate::words::Word;

/// Checks everything and says what was found.
///
/// # Errors
/// [`Failure`] when there is no book or nobody can be written to.
pub fn run(call: &Call, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let report = store::verify(&call.dir).map_err(|error| Failure::open(&error, lang))?;
    let journal = [
        ("segments", report.segments.to_string()),
        ("changes", report.position.seq.to_string()),
        ("position", report.position.to_string()),
    ];
    let book = [
        ("records", report.records.to_string()),
        ("sheets", report.sheets.to_string()),
        ("counts", report.counts.to_string()),
    ];
    let mut say = |word, parts: &[(&str, String); 3]| {
        let parts = parts.each_ref().map(|(key, value)| (*key, value.as_str()));
        out.line(&lang.fill(word, &parts))
    };
    say(Word::CliVerifyJournal, &journal)?;
    say(Word::CliVerifyBook, &book)?;
    let is_sound = |finding: &Finding| !finding.file.starts_with("journal");
    if report.erased > 0 && report.findings.iter().all(is_sound) {
        let count = report.erased.to_string();
        out.line(&lang.fill(Word::CliVerifyErased, &[("count", &count)]))?;
    }
    for finding in &report.findings {
        out.line(&lang.fill(Word::CliFinding, &[("what", &finding.say(lang))]))?;
    }
    let damages = report.findings.iter().filter(|finding| is_damage(finding)).count();
    if damages == 0 {
        out.line(lang.say(Word::CliVerifyFine))?;
        return Ok(Code::Fine);
    }
    out.line(&lang.fill(Word::CliVerifyDamaged, &[("count", &damages.to_string())]))?;
    Ok(Code::Damaged)
}

/// False for what is as it may be: a line cut off by a crash before it was acknowledged, a state
/// that is behind or in use.
fn is_damage(finding: &Finding) -> bool {
    !matches!(
        finding.fault,
        Fault::Torn
            | Fault::StateBehind { .. }
            | Fault::StateUnread
            | Fault::StateInMemory(_)
            | Fault::Erasing
    )
}

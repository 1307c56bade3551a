//! The catalogue is whole: what its entries refer to exists, what must be unique is, text is NFC.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;

use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::sheet::Recipient;
use thidua::exchange::sample;
use thidua::report::find::{self, Found};
use thidua::words::Lang;
use unicode_normalization::is_nfc;

#[test]
fn every_id_of_the_sample_exists() {
    assert_eq!(sample::change().map(|change| change.edits.is_empty()), Ok(false));
}

#[test]
fn entries_cover_entries_of_the_main_list() {
    for (list, main) in [(List::Field, "14-linh-vuc"), (List::Occasion, "luat-2022")] {
        for entry in list.entries() {
            for covered in &entry.covers {
                let target = list.entries().find(|other| other.id.as_str() == covered).unwrap();
                assert_eq!(target.list.as_deref(), Some(main), "{} covers {covered}", entry.id);
            }
            if entry.list.as_deref() == Some(main) {
                assert_eq!(entry.covers, [entry.id.as_str()], "{}", entry.id);
            }
        }
    }
    let canonical = List::Field.entries().filter(|f| f.list.as_deref() == Some("14-linh-vuc"));
    assert_eq!(canonical.count(), 14);
}

#[test]
fn ranks_are_unique_and_awards_have_recipients_and_a_known_level() {
    let catalogue = Catalogue::built_in();
    let mut ranks = BTreeSet::new();
    for award in catalogue.awards() {
        assert!(ranks.insert(award.rank), "{}: rank {}", award.id, award.rank);
        assert!(!award.recipients.is_empty(), "{}", award.id);
        let level = award.level.as_deref();
        assert!(level.is_none_or(|l| catalogue.choice(List::AwardLevel, l).is_some()), "{level:?}");
        let named: Vec<&Recipient> = award.statutory.keys().collect();
        assert!(named.into_iter().all(|who| award.recipients.contains(who)), "{}", award.id);
    }
}

#[test]
fn every_name_finds_its_own_award() {
    for award in Catalogue::built_in().awards() {
        for name in award.abbreviations.iter().chain(&award.aliases).chain([&award.name]) {
            assert_eq!(find::award(name), Found::One((award.code, None)), "{name}");
        }
        let aliases = award.statutory_aliases.iter();
        let aliases = aliases.flat_map(|(who, names)| names.iter().map(move |name| (who, name)));
        for (who, name) in award.statutory.iter().chain(aliases) {
            assert_eq!(find::award(name), Found::One((award.code, Some(*who))), "{name}");
        }
    }
}

#[test]
fn every_name_finds_its_own_field_and_occasion() {
    for list in [List::Field, List::Occasion] {
        for choice in Catalogue::built_in().choices(list) {
            for name in choice.entry().names() {
                assert_eq!(find::choice(list, name), Found::One(choice), "{name}");
            }
        }
    }
}

/// Lists of proper names of the law, which stay as they are.
const NAMES: [List; 2] = [List::Award, List::CapRule];

#[test]
fn every_entry_has_a_name_in_both_languages() {
    for list in List::ALL {
        let mut seen = BTreeSet::new();
        for choice in Catalogue::built_in().choices(list) {
            let [vietnamese, english] = [Lang::Vi, Lang::En].map(|lang| choice.name(lang));
            assert!(!vietnamese.trim().is_empty() && !english.trim().is_empty(), "{}", choice.id());
            assert!(seen.insert(english), "{list:?}: two are called {english}");
            let is_name = NAMES.contains(&list) && vietnamese == english;
            let is_english = english.is_ascii() && vietnamese != english;
            assert!(is_name || is_english, "{list:?}: {english}");
            assert_eq!(find::choice(list, english), Found::One(choice), "{list:?}: {english}");
        }
    }
}

#[test]
fn data_is_composed() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut seen = 0;
    for folder in ["data/catalogue", "data/forms", "data/sample", "tests/source"] {
        for file in std::fs::read_dir(format!("{root}/{folder}")).unwrap() {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(is_nfc(&text), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 15);
}

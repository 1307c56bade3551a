//! Of several awards and fields that words may mean, those that are counted.

use std::collections::BTreeSet;

use super::{MOST_AWARDS, Meant, Named, Read, Reader};
use crate::domain::catalogue::{AwardCode, Choice, List};
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::rule::{Check, Rule};
use crate::domain::sheet::{Line, Recipient};
use crate::report::ask::{Slip, Unclear, award_names};
use crate::report::find::{self, Found, Grade, Wanted, words};
use crate::report::life::Lack;
use crate::words::Lang;

impl Reader<'_> {
    /// Of several awards and fields those are meant that the unit has counts of.
    pub(super) fn settle(&mut self, read: &mut Read) {
        let Some(unit) = read.unit.clone() else {
            let ids = self.book.sheets_by_unit().map(|(id, _)| id);
            let unit = |id: &Id| self.book.unit(id.as_str()).map(|unit| unit.name.to_string());
            let candidates = ids.take(9).map(|id| unit(id).unwrap_or(id.to_string())).collect();
            read.unclear.get_or_insert(Unclear::NoUnit { candidates });
            return;
        };
        if self.asks_for_records() {
            let fields = self.fields.take().map(|(found, _)| found);
            read.kind = self.kind;
            read.kind_words.clone_from(&self.kind_words);
            read.lack = self.lack.map(|lack| self.of_kind(lack));
            read.fields = fields.unwrap_or_default();
            if self.kind == Some(Kind::Document) {
                read.fields = self.documents.into_iter().collect();
            }
            return;
        }
        let own = find::awards_of(self.book, &unit);
        self.settle_field(&unit, read);
        if self.awards.is_empty() {
            return self.settle_without_award(&unit, &own, read);
        }
        self.settle_awards(&own, read);
    }

    /// True when records of a kind are asked for, and nothing about awards.
    fn asks_for_records(&self) -> bool {
        let lacks = |kind| self.lack.is_none_or(|lack| self.of_kind(lack).kind() == kind);
        let is_asked = self.kind.map_or(self.lack.is_some(), lacks);
        is_asked && self.awards.is_empty() && !self.is_total
    }

    /// Of a movement its results are asked for, of a model those of one that was awarded.
    fn of_kind(&self, lack: Lack) -> Lack {
        match (self.kind, lack) {
            (Some(Kind::Exemplar), Lack::Result) => Lack::AwardedResult,
            _ => lack,
        }
    }

    /// Each award named is the one that is counted.
    fn settle_awards(&mut self, own: &BTreeSet<AwardCode>, read: &mut Read) {
        let is_clear = read.unclear.is_none();
        self.awards.sort_by_key(|named| named.at);
        let named = std::mem::take(&mut self.awards);
        let is_beside = named.len() > 1 || self.is_total;
        for Named { found, typed, .. } in named {
            let found = Found::of(found).prefer(|(award, _)| own.contains(award));
            let meant = found.prefer(|(award, _)| self.index.has_counts_of(*award)).all();
            // Beside another award all are compared that the unit has: "giấy khen với bằng khen".
            let is_own = meant.iter().all(|(award, _)| own.contains(award));
            let has_room = read.awards.len() + meant.len() <= MOST_AWARDS;
            if meant.len() > 1 && !(is_beside && is_own && has_room) {
                let awards = meant.iter().map(|(award, _)| *award).collect();
                let candidates = award_names(&awards, self.lang);
                read.unclear.get_or_insert(Unclear::Several { words: typed, candidates });
                continue;
            }
            for (award, said) in meant {
                let is_it = |slip: &&mut Slip| slip.typed == typed && slip.meant.is_empty();
                if let Some(slip) = self.slips.iter_mut().find(is_it) {
                    slip.meant = award.award().name(self.lang).to_owned();
                }
                if read.awards.iter().all(|(known, _)| *known != Some(award)) {
                    read.awards.push((Some(award), self.recipient().or(said)));
                }
            }
        }
        if !is_clear {
            read.awards.clear();
        }
        self.settle_share(read);
        // Beside another award, a kind of recipient is asked only of those that can go to it.
        if read.awards.len() > 1 {
            for (award, recipient) in &mut read.awards {
                let can_go = |who: &Recipient| {
                    award.is_none_or(|award| award.award().recipients.contains(who))
                };
                *recipient = recipient.filter(can_go);
            }
        }
    }

    /// "Tỷ lệ cstđ trên lđtt" asks for the award of which a rule knows the share.
    fn settle_share(&self, read: &mut Read) {
        let limits = |award: AwardCode| {
            let mut rules = Rule::of(Check::Share).filter_map(|rule| rule.share.as_ref());
            rules.any(|share| share.limits(award))
        };
        let is_asked = self.folded().windows(2).any(|two| two == ["ti", "le"]);
        let is_limited = |(award, _): &Meant| award.is_some_and(limits);
        if is_asked && read.awards.iter().any(is_limited) {
            read.awards.retain(is_limited);
        }
    }

    /// What is asked for where no award is named: all together, or, in a field alone, what was
    /// awarded in it.
    fn settle_without_award(&self, unit: &Id, own: &BTreeSet<AwardCode>, read: &mut Read) {
        let is_in_field =
            |line: &&Line| read.field.is_none_or(|field| line.key.field() == Some(field));
        let awards: BTreeSet<AwardCode> = match read.field {
            Some(_) => self.lines_of(unit).filter(is_in_field).map(|line| line.key.award).collect(),
            None if self.is_total || self.occasion.is_some() => own.clone(),
            None => {
                read.unclear
                    .get_or_insert(Unclear::NoAward { candidates: award_names(own, self.lang) });
                return;
            }
        };
        let Some(field) = read.field.filter(|_| awards.is_empty()) else {
            // Where one award is all that is counted, it is that one.
            let only = awards.first().filter(|_| awards.len() == 1);
            read.awards.push((only.copied(), self.recipient()));
            return;
        };
        let field = field.name(self.lang).to_owned();
        let own: BTreeSet<Choice> =
            self.lines_of(unit).filter_map(|line| line.key.field()).collect();
        let candidates = own.iter().map(|field| field.name(self.lang).to_owned()).collect();
        read.unclear.get_or_insert(Unclear::NoField { field, candidates });
    }

    /// The counts of a unit, of all its years.
    fn lines_of(&self, unit: &Id) -> impl Iterator<Item = &Line> {
        self.book.sheets_of(unit.as_str()).iter().flat_map(|sheet| sheet.lines())
    }

    /// The field that the unit has counts in: "giáo dục" is also met by the wider "Giáo dục, Khoa
    /// học, Công nghệ" of its table; that is said.
    fn settle_field(&mut self, unit: &Id, read: &mut Read) {
        let Some((found, typed)) = self.fields.take() else { return };
        read.field_words.clone_from(&typed);
        let own: BTreeSet<Choice> =
            self.lines_of(unit).filter_map(|line| line.key.field()).collect();
        let met = found.iter().copied().find(|field| own.contains(field));
        if met.is_some() {
            read.field = met;
            return;
        }
        // "lao động" is a field, but where nothing is counted by field an award is meant.
        if own.is_empty() && self.awards.is_empty() {
            let found = find::award_names().best(&Wanted::new(&typed), Grade::Beginning).1;
            if !found.is_empty() {
                self.awards.push(Named { found, typed, at: 0 });
                return;
            }
        }
        let named =
            find::choice_names(List::Field, self.lang).best(&Wanted::new(&typed), Grade::Words).1;
        let wider = |field: &&Choice| {
            let name = |lang| words(field.name(lang)).join(" ");
            let has_it = |lang| name(lang).contains(&words(&typed).join(" "));
            named.contains(field) || [Lang::Vi, self.lang].into_iter().any(has_it)
        };
        let wider: Vec<Choice> = own.iter().filter(wider).copied().collect();
        read.field = match wider[..] {
            [one] => {
                self.slips.push(Slip { typed, meant: one.name(self.lang).to_owned() });
                Some(one)
            }
            _ => found.first().copied(),
        };
    }
}

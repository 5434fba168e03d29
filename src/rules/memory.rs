//! How the room words things, read once: a session is judged after each thing done, and nearly all of its texts are as they
//! were when it was judged before.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use foldhash::quality::RandomState;

use super::customers;
use super::said;
use super::text::{Admitted, Finding, FindingKind, Lexicon, Names, boast, credit, hostile};
use crate::domain::{CustomerList, InputRef, State};

/// Texts that are remembered at most; beyond that everything is read anew once.
const MOST: usize = 100_000;

/// What was read before by the same lexicon, kept from one judgement to the next; a new lexicon begins with a new memory.
#[derive(Clone, Debug, Default)]
pub struct Memory(RefCell<Kept>);

#[derive(Clone, Debug, Default)]
struct Kept {
    /// The names that were known, and what they were taken from.
    names: Option<(Source, Arc<OnceLock<Names>>)>,
    texts: Texts,
}

/// What is known of texts, by fingerprints of 64 bits: the texts themselves would have to be fetched from all over the memory
/// to be compared. Among the hundred thousand that are kept, two with the same one are met once in a thousand million meetings.
#[derive(Clone, Debug, Default)]
struct Texts {
    fingerprints: RandomState,
    known: HashMap<u64, Known, RandomState>,
}

/// What is known of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Known {
    /// Which rules may find something in it, by its words alone.
    may: Admitted,
    /// Which of these have read it and found nothing.
    harmless: Admitted,
}

/// What names are taken from: the customer list, and all others by a hash.
#[derive(Clone, Debug)]
struct Source {
    list: Arc<CustomerList>,
    others: u64,
}

/// How the room words things.
#[derive(Debug, Default)]
pub(super) struct Wording {
    /// Inputs that claim credit for a department or blame one, with the words that say so.
    pub claims: Vec<Worded>,
    /// Inputs that attack a customer, held or released.
    pub attacks: Vec<InputRef>,
    /// Inputs that praise us and say no gain, with the words that say so.
    pub boasts: Vec<Worded>,
}

/// An input, what is the matter with its wording, and the words that say so.
pub(super) type Worded = (InputRef, FindingKind, Vec<String>);

impl Wording {
    /// Reads everything that was said, but what the memory knows to be harmless.
    pub fn of(state: &State, lexicon: &Lexicon, memory: &Memory) -> Self {
        let names = memory.names(state);
        let texts = &mut memory.0.borrow_mut().texts;
        if texts.known.len() > MOST {
            texts.known.clear();
        }
        let mut reader = Reader { state, lexicon, names: &names, texts };
        let mut wording = Self::default();
        said::each(state, &mut |said, input| {
            let (mut claim, mut is_attack) = (None, false);
            for text in &said.words {
                let known = reader.known(text);
                // What a customer said is a customer's word, whomever it praises.
                if !said.is_voice && claim.is_none() {
                    claim = reader.claim(text, known).map(|finding| worded(input(), &finding, text));
                }
                is_attack |= reader.attacks(text, known)
                    // As if the customer were named in the text itself.
                    || known.may.attacks && !said.customer.is_empty() && {
                        let text = format!("{}: {text}", said.customer);
                        let known = reader.known(&text);
                        reader.attacks(&text, known)
                    };
            }
            wording.claims.extend(claim);
            if is_attack {
                wording.attacks.push(input());
            }
        });
        said::each_about_us(state, &mut |said, input| {
            if said.words.iter().any(|text| reader.known(text).may.boasts) {
                // A gain in one of its sentences speaks for all of them.
                let whole = said.words.join(". ");
                wording.boasts.extend(reader.boast(&whole).map(|finding| worded(input(), &finding, &whole)));
            }
        });
        wording
    }
}

fn worded(input: InputRef, finding: &Finding, text: &str) -> Worded {
    (input, finding.kind, finding.quoted(text).map(str::to_owned).collect())
}

/// Reads texts, and remembers which are harmless.
struct Reader<'a> {
    state: &'a State,
    lexicon: &'a Lexicon,
    /// Gathered only where a text may be about a customer at all, which is rare.
    names: &'a OnceLock<Names>,
    texts: &'a mut Texts,
}

impl<'a> Reader<'a> {
    fn names(&self) -> &'a Names {
        self.names.get_or_init(|| customers::names(self.state))
    }

    /// What is known of a text; one that is new passes the gate first, which knows most of them to be harmless.
    fn known(&mut self, text: &str) -> Known {
        let fingerprint = self.texts.fingerprints.hash_one(text);
        let new = || Known { may: self.lexicon.admits(text), harmless: Admitted::default() };
        *self.texts.known.entry(fingerprint).or_insert_with(new)
    }

    fn remember(&mut self, text: &str, finds_nothing: impl FnOnce(&mut Admitted)) {
        let fingerprint = self.texts.fingerprints.hash_one(text);
        if let Some(known) = self.texts.known.get_mut(&fingerprint) {
            finds_nothing(&mut known.harmless);
        }
    }

    /// What a text claims or blames.
    fn claim(&mut self, text: &str, known: Known) -> Option<Finding> {
        if !known.may.claims || known.harmless.claims {
            return None;
        }
        let found = credit(text, self.lexicon, self.names());
        if found.is_none() {
            self.remember(text, |harmless| harmless.claims = true);
        }
        found
    }

    /// Whether a text attacks a customer.
    fn attacks(&mut self, text: &str, known: Known) -> bool {
        if !known.may.attacks || known.harmless.attacks {
            return false;
        }
        let is_attack = hostile(text, self.lexicon, self.names()).is_some();
        if !is_attack {
            self.remember(text, |harmless| harmless.attacks = true);
        }
        is_attack
    }

    /// What a text praises.
    fn boast(&mut self, text: &str) -> Option<Finding> {
        let known = self.known(text);
        if !known.may.boasts || known.harmless.boasts {
            return None;
        }
        let found = boast(text, self.lexicon, self.names());
        if found.is_none() {
            self.remember(text, |harmless| harmless.boasts = true);
        }
        found
    }
}

impl Memory {
    /// The customers that can be named. Where others can be named than before, nothing is known any more of who is spoken of.
    fn names(&self, state: &State) -> Arc<OnceLock<Names>> {
        let kept = &mut *self.0.borrow_mut();
        let others = hash(customers::other_names(state));
        if let Some((source, names)) = &kept.names
            && Arc::ptr_eq(&source.list, &state.segments.customers)
            && source.others == others
        {
            return Arc::clone(names);
        }
        for known in kept.texts.known.values_mut() {
            known.harmless = Admitted::default();
        }
        let names = Arc::default();
        let source = Source { list: Arc::clone(&state.segments.customers), others };
        kept.names = Some((source, Arc::clone(&names)));
        names
    }
}

fn hash<'a>(names: impl Iterator<Item = &'a str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    names.for_each(|name| name.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Department, ListChange, Parked, ParkedField, SettingField, Step};
    use crate::rules::samples::Sample;
    use crate::rules::text::WordLists;

    fn watching() -> Sample {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Sample::founded().watching_for(&WordLists {
            hostile: list(&["always pays late"]),
            parties: list(&["Marketing"]),
            blame: list(&["never delivers"]),
            ..WordLists::default()
        })
    }

    fn parked(sample: &mut Sample, change: ListChange<Parked>) {
        sample.says(Department::Sales, Step::Agreement, Change::Parked(change));
    }

    #[test]
    fn what_is_remembered_is_judged_as_if_it_were_read_anew() {
        let memory = Memory::default();
        let mut sample = watching();
        let says = |text: &str| Parked { text: text.to_owned(), ..Parked::default() };
        let rewords = |text: &str| vec![ParkedField::Text(text.to_owned())];
        let named = |names: &[&str]| {
            Change::Setting(SettingField::Customers(names.iter().map(|name| (*name).to_owned()).collect()))
        };
        let mut counts = Vec::new();
        let mut judge = |sample: &Sample| {
            assert_eq!(sample.flags_remembering(&memory), sample.flags());
            assert_eq!(sample.flags_remembering(&memory), sample.flags(), "nothing was done meanwhile");
            counts.push(sample.rule(crate::domain::Rule::X5).len() + sample.rule(crate::domain::Rule::X1).len());
        };
        parked(&mut sample, ListChange::Raise("one".into(), says("Northwind Pumps always pays late")));
        judge(&sample);
        sample.chair(named(&["Northwind Pumps"]));
        judge(&sample);
        sample.chair(named(&[]));
        judge(&sample);
        parked(&mut sample, ListChange::Edit("one".into(), rewords("Marketing never delivers")));
        judge(&sample);
        parked(&mut sample, ListChange::Edit("one".into(), rewords("Both were late")));
        judge(&sample);
        assert_eq!(counts, [0, 1, 0, 1, 0]);
    }
}

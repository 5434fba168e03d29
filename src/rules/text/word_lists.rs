//! The lists of words that the text rules look for: data, each list a part that words play.

use serde::{Deserialize, Serialize};

/// Declares each part that words can play: a variant, and the list of that name in a file.
macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $list:ident,)*) => {
        /// The part that words play in a remark.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $($(#[$doc])* $role,)*
        }

        /// The lists of one language, or what a user adds to them; a list that is left out is empty.
        ///
        /// A phrase is found without regard to case, and where it begins or ends in a Latin letter only as whole words;
        /// Chinese anywhere. `*` at its end stands for any letters that follow; ` ... ` within it for any words of the
        /// same sentence, up to a bound.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct WordLists {
            $($(#[$doc])* pub $list: Vec<String>,)*
        }

        impl WordLists {
            /// Every phrase with its part.
            pub fn phrases(&self) -> impl Iterator<Item = (Role, &str)> {
                let lists = [$((Role::$role, &self.$list),)*];
                lists.into_iter().flat_map(|(role, list)| list.iter().map(move |phrase| (role, phrase.as_str())))
            }

            /// Takes in the phrases of other lists too.
            pub fn add(&mut self, other: Self) {
                $(self.$list.extend(other.$list);)*
            }
        }
    };
}

roles! {
    /// Expressions that are taken out: no word inside one of them counts, a name of a customer neither.
    Without without,
    /// Words that part a remark as a comma does: but, however.
    Turn turns,
    /// Words that take back what follows them: not, nobody says.
    No noes,
    /// Words by which a sentence asks, besides a question mark.
    Asks asks,
    /// Ourselves, the company: we, our.
    Us us,
    /// Those who compete with us.
    Rival rivals,
    /// Joint effort: together, both departments.
    Joint joint,
    /// Departments, their people, and the speaker's own team.
    Party parties,
    /// By what means something was sold: relationships, advertising.
    Means means,
    /// What is fought over: the quarter, the sales, the growth.
    Result results,
    /// Words that leave out all others: alone, only, all by ourselves.
    Alone alone,
    /// To have brought something about: made, won, carried.
    Did did,
    /// Claims that need nothing but somebody who makes them: did all the work, deserves the credit.
    Credit credit,
    /// What blames the department that stands near it: never delivers, dropped the ball.
    Blame blame,
    /// Words that point at a customer: this customer, those people.
    Customer customers,
    /// What is hostile when it is said of a customer: always pays late, cheats.
    Hostile hostile,
    /// What we say when we want no more of a customer: never again, sick of.
    Refusal refusals,
    /// To complain, to tell us: what a customer says of us.
    Says says,
    /// We are the leader.
    Leader leader,
    /// Our quality is high.
    Quality quality,
    /// Our history is long.
    History history,
    /// What a customer gains.
    Gain gains,
}

impl Default for super::Lexicon {
    /// One that knows no words: nothing is ever found by it.
    fn default() -> Self {
        Self::new(&WordLists::default())
    }
}

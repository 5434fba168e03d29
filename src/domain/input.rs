//! Inputs: what somebody raised, who raised it, and the one list that every kind of input is kept in.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::department::Department;
use super::id::ParticipantId;
use super::reference::InputRef;
use super::refusal::Refusal;
use super::step::Step;
use super::value::Value;

/// What an input of one kind says, and how it is edited field by field.
pub trait Item: Clone + Debug + PartialEq + Serialize + DeserializeOwned {
    /// Names an input of this kind.
    type Id: Clone + Debug + Display + Ord + Serialize + DeserializeOwned;
    /// One field with a value for it.
    type Field: Clone + Debug + PartialEq + Serialize + DeserializeOwned;

    /// The keys of the fields that only say where the input is filed: a yes to it stands when they are altered.
    const FILES: &'static [&'static str];

    /// The name of the input among all inputs.
    fn reference(id: Self::Id) -> InputRef;

    /// Puts the field's value in.
    fn set(&mut self, field: Self::Field);

    /// The same field with the value it has here.
    fn current(&self, like: &Self::Field) -> Self::Field;

    /// The key of the field's name among the words.
    fn field_key(field: &Self::Field) -> &'static str;

    /// The field's value, ready to be worded.
    fn field_value(field: &Self::Field) -> Value;

    /// All fields with the values they have here, in the order of the form.
    fn fields(&self) -> Vec<Self::Field>;

    /// All that somebody said in it, field by field.
    fn words(&self) -> Vec<&str>;

    /// All that somebody said in it, field by field, open to be covered or put otherwise.
    fn words_mut(&mut self) -> Vec<&mut String>;

    /// The words of one field.
    fn words_of(field: &mut Self::Field) -> Option<&mut String>;

    /// Says what is missing or impossible before the input is kept.
    ///
    /// # Errors
    /// The first thing that is wrong.
    fn check(&self) -> Result<(), Refusal>;
}

/// An input on the table: what it says, and which department raised it. It cannot exist without one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound = "")]
pub struct Raised<T: Item> {
    /// Its name, from the first thing it was called.
    pub id: T::Id,
    /// The department that raised it.
    pub by: Department,
    /// Who in that department, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<ParticipantId>,
    /// The step at which it was raised.
    pub step: Step,
    /// When.
    pub at: Timestamp,
    /// The departments that have said yes to it as it stands.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub agreed: BTreeSet<Department>,
    /// What it says.
    pub item: T,
}

/// The inputs of one kind in the room's order; what is taken off the table is kept aside and can be brought back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound = "")]
pub struct List<T: Item> {
    #[serde(default)]
    on_table: Vec<Raised<T>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aside: Vec<Raised<T>>,
}

/// One alteration of a [`List`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub enum ListChange<T: Item> {
    /// A new input under a new id.
    Raise(T::Id, T),
    /// Some fields of an input, taken together.
    Edit(T::Id, Vec<T::Field>),
    /// Off the table.
    Remove(T::Id),
    /// Back on the table.
    Restore(T::Id),
    /// To another position, counted from 0; beyond the end is the end.
    Place(T::Id, usize),
}

impl<T: Item> ListChange<T> {
    /// The input that is altered.
    #[must_use]
    pub fn about(&self) -> InputRef {
        T::reference(self.id().clone())
    }

    /// What it makes the input say, field by field, each with the key of its name; of an edit only what it alters.
    #[must_use]
    pub fn says(&self) -> Vec<(&'static str, Value)> {
        let says = |field: &T::Field| (T::field_key(field), T::field_value(field));
        match self {
            Self::Raise(_, item) => item.fields().iter().map(says).collect(),
            Self::Edit(_, fields) => fields.iter().map(says).collect(),
            Self::Remove(_) | Self::Restore(_) | Self::Place(..) => Vec::new(),
        }
    }

    /// All that somebody says in it.
    pub(crate) fn words_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Raise(_, item) => item.words_mut(),
            Self::Edit(_, fields) => fields.iter_mut().filter_map(T::words_of).collect(),
            Self::Remove(_) | Self::Restore(_) | Self::Place(..) => Vec::new(),
        }
    }

    /// The id of the input that is altered.
    #[must_use]
    pub fn id(&self) -> &T::Id {
        match self {
            Self::Raise(id, _) | Self::Edit(id, _) | Self::Remove(id) | Self::Restore(id) | Self::Place(id, _) => id,
        }
    }
}

/// Who does something, when and where: the part of an entry that an input remembers.
#[derive(Clone, Debug)]
pub struct Raising<'a> {
    /// The department.
    pub by: &'a Department,
    /// Who in it, where known.
    pub person: Option<&'a ParticipantId>,
    /// At which step.
    pub step: Step,
    /// When.
    pub at: Timestamp,
}

impl<T: Item> Default for List<T> {
    fn default() -> Self {
        Self { on_table: Vec::new(), aside: Vec::new() }
    }
}

impl<T: Item> List<T> {
    /// The inputs on the table, in the room's order.
    pub fn iter(&self) -> std::slice::Iter<'_, Raised<T>> {
        self.on_table.iter()
    }

    /// The inputs taken off the table, in the order in which they went.
    pub fn aside(&self) -> std::slice::Iter<'_, Raised<T>> {
        self.aside.iter()
    }

    /// How many are on the table.
    #[must_use]
    pub fn len(&self) -> usize {
        self.on_table.len()
    }

    /// Whether nothing was ever raised here, so that a file need not mention it.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.on_table.is_empty() && self.aside.is_empty()
    }

    /// Whether none is on the table.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.on_table.is_empty()
    }

    /// The input of this id on the table.
    #[must_use]
    pub fn get(&self, id: &T::Id) -> Option<&Raised<T>> {
        self.on_table.iter().find(|raised| raised.id == *id)
    }

    /// Whether the id was ever given, on the table or aside.
    #[must_use]
    pub fn knows(&self, id: &T::Id) -> bool {
        self.on_table.iter().chain(&self.aside).any(|raised| raised.id == *id)
    }

    pub(crate) fn get_mut(&mut self, id: &T::Id) -> Option<&mut Raised<T>> {
        self.on_table.iter_mut().find(|raised| raised.id == *id)
    }

    /// What the inputs say, those aside too, so that one that is brought back fits what became of the rest.
    pub(crate) fn items_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.on_table.iter_mut().chain(&mut self.aside).map(|raised| &mut raised.item)
    }

    /// The inputs, those aside too, open to be covered.
    pub(crate) fn raised_mut(&mut self) -> impl Iterator<Item = &mut Raised<T>> {
        self.on_table.iter_mut().chain(&mut self.aside)
    }

    /// Puts an input on the table as it is, with the origin that it already has.
    pub(crate) fn carry(&mut self, raised: Raised<T>) {
        self.aside.retain(|other| other.id != raised.id);
        self.on_table.push(raised);
    }

    /// Takes the input off the table and hands it out.
    pub(crate) fn take(&mut self, id: &T::Id) -> Option<Raised<T>> {
        let index = self.on_table.iter().position(|raised| raised.id == *id)?;
        Some(self.on_table.remove(index))
    }

    pub(crate) fn apply(&mut self, change: &ListChange<T>, raising: &Raising<'_>) -> Result<(), Refusal> {
        let missing = || Refusal::NotOnTable(T::reference(change.id().clone()));
        match change {
            ListChange::Raise(id, item) => {
                item.check()?;
                if self.get(id).is_some() {
                    return Err(Refusal::IdTaken(T::reference(id.clone())));
                }
                self.carry(Raised {
                    id: id.clone(),
                    by: raising.by.clone(),
                    person: raising.person.cloned(),
                    step: raising.step,
                    at: raising.at,
                    agreed: BTreeSet::new(),
                    item: item.clone(),
                });
            }
            ListChange::Edit(id, fields) => {
                let raised = self.get_mut(id).ok_or_else(missing)?;
                let mut before = raised.item.clone();
                for field in fields {
                    raised.item.set(field.clone());
                }
                raised.item.check()?;
                // A yes was given to the words as they stood, wherever they are filed.
                let is_filing = |field: &T::Field| T::FILES.contains(&T::field_key(field));
                raised.item.fields().into_iter().filter(is_filing).for_each(|field| before.set(field));
                if raised.item != before {
                    raised.agreed.clear();
                }
            }
            ListChange::Remove(id) => {
                let raised = self.take(id).ok_or_else(missing)?;
                self.aside.retain(|other| other.id != *id);
                self.aside.push(raised);
            }
            ListChange::Restore(id) => {
                if self.get(id).is_some() {
                    return Err(Refusal::IdTaken(T::reference(id.clone())));
                }
                let index = self.aside.iter().position(|raised| raised.id == *id).ok_or_else(missing)?;
                let raised = self.aside.remove(index);
                self.on_table.push(raised);
            }
            ListChange::Place(id, position) => {
                let raised = self.take(id).ok_or_else(missing)?;
                let position = (*position).min(self.on_table.len());
                self.on_table.insert(position, raised);
            }
        }
        Ok(())
    }
}

impl<'a, T: Item> IntoIterator for &'a List<T> {
    type Item = &'a Raised<T>;
    type IntoIter = std::slice::Iter<'a, Raised<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Whether a field has the value that a file need not spell out.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares what a kind of input says: the struct, and the enum of its fields by which it is edited.
///
/// `Tier => tier: Option<Tier>, "field-tier"` is the variant that edits the field, the field, its type, and the key of
/// its name among the words. `files(..)` gives the keys of those that only say where the input is filed.
macro_rules! item {
    (
        $(#[$doc:meta])*
        pub struct $item:ident, $id:ty => $kind:ident, edited by $field:ident {
            $($(#[$field_doc:meta])* $variant:ident => $name:ident: $ty:ty, $key:literal;)*
        }
        check($this:ident) $check:block
        $(files($($files:literal),+))?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $item {
            $($(#[$field_doc])*
            #[serde(default, skip_serializing_if = "crate::domain::input::is_default")]
            pub $name: $ty,)*
        }

        #[doc = concat!("One field of [`", stringify!($item), "`] with a value for it.")]
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub enum $field {
            $($(#[$field_doc])* $variant($ty),)*
        }

        impl crate::domain::input::Item for $item {
            type Id = $id;
            type Field = $field;

            const FILES: &'static [&'static str] = &[$($($files),+)?];

            fn reference(id: $id) -> crate::domain::reference::InputRef {
                crate::domain::reference::InputRef::$kind(id)
            }

            fn set(&mut self, field: $field) {
                match field {
                    $($field::$variant(value) => self.$name = value,)*
                }
            }

            fn current(&self, like: &$field) -> $field {
                match like {
                    $($field::$variant(_) => $field::$variant(self.$name.clone()),)*
                }
            }

            fn field_key(field: &$field) -> &'static str {
                match field {
                    $($field::$variant(_) => $key,)*
                }
            }

            fn field_value(field: &$field) -> crate::domain::value::Value {
                match field {
                    $($field::$variant(value) => crate::domain::value::Worded::value(value),)*
                }
            }

            fn fields(&self) -> Vec<$field> {
                vec![$($field::$variant(self.$name.clone()),)*]
            }

            fn words(&self) -> Vec<&str> {
                let fields = [$(crate::domain::value::Worded::words(&self.$name),)*];
                fields.into_iter().flatten().collect()
            }

            fn words_mut(&mut self) -> Vec<&mut String> {
                let fields = [$(crate::domain::value::Worded::words_mut(&mut self.$name),)*];
                fields.into_iter().flatten().collect()
            }

            fn words_of(field: &mut $field) -> Option<&mut String> {
                match field {
                    $($field::$variant(value) => crate::domain::value::Worded::words_mut(value),)*
                }
            }

            fn check(&self) -> Result<(), crate::domain::refusal::Refusal> {
                let $this = self;
                $check
            }
        }
    };
}
pub(crate) use item;

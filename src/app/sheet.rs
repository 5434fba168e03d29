//! How each kind of input is asked for in a form: its rows, and how what is typed becomes its fields.

use std::collections::BTreeSet;
use std::rc::Rc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::form::{Form, FormRow, Need, Offer};
use super::reading::{
    Context, chosen, department_names, known_departments, read_date, read_money, read_number, read_period, split_names,
    told_apart,
};
use crate::domain::{Change, Department, Item, List, ListChange, Listed, Money, Period, Raised, Refusal, State};
use crate::edit::TextField;
use crate::lang::{Message, dates, numbers, wording};

/// A kind of input that is asked for in a form.
pub trait Sheet: Item + Default + 'static {
    /// Its inputs on the table.
    fn list(state: &State) -> &List<Self>;

    /// The change that alters them.
    fn change(change: ListChange<Self>) -> Change;

    /// An id for a new one, from the first thing it is called.
    fn fresh_id(&self, list: &List<Self>) -> Self::Id;

    /// The rows of its form.
    fn rows() -> Vec<Row<Self>>;

    /// Its rows, filled in with what an input says, or empty.
    fn form_rows(item: Option<&Self>, context: &Context<'_>) -> Vec<FormRow> {
        let blank = Self::default();
        let item = item.unwrap_or(&blank);
        Self::rows().iter().map(|row| row.filled(item, context)).collect()
    }

    /// What a filled form changes: a new input, or the fields that differ. A new one gets the id `named`, where its
    /// kind is named by what it is about, else one from what it is called.
    ///
    /// # Errors
    /// The row that is wrong, counted from 0, and why.
    fn read(
        form: &Form,
        existing: Option<&Raised<Self>>,
        new: Self,
        named: Option<&Self::Id>,
        context: &Context<'_>,
    ) -> Result<Vec<Change>, (usize, Message)> {
        let rows = Self::rows();
        let mut item = existing.map_or(new, |raised| raised.item.clone());
        let mut edited = Vec::new();
        for (index, (row, filled)) in rows.iter().zip(&form.rows).enumerate() {
            // A row that says what it said leaves its field alone: it may name something that has left the table.
            if existing.is_some_and(|raised| filled.says_the_same(&row.filled(&raised.item, context))) {
                continue;
            }
            for field in (row.read)(filled, &item, context).map_err(|message| (index, message))? {
                if item.current(&field) != field {
                    item.set(field.clone());
                    edited.push(field);
                }
            }
        }
        item.check().map_err(|refusal| (row_of(&rows, &refusal), wording::refusal(&refusal)))?;
        let list = Self::list(context.state);
        Ok(match existing {
            _ if edited.is_empty() => Vec::new(),
            None => {
                let id = named.cloned().unwrap_or_else(|| quiet(&item, context).fresh_id(list));
                vec![Self::change(ListChange::Raise(id, item))]
            }
            Some(raised) => vec![Self::change(ListChange::Edit(raised.id.clone(), edited))],
        })
    }
}

/// The input as it is named after: one that attacks a customer must not be quoted by its own name.
fn quiet<T: Item>(item: &T, context: &Context<'_>) -> T {
    let mut quiet = item.clone();
    if context.watch.attacks(&item.words(), context.state) {
        quiet.words_mut().into_iter().for_each(|text| "remark".clone_into(text));
    }
    quiet
}

/// The row that a refusal speaks of.
fn row_of<T: Item>(rows: &[Row<T>], refusal: &Refusal) -> usize {
    let Refusal::Required(field) = refusal else { return 0 };
    rows.iter().position(|row| row.label == *field).unwrap_or(0)
}

/// One row of a [`Sheet`]: how it is shown, and how it is read.
pub struct Row<T: Item> {
    label: &'static str,
    need: Need,
    offer: Box<Showing<T, Offer>>,
    show: Rc<Showing<T, String>>,
    read: Box<ReadRow<T>>,
}

impl<T: Sheet> Row<T> {
    /// The row completes what is typed to what was said in it before, and takes anything else too.
    #[must_use]
    pub fn recalling(mut self) -> Self {
        let show = Rc::clone(&self.show);
        self.offer = Box::new(move |_, context| Offer::Said(said_before(&*show, context)));
        self
    }

    /// The same for each of several names with commas between them.
    #[must_use]
    pub fn recalling_each(mut self) -> Self {
        let show = Rc::clone(&self.show);
        self.offer = Box::new(move |_, context| {
            let mut names: Vec<String> = Vec::new();
            for name in said_before(&*show, context).iter().flat_map(|said| split_names(said)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            Offer::EachSaid(names)
        });
        self
    }
}

/// What the inputs of a kind say in a row, each text once, the last raised first. What is held is not offered.
fn said_before<T: Sheet>(show: &Showing<T, String>, context: &Context<'_>) -> Vec<String> {
    let list = T::list(context.state).iter().rev();
    let open = list.filter(|raised| !context.watch.holds(&T::reference(raised.id.clone())));
    let mut seen = BTreeSet::new();
    open.map(|raised| show(&raised.item, context))
        .filter(|text| !text.trim().is_empty() && seen.insert(text.clone()))
        .collect()
}

/// Makes something of an input for its row.
type Showing<T, Shown> = dyn Fn(&T, &Context<'_>) -> Shown;
/// Makes fields of what is typed into a row, over what the input says so far.
type ReadRow<T> = dyn Fn(&FormRow, &T, &Context<'_>) -> Result<Vec<<T as Item>::Field>, Message>;

impl<T: Item + 'static> Row<T> {
    /// The row must be filled in.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// The row completes what is typed to one of these, and takes others too.
    #[must_use]
    pub fn completing(mut self, names: impl Fn(&Context<'_>) -> Vec<String> + 'static) -> Self {
        self.offer = Box::new(move |_, context| Offer::Said(names(context)));
        self
    }

    /// The row offers these words of the program's own, and takes others too.
    #[must_use]
    pub fn suggesting(mut self, words: impl Fn(&Context<'_>) -> Vec<String> + 'static) -> Self {
        self.offer = Box::new(move |_, context| Offer::Suggest(words(context)));
        self
    }

    fn filled(&self, item: &T, context: &Context<'_>) -> FormRow {
        FormRow {
            label: self.label,
            need: self.need,
            text: TextField::with_text(&(self.show)(item, context)),
            offer: (self.offer)(item, context),
        }
    }

    /// A row of typed text, with how it is shown and how it is read.
    pub(crate) fn typed(
        label: &'static str,
        show: impl Fn(&T, &Context<'_>) -> String + 'static,
        read: impl Fn(&str, &Context<'_>) -> Result<T::Field, Message> + 'static,
    ) -> Self {
        Self {
            label,
            need: Need::Optional,
            offer: Box::new(|_, _| Offer::Free),
            show: Rc::new(show),
            read: Box::new(move |row, _, context| read(row.text.text().trim(), context).map(|field| vec![field])),
        }
    }
}

/// Free text.
pub fn text<T: Item + 'static>(label: &'static str, get: fn(&T) -> &String, put: fn(String) -> T::Field) -> Row<T> {
    Row::typed(label, move |item, _| get(item).clone(), move |typed, _| Ok(put(typed.to_owned())))
}

/// An amount of money, as people type it.
pub fn money<T: Item + 'static>(
    label: &'static str,
    get: fn(&T) -> Option<Money>,
    put: fn(Option<Money>) -> T::Field,
) -> Row<T> {
    Row {
        label,
        need: Need::Optional,
        offer: Box::new(|_, _| Offer::Free),
        show: Rc::new(move |item, context| {
            get(item).map_or_else(String::new, |money| wording::typed_amount(money.amount(), context.style()))
        }),
        read: Box::new(move |row, item, context| {
            Ok(vec![put(read_money(row.text.text().trim(), get(item), context)?)])
        }),
    }
}

/// A plain number.
pub fn number<T: Item + 'static>(
    label: &'static str,
    get: fn(&T) -> Option<Decimal>,
    put: fn(Option<Decimal>) -> T::Field,
) -> Row<T> {
    Row::typed(
        label,
        move |item, context| {
            get(item).map_or_else(String::new, |number| wording::typed_amount(number, context.style()))
        },
        move |typed, context| read_number(typed, context).map(put),
    )
}

/// A count of whole things.
pub fn count<T: Item + 'static>(
    label: &'static str,
    get: fn(&T) -> Option<u64>,
    put: fn(Option<u64>) -> T::Field,
) -> Row<T> {
    Row::typed(
        label,
        move |item, context| {
            get(item).map_or_else(String::new, |count| wording::typed_amount(Decimal::from(count), context.style()))
        },
        move |typed, context| {
            if typed.is_empty() {
                return Ok(put(None));
            }
            let count = numbers::parse_count(typed, context.style())
                .map_err(|error| wording::number_error(error, context.style()))?;
            Ok(put(Some(count)))
        },
    )
}

/// A day.
pub fn date<T: Item + 'static>(
    label: &'static str,
    get: fn(&T) -> Option<Date>,
    put: fn(Option<Date>) -> T::Field,
) -> Row<T> {
    Row::typed(
        label,
        move |item, context| get(item).map_or_else(String::new, |date| dates::format_date(date, context.words.lang())),
        move |typed, context| read_date(typed, context).map(put),
    )
}

/// A period of days; empty is none.
pub fn period<T: Item + 'static>(
    label: &'static str,
    get: fn(&T) -> Option<Period>,
    put: fn(Option<Period>) -> T::Field,
) -> Row<T> {
    Row::typed(
        label,
        move |item, context| get(item).map_or_else(String::new, |period| wording::period(period, context.words)),
        move |typed, context| {
            if typed.is_empty() { Ok(put(None)) } else { read_period(typed, context).map(|period| put(Some(period))) }
        },
    )
}

/// One of a fixed set.
pub fn one_of<T: Item + 'static, C: Copy + PartialEq + 'static>(
    label: &'static str,
    all: &'static [C],
    key: fn(C) -> &'static str,
    get: fn(&T) -> Option<C>,
    put: fn(Option<C>) -> T::Field,
) -> Row<T> {
    let names = move |context: &Context<'_>| {
        all.iter().map(|choice| context.words.get(key(*choice)).into_owned()).collect::<Vec<_>>()
    };
    Row {
        label,
        need: Need::Optional,
        offer: Box::new(move |_, context| Offer::OneOf(names(context))),
        show: Rc::new(move |item, context| {
            get(item).map_or_else(String::new, |choice| context.words.get(key(choice)).into_owned())
        }),
        read: Box::new(move |row, _, _| Ok(vec![put(chosen(row, all)?.copied())])),
    }
}

/// One of a list that the company can extend by names of its own.
pub fn listed<T: Item + 'static, C: Copy + PartialEq + 'static>(
    label: &'static str,
    all: &'static [C],
    key: fn(C) -> &'static str,
    get: fn(&T) -> Option<&Listed<C>>,
    put: fn(Option<Listed<C>>) -> T::Field,
) -> Row<T> {
    let name = move |listed: &Listed<C>, context: &Context<'_>| match listed {
        Listed::Known(known) => context.words.get(key(*known)).into_owned(),
        Listed::Own(own) => own.clone(),
    };
    Row {
        label,
        need: Need::Optional,
        offer: Box::new(move |_, context| {
            Offer::Suggest(all.iter().map(|choice| context.words.get(key(*choice)).into_owned()).collect())
        }),
        show: Rc::new(move |item, context| get(item).map_or_else(String::new, |listed| name(listed, context))),
        read: Box::new(move |row, _, _| {
            let typed = row.text.text().trim();
            let known = row.matched().and_then(|index| all.get(index)).map(|known| Listed::Known(*known));
            Ok(vec![put(known.or_else(|| (!typed.is_empty()).then(|| Listed::Own(typed.to_owned()))))])
        }),
    }
}

/// One of the inputs of another kind, by its name; nothing typed is none.
pub fn one_input<T: Item + 'static, L: Sheet + 'static>(
    label: &'static str,
    name: fn(&L) -> &str,
    get: fn(&T) -> Option<&L::Id>,
    put: fn(Option<L::Id>) -> T::Field,
) -> Row<T> {
    let names = move |context: &Context<'_>| told_apart(L::list(context.state).iter().map(|raised| name(&raised.item)));
    Row {
        label,
        need: Need::Optional,
        offer: Box::new(move |_, context| Offer::OneOf(names(context))),
        show: Rc::new(move |item, context| {
            let at = get(item).and_then(|id| L::list(context.state).iter().position(|raised| raised.id == *id));
            at.and_then(|at| names(context).into_iter().nth(at)).unwrap_or_default()
        }),
        read: Box::new(move |row, _, context| {
            let inputs: Vec<&Raised<L>> = L::list(context.state).iter().collect();
            Ok(vec![put(chosen(row, &inputs)?.map(|raised| raised.id.clone()))])
        }),
    }
}

/// Any of the inputs of another kind.
pub fn any_input<T: Item + 'static, L: Sheet + 'static>(
    label: &'static str,
    name: fn(&L) -> &str,
    get: fn(&T) -> &BTreeSet<L::Id>,
    put: fn(BTreeSet<L::Id>) -> T::Field,
) -> Row<T> {
    any(
        label,
        move |item, context| {
            let list = L::list(context.state);
            let marked =
                list.iter().enumerate().filter(|(_, raised)| get(item).contains(&raised.id)).map(|(index, _)| index);
            (list.iter().map(|raised| name(&raised.item).to_owned()).collect(), marked.collect())
        },
        move |marked, context| {
            let list = L::list(context.state);
            put(list
                .iter()
                .enumerate()
                .filter(|(index, _)| marked.contains(index))
                .map(|(_, raised)| raised.id.clone())
                .collect())
        },
    )
}

/// Any of the departments at the table.
pub fn any_department<T: Item + 'static>(
    label: &'static str,
    get: fn(&T) -> BTreeSet<Department>,
    put: fn(BTreeSet<Department>) -> T::Field,
) -> Row<T> {
    any(
        label,
        move |item, context| {
            let departments = context.state.room.departments();
            let marked = departments.iter().enumerate().filter(|(_, department)| get(item).contains(department));
            let marked = marked.map(|(index, _)| index).collect();
            (
                departments
                    .iter()
                    .map(|department| wording::department(department, context.words).into_owned())
                    .collect(),
                marked,
            )
        },
        move |marked, context| {
            let departments = context.state.room.departments();
            put(departments
                .into_iter()
                .enumerate()
                .filter(|(index, _)| marked.contains(index))
                .map(|(_, d)| d)
                .collect())
        },
    )
}

/// One department, at the table or not.
pub fn department<T: Item + 'static>(
    label: &'static str,
    get: fn(&T) -> Option<&Department>,
    put: fn(Option<Department>) -> T::Field,
) -> Row<T> {
    Row {
        label,
        need: Need::Optional,
        offer: Box::new(|_, context| Offer::OneOf(department_names(context))),
        show: Rc::new(move |item, context| {
            get(item).map_or_else(String::new, |department| wording::department(department, context.words).into_owned())
        }),
        read: Box::new(move |row, _, context| Ok(vec![put(chosen(row, &known_departments(context.state))?.cloned())])),
    }
}

/// Names set apart by commas.
pub fn names<T: Item + 'static>(
    label: &'static str,
    get: fn(&T) -> &BTreeSet<String>,
    put: fn(BTreeSet<String>) -> T::Field,
) -> Row<T> {
    Row::typed(
        label,
        move |item, _| get(item).iter().map(String::as_str).collect::<Vec<_>>().join(", "),
        move |typed, _| Ok(put(split_names(typed))),
    )
}

fn any<T: Item + 'static>(
    label: &'static str,
    options: impl Fn(&T, &Context<'_>) -> (Vec<String>, BTreeSet<usize>) + 'static,
    read: impl Fn(&BTreeSet<usize>, &Context<'_>) -> T::Field + 'static,
) -> Row<T> {
    Row {
        label,
        need: Need::Optional,
        offer: Box::new(move |item, context| {
            let (options, marked) = options(item, context);
            Offer::AnyOf { options, marked, at: 0 }
        }),
        show: Rc::new(|_, _| String::new()),
        read: Box::new(move |row, _, context| match &row.offer {
            Offer::AnyOf { marked, .. } => Ok(vec![read(marked, context)]),
            _ => Ok(Vec::new()),
        }),
    }
}

//! What the customer list says of the segments, reckoned once for each thing done and not for each frame.

use std::sync::Arc;

use crate::domain::{Abc, Coverage, CustomerList, Session, TierLimits};

/// What the customer list says of the segments, as of one entry of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    rev: u32,
    list: Arc<CustomerList>,
    limits: TierLimits,
    abc: Arc<Abc>,
    coverage: Coverage,
}

impl Reckoning {
    /// Reckons anew.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let state = session.state();
        let abc = Arc::new(state.abc());
        let coverage = state.coverage_with(&abc);
        let list = Arc::clone(&state.segments.customers);
        Self { rev: session.rev(), list, limits: state.settings.tiers, abc, coverage }
    }

    /// Follows the session; what has not changed since is not reckoned again.
    pub fn follow(&mut self, session: &Session) {
        let state = session.state();
        if self.rev == session.rev() {
            return;
        }
        if Arc::ptr_eq(&self.list, &state.segments.customers) && self.limits == state.settings.tiers {
            self.coverage = state.coverage_with(&self.abc);
            self.rev = session.rev();
        } else {
            *self = Self::of(session);
        }
    }

    /// The list that it is of.
    #[must_use]
    pub fn list(&self) -> &Arc<CustomerList> {
        &self.list
    }

    /// The ABC split of the list.
    #[must_use]
    pub fn abc(&self) -> &Arc<Abc> {
        &self.abc
    }

    /// How much of the whole the segments cover.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;
    use crate::domain::{
        About, Author, Change, Currency, Customer, Department, Founding, ListChange, Money, Period, Pick, Segment,
        SettingField, Step,
    };

    fn does(session: &mut Session, by: Author, change: Change) {
        let entry = session.next_entry(Timestamp::UNIX_EPOCH, by, None, Step::Segments, vec![change]);
        session.apply(entry).expect("it fits");
    }

    #[test]
    fn the_list_is_split_anew_only_where_it_or_the_limits_are_others() {
        let period = Period::new(date(2026, 1, 1), date(2026, 3, 31)).expect("in this order");
        let about = About::new("Plan", date(2026, 1, 1), period, period, Currency::EUR);
        let founding = Founding { id: "plan".into(), about, carried: None };
        let mut session = Session::found(founding, Timestamp::UNIX_EPOCH).expect("it has a title");
        let sales = || Author::Department(Department::Sales);
        let row = Customer { name: "One".to_owned(), sales: Money::from(70), ..Customer::default() };
        let list = CustomerList { rows: vec![row], ..CustomerList::default() };
        does(&mut session, sales(), Change::Customers(Arc::new(list)));
        let mut reckoning = Reckoning::of(&session);
        let split = Arc::clone(reckoning.abc());

        let all = Segment {
            name: "All".to_owned(),
            defined_by: "all".to_owned(),
            picks: vec![Pick::default()],
            ..Segment::default()
        };
        does(&mut session, sales(), Change::Segment(ListChange::Raise("all".into(), all)));
        reckoning.follow(&session);
        assert!(Arc::ptr_eq(&split, reckoning.abc()));
        assert_eq!(reckoning.coverage().customers, 1, "the segments are counted anew");

        let limits = TierLimits { a: 0.into(), b: 0.into() };
        does(&mut session, Author::Chair, Change::Setting(SettingField::Tiers(limits)));
        reckoning.follow(&session);
        assert_eq!(reckoning, Reckoning::of(&session));
        assert!(!Arc::ptr_eq(&split, reckoning.abc()));
    }
}

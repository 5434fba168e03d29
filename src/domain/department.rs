//! The departments round the table, and who speaks: a department, or the chair who only keeps house.

use serde::{Deserialize, Serialize};

/// A department of the company.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Department {
    /// Sales.
    Sales,
    /// Marketing.
    Marketing,
    /// Finance.
    Finance,
    /// The executive management.
    Executive,
    /// Production, or manufacturing.
    Production,
    /// Operations.
    Operations,
    /// Product management or development.
    Product,
    /// Customer service.
    Service,
    /// Any other, by the name the company uses.
    Other(String),
}

impl Department {
    /// The departments that have a name of their own here, in the order of their keys.
    pub const KNOWN: [Self; 8] = [
        Self::Sales,
        Self::Marketing,
        Self::Finance,
        Self::Executive,
        Self::Production,
        Self::Operations,
        Self::Product,
        Self::Service,
    ];

    /// The functions that must take part in deciding, besides Sales and Marketing (X3).
    pub const REQUIRED: [Self; 4] = [Self::Executive, Self::Finance, Self::Production, Self::Operations];

    /// The key of the department's name among the words; `None` where the name is the company's own.
    #[must_use]
    pub fn key(&self) -> Option<&'static str> {
        Some(match self {
            Self::Sales => "department-sales",
            Self::Marketing => "department-marketing",
            Self::Finance => "department-finance",
            Self::Executive => "department-executive",
            Self::Production => "department-production",
            Self::Operations => "department-operations",
            Self::Product => "department-product",
            Self::Service => "department-service",
            Self::Other(_) => return None,
        })
    }
}

/// Whose doing an entry is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Author {
    /// The facilitator keeping house (title, seats, clock, settings): no input, and counts for no department.
    Chair,
    /// A department.
    Department(Department),
}

impl Author {
    /// The department; `None` for the chair.
    #[must_use]
    pub fn department(&self) -> Option<&Department> {
        match self {
            Self::Chair => None,
            Self::Department(department) => Some(department),
        }
    }
}

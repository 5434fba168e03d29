//! tmp
use super::Lang;
use jiff::civil::Date;
/// e
#[derive(Debug)]
pub enum DateError {
    A,
}
pub fn parse_date(_t: &str, _d: Date, _l: Lang) -> Result<Date, DateError> {
    Err(DateError::A)
}
pub fn parse_period(_t: &str) -> Result<(Date, Date), DateError> {
    Err(DateError::A)
}
pub fn format_date(d: Date, _l: Lang) -> String {
    d.to_string()
}
pub fn format_time(d: jiff::Timestamp, _z: &jiff::tz::TimeZone) -> String {
    d.to_string()
}
pub fn format_period(d: Date, _e: Date, _l: Lang) -> String {
    d.to_string()
}

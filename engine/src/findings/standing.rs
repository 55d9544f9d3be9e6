//! Standing: how one figure stands to another, rounded, vaguer, different.

use super::figures::{Amount, Figure};
use super::finding::{Form, Qualifier, Quantity};

/// Money and counts are kept together: a currency may be unknown.
pub fn quantity(figure: &Figure) -> Quantity {
    if figure.amount.quantity == Quantity::Money { Quantity::Count } else { figure.amount.quantity }
}

/// Says whether a count is the first number of a score.
pub fn is_score_of(score: &Figure, count: &Figure) -> bool {
    score.amount.quantity == Quantity::Score
        && count.amount.quantity == Quantity::Count
        && score.amount.value == count.amount.value
}

/// Says whether two figures have the same value.
pub fn equal(left: &Figure, right: &Figure) -> bool {
    let (one, other) = (&left.amount, &right.amount);
    let close = (one.value - other.value).abs() <= 1e-9 * one.value.abs().max(1.0);
    if quantity(left) != quantity(right) || one.vague != other.vague {
        return false;
    }
    match one.quantity {
        Quantity::Score => close && one.other == other.other,
        // The year may go without saying.
        Quantity::Date => {
            let (year, day) = (split(one.value), split(other.value));
            year.1 == day.1 && (year.0 == day.0 || year.1 > 0 && (year.0 == 0 || day.0 == 0))
        }
        // 8 o'clock may be either.
        Quantity::Time => {
            close || (one.value - other.value).abs() == 720.0 && (is_bare(one.value) || is_bare(other.value))
        }
        _ => close && one.other == other.other,
    }
}

fn is_bare(minutes: f64) -> bool {
    minutes < 720.0
}

/// Splits a date into year and the rest.
fn split(date: f64) -> (u32, u32) {
    let date = date as u32;
    (date / 10_000, date % 10_000)
}

/// Says whether two different values may be the same fact told more and less
/// exactly.
pub fn compatible(left: &Figure, right: &Figure) -> bool {
    matches!(form(left, right), Form::Rounded | Form::Vaguer | Form::MoreExact)
}

/// Returns how a figure stands to the one it is held against.
pub fn form(reference: &Figure, figure: &Figure) -> Form {
    let (one, other) = (&reference.amount, &figure.amount);
    if figure.converts.is_some() {
        return Form::Converted;
    }
    if equal(reference, figure) {
        let about = |figure: &Figure| figure.qualifier.is_some();
        let (year, day) = (split(one.value).0, split(other.value).0);
        return match () {
            () if one.quantity == Quantity::Date && year != day && !(year == 0 || day == 0) => Form::Different,
            () if about(figure) && !about(reference) && one.quantity != Quantity::Time => Form::Rounded,
            () if same_writing(reference, figure) => Form::Same,
            () => Form::OtherForm,
        };
    }
    if is_score_of(reference, figure) || is_score_of(figure, reference) {
        return Form::OtherForm;
    }
    match (one.vague, other.vague) {
        (false, true) if other.value <= one.value && one.value < other.value * 10.0 => return Form::Vaguer,
        (true, false) if one.value <= other.value && other.value < one.value * 10.0 => return Form::MoreExact,
        _ => {}
    }
    if one.quantity == Quantity::Date {
        let ((year, day), (other_year, other_day)) = (split(one.value), split(other.value));
        let years = year == 0 || other_year == 0 || year == other_year;
        // Of a year alone and a month alone neither tells the other's.
        let shared = year > 0 && year == other_year || day > 0 && day / 100 == other_day / 100;
        if shared && (day / 100 == other_day / 100 || day == 0 || other_day == 0) {
            let exactness = |date: u32| u32::from(date / 100 > 0) + u32::from(!date.is_multiple_of(100));
            if years && exactness(other_day) < exactness(day) {
                return Form::Vaguer;
            }
            if years && exactness(other_day) > exactness(day) {
                return Form::MoreExact;
            }
        }
        return Form::Different;
    }
    // 20 to 30, up to 30, 25
    if one.other != other.other && one.quantity != Quantity::Score {
        let within = |range: &Amount, of: &Amount| {
            range.other > 0.0 && of.other == 0.0 && (range.other..=range.value).contains(&of.value)
        };
        return match () {
            () if within(other, one) => Form::Vaguer,
            () if within(one, other) && figure.qualifier.is_some() => Form::Vaguer,
            () if within(one, other) => Form::MoreExact,
            () => Form::Different,
        };
    }
    let (small, large) = (one.value.min(other.value), one.value.max(other.value));
    if one.quantity == Quantity::Time {
        return match (reference.qualifier, figure.qualifier) {
            (Some(_), None) if large - small <= 5.0 => Form::MoreExact,
            (None, Some(_)) if large - small <= 5.0 => Form::Rounded,
            _ => Form::Different,
        };
    }
    let near = large > 0.0 && (large - small) / large <= 0.1;
    let exactness = |figure: &Figure| digits(&figure.amount);
    if near && exactness(figure) < exactness(reference) && is_rounded(one.value, other.value) {
        return Form::Rounded;
    }
    if near && exactness(figure) > exactness(reference) && is_rounded(other.value, one.value) {
        return Form::MoreExact;
    }
    let close = large > 0.0 && (large - small) / large <= 0.2;
    let fits = |bound: &Figure, exact: &Figure| match bound.qualifier {
        Some(Qualifier::More) => exact.amount.value >= bound.amount.value && close,
        Some(Qualifier::Less) => exact.amount.value <= bound.amount.value && close,
        Some(Qualifier::About) => near && is_rounded(exact.amount.value, bound.amount.value),
        None => false,
    };
    match () {
        () if fits(figure, reference) => Form::Rounded,
        () if fits(reference, figure) => Form::MoreExact,
        // A month and 30 days.
        () if one.quantity == Quantity::Duration && near && one.unit == other.unit => Form::Rounded,
        () => Form::Different,
    }
}

/// Returns how many digits of a number are more than noughts at its end.
pub fn digits(amount: &Amount) -> usize {
    let mut value = amount.value.abs();
    if value.fract() != 0.0 {
        return amount.written.chars().filter(char::is_ascii_digit).count();
    }
    while value >= 10.0 && value % 10.0 == 0.0 {
        value /= 10.0;
    }
    (libm::log10(value.max(1.0)) as usize) + 1
}

/// Says whether a value is another one rounded to its own leading digits.
fn is_rounded(exact: f64, round: f64) -> bool {
    let mut step = 1.0;
    while round % (step * 10.0) == 0.0 && step < 1e12 {
        step *= 10.0;
    }
    round > 0.0 && step >= 10.0 && (exact - round).abs() < step
}

/// Says whether two figures are written alike: both in digits or words, with the
/// same qualifier and the same unit.
fn same_writing(left: &Figure, right: &Figure) -> bool {
    left.amount.written == right.amount.written
        && left.qualifier == right.qualifier
        && (quantity(left) != Quantity::Count
            || left.amount.quantity != Quantity::Money
            || left.amount.unit == right.amount.unit)
}

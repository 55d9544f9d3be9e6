//! Sorting, compiled once: the standard sort is compiled anew for every type and
//! every order, some ten kilobytes each time that a browser has to load.
//!
//! Lists of plain `u32` and `u64` use the standard `sort_unstable`, which all of
//! them share; every other list of the engine is sorted here.

use std::cmp::Ordering;

/// Sorts items by a comparison; equal ones stay in the order they had.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = order(items.len(), &mut |a, b| compare(&items[a as usize], &items[b as usize]));
    // Each ring of items that change places is walked once.
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts items by a key; equal ones stay in the order they had.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Fills a map or set, one item after the other. (`collect` sorts them first.)
pub fn filled<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut filled = C::default();
    filled.extend(items);
    filled
}

/// So few items are sorted by putting one after the other in its place.
const FEW: usize = 12;

/// Returns the places of `count` items in the order of a comparison (merge sort
/// from the bottom up).
fn order(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    if count <= FEW {
        for end in 1..count {
            let mut at = end;
            while at > 0 && compare(order[at], order[at - 1]) == Ordering::Less {
                order.swap(at, at - 1);
                at -= 1;
            }
        }
        return order;
    }
    let mut merged = order.clone();
    let mut width = 1;
    while width < count {
        for start in (0..count).step_by(2 * width) {
            let (middle, end) = (count.min(start + width), count.min(start + 2 * width));
            let (mut left, mut right) = (start, middle);
            for slot in &mut merged[start..end] {
                let is_right = left == middle || (right < end && compare(order[right], order[left]) == Ordering::Less);
                let next = if is_right { &mut right } else { &mut left };
                *slot = order[*next];
                *next += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_sort_does(numbers: Vec<u8>) {
            let mut items: Vec<(u8, usize)> = numbers.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0 / 4);
            sort_by_key(&mut items, |item| item.0 / 4);
            prop_assert_eq!(items, expected);
        }
    }
}

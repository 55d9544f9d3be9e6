//! Parts: which sentences of two blocks are compared with each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::article::{Article, Block};
use crate::links::{moved, root};
use crate::sort::{filled, sort_by_key};

/// Returns the sentences that no link joins but that say the same word for word,
/// each once: too slight to be evidence ("He did not."), plain to a reader.
pub fn repeated(left: (&Article, &Block), right: (&Article, &Block), linked: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let said = |(article, block): (&'_ Article, &Block), place: usize| {
        let sentence = &block.sentences[place];
        article.text[sentence.start..sentence.end].trim().to_string()
    };
    let taken_left: BTreeSet<usize> = filled(linked.iter().map(|link| link.0));
    let taken_right: BTreeSet<usize> = filled(linked.iter().map(|link| link.1));
    let mut open: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for place in (0..right.1.sentences.len()).filter(|place| !taken_right.contains(place)) {
        open.entry(said(right, place)).or_default().push_back(place);
    }
    let free = (0..left.1.sentences.len()).filter(|place| !taken_left.contains(place));
    free.filter_map(|place| Some((place, open.get_mut(&said(left, place))?.pop_front()?))).collect()
}

/// Sentences of two blocks that are compared with each other.
#[derive(Debug, PartialEq)]
pub struct Part {
    pub left: Vec<usize>,
    pub right: Vec<usize>,
    /// Whether the part leaves the order that most parts share.
    pub moved: bool,
}

/// Cuts two blocks into parts: sentences that links join, directly or through
/// one another, are one part, every other sentence is one alone. In order of
/// left; what only right has follows what it follows there.
pub fn parts(left_count: usize, right_count: usize, links: impl Iterator<Item = (usize, usize)>) -> Vec<Part> {
    let mut parents: Vec<usize> = (0..left_count + right_count).collect();
    for (left, right) in links.filter(|&(left, right)| left < left_count && right < right_count) {
        let (a, b) = (root(&mut parents, left), root(&mut parents, left_count + right));
        parents[a.max(b)] = a.min(b);
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut place = vec![usize::MAX; left_count + right_count];
    for element in 0..left_count + right_count {
        let root = root(&mut parents, element);
        if place[root] == usize::MAX {
            place[root] = parts.len();
            parts.push(Part { left: Vec::new(), right: Vec::new(), moved: false });
        }
        let part = &mut parts[place[root]];
        if element < left_count { part.left.push(element) } else { part.right.push(element - left_count) }
    }
    let joined: Vec<usize> =
        (0..parts.len()).filter(|&part| !parts[part].left.is_empty() && !parts[part].right.is_empty()).collect();
    let order: Vec<(u32, u32)> =
        joined.iter().map(|&part| (parts[part].left[0] as u32, parts[part].right[0] as u32)).collect();
    for (part, moved) in joined.into_iter().zip(moved(&order)) {
        parts[part].moved = moved;
    }
    // A part that only the right block has goes after the part before it there.
    let (mut parts, alone): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|part| !part.left.is_empty());
    let settled: Vec<(usize, usize)> = parts
        .iter()
        .enumerate()
        .filter(|(_, part)| !part.moved)
        .filter_map(|(at, part)| Some((*part.right.first()?, at)))
        .collect();
    let first = parts.iter().position(|part| !part.right.is_empty()).unwrap_or(parts.len());
    // (the part it stands by, before or after that, its own place)
    let mut keys: Vec<(usize, u8, usize)> = (0..parts.len()).map(|at| (at, 1, 0)).collect();
    for part in alone {
        let right = part.right[0];
        let before = settled.partition_point(|settled| settled.0 < right).checked_sub(1);
        keys.push(before.map_or((first, 0, right), |at| (settled[at].1, 2, right)));
        parts.push(part);
    }
    let mut ordered: Vec<((usize, u8, usize), Part)> = keys.into_iter().zip(parts).collect();
    sort_by_key(&mut ordered, |part| part.0);
    ordered.into_iter().map(|part| part.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_the_left_order() {
        let part = |left: &[usize], right: &[usize], moved| Part { left: left.to_vec(), right: right.to_vec(), moved };
        assert_eq!(
            parts(2, 3, [(0, 0), (1, 2)].into_iter()),
            [part(&[0], &[0], false), part(&[], &[1], false), part(&[1], &[2], false)]
        );
        assert_eq!(parts(1, 2, [(0, 0), (0, 1)].into_iter()), [part(&[0], &[0, 1], false)]);
        assert_eq!(parts(1, 1, std::iter::empty()), [part(&[0], &[], false), part(&[], &[0], false)]);
    }
}

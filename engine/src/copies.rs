//! Copies: one block that answers several which all say the same. It was not split
//! in parts but told more than once: a summary above the text, a pulled quotation.

use std::collections::BTreeMap;

use crate::collation::GroupKind;
use crate::links::BlockLink;
use crate::relation::Wording;

/// Blocks of one article with this share of their words in common (of the shorter
/// one's) say the same twice.
const SAME: f32 = 0.7;

/// Names the splits and merges of two articles that are copies.
pub fn name_copies(links: &mut [BlockLink], left: &[Wording], right: &[Wording]) {
    let mut groups: BTreeMap<u32, (GroupKind, Vec<u32>)> = BTreeMap::new();
    for link in links.iter() {
        let Some((id, kind)) = link.group else { continue };
        let several = if kind == GroupKind::Split { link.blocks.1 } else { link.blocks.0 };
        groups.entry(id).or_insert((kind, Vec::new())).1.push(several);
    }
    groups.retain(|_, (kind, several)| {
        let wordings = match kind {
            GroupKind::Split => right,
            GroupKind::Merged => left,
            GroupKind::Regrouped | GroupKind::Copied => return false,
        };
        several.windows(2).all(|two| wordings[two[0] as usize].overlap(&wordings[two[1] as usize]) >= SAME)
    });
    for (id, kind) in links.iter_mut().filter_map(|link| link.group.as_mut()) {
        if groups.contains_key(id) {
            *kind = GroupKind::Copied;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::collation::GroupKind;
    use crate::{Options, Source, Story, collate};

    const FIRST: &str = "The harbor bridge will stay shut until the autumn, the port authority said on Tuesday.";
    const SECOND: &str = "Nobody was injured when the eastern leaf jammed, and the vessel left the channel undamaged.";

    fn check(left: &[&str], right: &[&str], expected: Option<GroupKind>) {
        let source = |blocks: &[&str]| Source { text: blocks.join("\n\n"), ..Source::default() };
        let story = Story { articles: vec![source(left), source(right)], ..Story::default() };
        let collation = collate(&story, &Options::default());
        assert_eq!(collation.links[0].group.map(|group| group.kind), expected);
    }

    #[test]
    fn what_is_told_twice_is_no_split() {
        let both = format!("{FIRST} {SECOND}");
        check(&[&both], &[FIRST, SECOND], Some(GroupKind::Split));
        check(&[&both], &[&both, FIRST, SECOND], Some(GroupKind::Split));
        check(&[FIRST, SECOND], &[FIRST, SECOND, FIRST], Some(GroupKind::Copied));
        check(&[FIRST, SECOND], &[FIRST, SECOND], None);
    }
}

//! Clusters: things joined pair by pair.

use crate::links::root;

/// Things from 0 on, each in one group.
pub struct Clusters {
    parents: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Clusters {
    /// Starts with each of so many things in a group of its own.
    pub fn new(count: usize) -> Clusters {
        Clusters { parents: (0..count).collect(), members: (0..count).map(|one| vec![one]).collect() }
    }

    /// Joins the groups of two things if they agree.
    pub fn join(&mut self, left: usize, right: usize, agree: impl Fn(&[usize], &[usize]) -> bool) {
        let (left, right) = (root(&mut self.parents, left), root(&mut self.parents, right));
        if left == right || !agree(&self.members[left], &self.members[right]) {
            return;
        }
        let (keep, lose) = (left.min(right), left.max(right));
        self.parents[lose] = keep;
        let moved = std::mem::take(&mut self.members[lose]);
        self.members[keep].extend(moved);
    }

    /// Returns the groups, each in ascending order.
    pub fn groups(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.members.into_iter().filter(|members| !members.is_empty()).collect();
        groups.iter_mut().for_each(|members| members.sort_unstable());
        groups
    }
}

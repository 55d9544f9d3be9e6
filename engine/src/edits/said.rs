//! Clauses that only say who says so: `, the report said`, `, according to the
//! ministry`. A reader wants to see them come and go, however much else changes
//! around them.

use std::ops::Range;

use super::EditKind;
use super::kind::{Half, Kinds};
use super::script::Run;
use super::telling::{PRONOUN, SOURCE, SPEECH};
use crate::read::tokens::TokenKind;

/// The most words of such a clause.
const LONGEST: usize = 8;
/// The most of them after its verb: `told the newspaper on Monday`.
const AFTER_VERB: usize = 4;

impl Kinds<'_, '_> {
    /// Returns a change and its kind; if one side's source stands in it in a clause
    /// of its own, that clause is a change by itself.
    ///
    /// ```text
    /// [#A third of it is spent, the mayor said/Half of it is gone]
    /// [#A third of it is spent/Half of it is gone][:, the mayor said/]
    /// ```
    pub fn changes(&self, run: &Run, all: &[Run]) -> Vec<(Run, EditKind)> {
        let (left, right) = self.halves(run);
        let clauses = match (left.clause(), right.clause()) {
            (Some(one), Some(other)) if left.keys_of(&one) != right.keys_of(&other) => (one, other),
            (Some(one), None) if left.ends_with(&one) && right.names_no_source() => (one, right.end()),
            (None, Some(other)) if right.ends_with(&other) && left.names_no_source() => (left.end(), other),
            _ => return vec![(run.clone(), self.of_change(run, all))],
        };
        let before = run.piece(run.left.start..clauses.0.start, run.right.start..clauses.1.start);
        let after = run.piece(clauses.0.end..run.left.end, clauses.1.end..run.right.end);
        let clause = run.piece(clauses.0, clauses.1);
        let mut changes = vec![(clause, EditKind::Attribution)];
        for (place, rest) in [(0, before), (usize::MAX, after)] {
            if !rest.is_empty() {
                let kind = self.of_change(&rest, all);
                changes.insert(place.min(changes.len()), (rest, kind));
            }
        }
        changes
    }
}

impl Run {
    /// Returns a piece of the run.
    fn piece(&self, left: Range<usize>, right: Range<usize>) -> Run {
        Run { left, right, ..self.clone() }
    }

    fn is_empty(&self) -> bool {
        self.left.is_empty() && self.right.is_empty()
    }
}

impl Half<'_, '_> {
    /// Returns the last clause that only says who says so, from the comma before it
    /// to the next stop, which is its own where a sentence ends with it.
    fn clause(&self) -> Option<Range<usize>> {
        let begins = |&at: &usize| self.is_comma(at) || self.begins_source(at);
        let starts = self.range.clone().rev().filter(begins);
        let with_comma = |at: usize| if at > self.range.start && self.is_comma(at - 1) { at - 1 } else { at };
        starts.map(|at| with_comma(at)..self.stop(at)).find(|clause| self.is_source(clause))
    }

    /// Returns where the clause ends that begins at a place.
    fn stop(&self, start: usize) -> usize {
        let sentence = self.words.get(start).sentence;
        let inside = |at: usize| at < self.range.end && self.words.get(at).sentence == sentence;
        let is_stop = |at: usize| matches!(&*self.words.get(at).key, ";" | "." | "。" | "؛") || self.is_comma(at);
        let mut end = start + 1;
        while inside(end) && !is_stop(end) {
            end += 1;
        }
        if inside(end) && !self.is_comma(end) && !inside(end + 1) { end + 1 } else { end }
    }

    fn is_source(&self, clause: &Range<usize>) -> bool {
        let said: Vec<usize> = clause.clone().filter(|&at| self.words.get(at).kind != TokenKind::Sign).collect();
        let is_quoted = said.iter().any(|&at| self.words.get(at).quoted);
        if said.len() < 2 || said.len() > LONGEST || is_quoted {
            return false;
        }
        let speaks = |&place: &usize| self.told_by(said[place]..said[place] + 1) & SPEECH != 0;
        let verb = (0..said.len()).find(speaks);
        let is_said = verb.is_some_and(|verb| {
            // `, the mayor said he would resign` says what, too.
            let goes_on = said.get(verb + 1).is_some_and(|&at| self.told_by(at..at + 1) & PRONOUN != 0);
            !goes_on && said.len() - verb <= AFTER_VERB + 1
        });
        is_said || said.iter().take(2).any(|&at| self.begins_source(at))
    }

    fn is_comma(&self, at: usize) -> bool {
        matches!(&*self.words.get(at).key, "," | "،" | "、" | "，")
    }

    fn names_no_source(&self) -> bool {
        self.told_by(self.range.clone()) & (SPEECH | SOURCE) == 0
    }

    fn ends_with(&self, clause: &Range<usize>) -> bool {
        clause.end == self.range.end
    }

    fn end(&self) -> Range<usize> {
        self.range.end..self.range.end
    }
}

//! The tree of versions as lines to draw.

use wirediff_engine::ArticleId;
use wirediff_engine::likeness::Node;

/// A tree with its root at the top left, a line of text for each article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Each from one point to another: across in shares of the tree's width, down
    /// in lines of text.
    pub lines: Vec<[f32; 4]>,
    /// The articles from the top, the root first, and how far across each stands.
    pub leaves: Vec<(ArticleId, f32)>,
}

/// Returns the drawing of a tree.
pub fn drawing(tree: &Node) -> Drawing {
    let widest = depth(tree);
    let mut drawing = Drawing::default();
    drawing.leaf(tree.article, 0.0);
    drawing.parts(tree, 0.0, if widest > 0.0 { 1.0 / widest } else { 0.0 }, Some(0.5));
    drawing
}

/// Returns how far the farthest leaf is from the root.
fn depth(node: &Node) -> f32 {
    node.length + node.parts.iter().map(depth).fold(0.0, f32::max)
}

impl Drawing {
    /// Gives an article the next line; returns its middle.
    fn leaf(&mut self, article: Option<ArticleId>, across: f32) -> f32 {
        self.leaves.extend(article.map(|article| (article, across)));
        self.leaves.len() as f32 - 0.5
    }

    /// Draws what hangs under a node, which stands so far across and, if it is the
    /// root, on that line; returns the line that the node is on.
    fn parts(&mut self, node: &Node, across: f32, scale: f32, line: Option<f32>) -> f32 {
        let mut ends = Vec::new();
        for part in &node.parts {
            let to = across + part.length * scale;
            let end =
                if part.parts.is_empty() { self.leaf(part.article, to) } else { self.parts(part, to, scale, None) };
            self.lines.push([across, end, to, end]);
            ends.push(end);
        }
        let (first, last) = (ends.first().copied().unwrap_or(0.5), ends.last().copied().unwrap_or(0.5));
        let line = line.unwrap_or((first + last) / 2.0);
        self.lines.push([across, line.min(first), across, last]);
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(article: Option<u32>, length: f32, parts: Vec<Node>) -> Node {
        Node { article: article.map(ArticleId), length, parts }
    }

    #[test]
    fn every_article_has_a_line_and_every_part_its_way() {
        let pair = node(None, 0.5, vec![node(Some(1), 0.5, Vec::new()), node(Some(2), 0.25, Vec::new())]);
        let drawing = drawing(&node(Some(0), 0.0, vec![pair, node(Some(3), 0.5, Vec::new())]));
        let leaves: Vec<(u32, f32)> = drawing.leaves.iter().map(|(id, across)| (id.0, *across)).collect();
        assert_eq!(leaves, [(0, 0.0), (1, 1.0), (2, 0.75), (3, 0.5)]);
        // The stem goes from the root's line to that of its last part, the fork
        // from one leaf to the other.
        assert!(drawing.lines.contains(&[0.0, 0.5, 0.0, 3.5]));
        assert!(drawing.lines.contains(&[0.5, 1.5, 0.5, 2.5]));
        assert!(drawing.lines.contains(&[0.0, 2.0, 0.5, 2.0]));
    }
}

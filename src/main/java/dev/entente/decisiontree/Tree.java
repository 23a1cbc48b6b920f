// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;
import java.util.SequencedMap;

/// A checked decision tree: there is no loose end in it and every walk ends.
///
/// @param name the name, also of its file
/// @param category the problem it is for, a code of the policy such as `not_received`
/// @param version the hash of everything in its files that decides or is shown
/// @param start the id of the first node
/// @param nodes id to node, in the order of the file
/// @param source the text it was read from
public record Tree(String name, Localized title, String category, String version, String start,
        SequencedMap<String, Node> nodes, TreeSource source) {

    /// Reads a tree back from its text.
    ///
    /// @throws TreeRefused if the text has findings
    public static Tree parse(TreeSource source) {
        var findings = new Findings();
        var tree = new TreeReader(source, findings).read();
        if (tree == null || !findings.isEmpty()) {
            throw new TreeRefused(findings.inReadingOrder());
        }
        return tree;
    }

    /// The node with an id of this tree.
    ///
    /// @throws IllegalArgumentException if there is none
    public Node node(String id) {
        var node = this.nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("No node '%s' in the tree '%s'".formatted(id, this.name));
        }
        return node;
    }

    /// Every way between two nodes, in the order of the file.
    public List<Edge> edges() {
        return this.nodes.values().stream().flatMap(node -> node.edges().stream()).toList();
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;

/// A way through a tree: the edges taken and the step at its end.
///
/// @param edges from the start on; together with their labels they are the reason for the step
public record Walk(List<Edge> edges, Step step) {

    public Walk {
        edges = List.copyOf(edges);
    }

}

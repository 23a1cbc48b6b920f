// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;
import java.util.Optional;

/// The trees by which new cases are settled; running cases keep the version that they started with.
public interface DecisionTrees {

    /// All of them, by name.
    List<Tree> inForce();

    /// The tree for a category of the policy, such as `not_received`.
    default Optional<Tree> forCategory(String category) {
        return inForce().stream().filter(it -> it.category().equals(category)).findFirst();
    }

    /// The tree with a name.
    default Optional<Tree> named(String name) {
        return inForce().stream().filter(it -> it.name().equals(name)).findFirst();
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Map;

/// The text of one version of a tree, kept for the cases that run on it.
///
/// @param name the tree's name
/// @param files file name (`name.yaml`, `name.fr.yaml`) to its text
public record TreeSource(String name, Map<String, String> files) {

    public TreeSource {
        files = Map.copyOf(files);
    }

}

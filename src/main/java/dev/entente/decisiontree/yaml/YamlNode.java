// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree.yaml;

import java.util.List;
import java.util.SequencedMap;

/// A piece of a YAML file and the place where it stands.
public sealed interface YamlNode {

    /// Where this piece begins.
    Spot at();

    /// A single value, always taken as it is written and never turned into a number or a
    /// truth.
    ///
    /// @param plain whether it stands without quotes
    /// @param commented whether a comment follows in the same line, which may have been
    /// meant as text
    record Text(Spot at, String value, boolean plain, boolean commented) implements YamlNode {

        public Text(Spot at, String value, boolean plain) {
            this(at, value, plain, false);
        }

    }

    /// Keys with their values, in the order of the file.
    record Table(Spot at, SequencedMap<String, Entry> entries) implements YamlNode {
    }

    /// Values in a row.
    record Listing(Spot at, List<YamlNode> items) implements YamlNode {
    }

    /// A piece that a flaw has already been noted for.
    record Unreadable(Spot at) implements YamlNode {
    }

    /// One line of a table.
    record Entry(Text key, YamlNode value) {
    }

}

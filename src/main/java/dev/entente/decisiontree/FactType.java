// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

/// What kind of value a fact has, and so which tests a tree may put to it.
public enum FactType {

    /// A sum: `at most 150 EUR`, `at least 500 EUR or 450 GBP`, `between 20 and 150 EUR`.
    MONEY("a sum such as `at most 150 EUR`"),
    /// One word of a known set: `lost`, `[lost, returned]`, `not delivered`.
    WORD("a word"),
    /// A count: `at least 2`, `between 2 and 4`.
    NUMBER("a number such as `at least 2`"),
    /// Whole days since a moment, negative before it: `within 14 days`, `at least 3
    /// days`.
    DAYS("days such as `within 14 days`"),
    /// A part in per cent: `between 5 and 70 %`.
    SHARE("a share such as `between 5 and 70 %`"),
    /// `true` or `false`.
    YES_NO("`true` or `false`");

    private final String example;

    FactType(String example) {
        this.example = example;
    }

    String example() {
        return this.example;
    }

}

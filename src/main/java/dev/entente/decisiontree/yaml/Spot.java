// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree.yaml;

import java.util.Optional;

import org.snakeyaml.engine.v2.exceptions.Mark;

/// A place in a file as an editor shows it.
///
/// @param line the line, from 1
/// @param column the column, from 1
public record Spot(int line, int column) {

    /// The first character of a file.
    public static final Spot START = new Spot(1, 1);

    static Spot of(Optional<Mark> mark) {
        return mark.map(it -> new Spot(it.getLine() + 1, it.getColumn() + 1)).orElse(START);
    }

}

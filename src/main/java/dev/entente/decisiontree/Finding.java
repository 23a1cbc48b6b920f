// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Comparator;

/// Something in the folder of trees that has to be mended before any of it is taken over.
///
/// @param file the file's name inside the folder
/// @param line the line, from 1
/// @param column the column, from 1
/// @param what what is wrong
/// @param why why it matters
/// @param mend how to mend it
public record Finding(String file, int line, int column, String what, String why, String mend) {

    static final Comparator<Finding> IN_READING_ORDER = Comparator.comparing(Finding::file)
        .thenComparingInt(Finding::line)
        .thenComparingInt(Finding::column);

    @Override
    public String toString() {
        return "%s:%d:%d  %s: %s.%n    %s.".formatted(this.file, this.line, this.column, this.what, this.why,
                this.mend);
    }

}

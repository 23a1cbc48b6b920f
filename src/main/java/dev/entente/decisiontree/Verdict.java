// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

/// What a test says of a value.
enum Verdict {

    HOLDS, FAILS,
    /// The value is a sum that no limit is written for, or a sum that is not known.
    INCOMPARABLE

}

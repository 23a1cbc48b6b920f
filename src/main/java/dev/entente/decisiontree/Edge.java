// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

/// A way from one node to another.
///
/// @param label what takes it: an option's id, the number of a decision's line, or one of the words below
public record Edge(String from, String label, String to) {

    /// Any accepted answer.
    public static final String ANSWERED = "answered";

    /// The buyer's wait ran out.
    public static final String SILENT = "silent";

    /// The seller refused all.
    public static final String REFUSED = "refused";

    /// The seller's wait ran out.
    public static final String SELLER_SILENT = "seller-silent";

    /// No line of a decision held.
    public static final String OTHERWISE = "otherwise";

    /// A line could not be judged because its limit has no entry in the currency of the
    /// order.
    public static final String OTHER_CURRENCY = "other-currency";

}

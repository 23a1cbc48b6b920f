// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

/// A sum of money.
///
/// @param minor the sum in minor units, as cents
/// @param currency the ISO 4217 code
public record Amount(long minor, String currency) {
}

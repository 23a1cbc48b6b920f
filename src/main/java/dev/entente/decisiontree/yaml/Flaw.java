// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree.yaml;

/// Something that makes a text unfit to be read, with the reason and the way to mend it.
public record Flaw(Spot at, String what, String why, String mend) {
}

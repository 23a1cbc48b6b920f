// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

/// The same sentence in every language that people are served in.
public record Localized(String en, String fr) {

    public String in(String language) {
        return language.startsWith("fr") ? this.fr : this.en;
    }

}

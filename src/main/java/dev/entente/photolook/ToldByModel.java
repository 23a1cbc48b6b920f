// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.util.ArrayList;
import java.util.List;

import dev.entente.drafting.Description;
import dev.entente.party.Localized;

/// What a model said of a photo to each reader; the same words where both parties share a language.
record ToldByModel(Description en, Description fr) {

    static final String BY = "model";

    private static final String CODE = "seen";

    /// The model's words, then what was found here.
    Described before(Described local) {
        var findings = new ArrayList<>(findings());
        findings.addAll(local.findings());
        return new Described(BY, new Localized(this.en.text(), this.fr.text()), findings, local.textFound());
    }

    /// The lists of two languages may differ in length: what one lacks is empty in it.
    private List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        int count = Math.max(this.en.findings().size(), this.fr.findings().size());
        for (int index = 0; index < count; index++) {
            findings.add(Finding.of(CODE, at(this.en, index), at(this.fr, index)));
        }
        return findings;
    }

    private static String at(Description told, int index) {
        return index < told.findings().size() ? told.findings().get(index) : "";
    }

}

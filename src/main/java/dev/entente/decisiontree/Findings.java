// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayList;
import java.util.List;

import dev.entente.decisiontree.yaml.Flaw;
import dev.entente.decisiontree.yaml.Spot;

/// Gathers everything that is wrong, so that all of it can be mended in one go.
final class Findings {

    /// More findings than a person reads at a time are not kept.
    static final int KEPT_MAX = 500;

    /// A sentence may quote the file, and the file may be one endless word.
    static final int SENTENCE_MAX = 1000;

    private final List<Finding> all = new ArrayList<>();

    /// Takes notes for one file.
    Page page(String file) {
        return new Page(file, this);
    }

    boolean isEmpty() {
        return this.all.isEmpty();
    }

    List<Finding> inReadingOrder() {
        return this.all.stream().distinct().sorted(Finding.IN_READING_ORDER).toList();
    }

    private void add(Finding finding) {
        if (this.all.size() < KEPT_MAX) {
            this.all.add(finding);
        }
    }

    record Page(String file, Findings findings) {

        void note(Spot at, String what, String why, String mend) {
            this.findings.add(new Finding(this.file, at.line(), at.column(), cut(what), cut(why), cut(mend)));
        }

        private static String cut(String sentence) {
            return (sentence.length() > SENTENCE_MAX) ? sentence.substring(0, SENTENCE_MAX) + "…" : sentence;
        }

        void note(Flaw flaw) {
            note(flaw.at(), flaw.what(), flaw.why(), flaw.mend());
        }

    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

/// A phrase that the closed language of the trees does not have.
final class Misspelt extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    private final String mend;

    Misspelt(String what, String why, String mend) {
        super(what, null, false, false);
        this.why = why;
        this.mend = mend;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String why() {
        return this.why;
    }

    String mend() {
        return this.mend;
    }

}

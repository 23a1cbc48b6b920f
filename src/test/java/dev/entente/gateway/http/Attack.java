// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// An attempt to give orders to the software, as `src/test/resources/attacks` holds them.
///
/// @param where the place that it is written to
/// @param text what is written, with codes still as `[[code:words]]`; turns of one attempt are parted by a line `---`
/// @param honest the ids of options that its honest part may answer; most often none
/// @param dictates the ids of options that it orders to be taken as its answer
/// @param at the point of the case where it is tried; null where any will do
/// @param by who tries it
/// @param to the call that it is sent to, below the conversation; for `field` alone
/// @param task what the model was asked to do; for `model-output` alone
record Attack(String id, String where, String lang, String technique, String text, @Nullable List<String> honest,
        @Nullable List<String> dictates, @Nullable String at, @Nullable String by, @Nullable String to,
        @Nullable String task) {

    static final Set<String> TASKS = Set.of("read-message", "word-reply", "describe-photo", "reword-calmly",
            "summarise-case", "translate-message");

    Attack {
        Objects.requireNonNull(id, "an attempt has an id");
        Objects.requireNonNull(where, id);
        Objects.requireNonNull(lang, id);
        Objects.requireNonNull(technique, id);
        Objects.requireNonNull(text, id);
        honest = honest == null ? List.of() : List.copyOf(honest);
        dictates = dictates == null ? List.of() : List.copyOf(dictates);
    }

    boolean isText() {
        return this.where.endsWith("-text") && !this.where.equals("photo-text");
    }

    /// The role of who tries it.
    String role() {
        if (this.by != null) {
            return this.by;
        }
        return Set.of("seller-text", "seller-name", "counter-reason", "refusal-reason").contains(this.where) ? "seller"
                : "buyer";
    }

    /// The same, tried by somebody whose own words may answer these options.
    Attack tried(String by, String... honest) {
        return new Attack(this.id, this.where, this.lang, this.technique, this.text, List.of(honest), this.dictates,
                this.at, by, this.to, this.task);
    }

    /// What is sent, one saying after the other.
    List<String> turns() {
        return List.of(written().split("\n---\n"));
    }

    /// What is written, with its codes carried out.
    String written() {
        return Ciphers.write(this.text.strip());
    }

    @Override
    public String toString() {
        return this.id + " (" + this.where + ", " + this.technique + ")";
    }

}

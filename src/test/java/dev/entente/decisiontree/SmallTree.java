// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// A sound tree as small as can be, to be broken in one place at a time.
final class SmallTree {

    static final String FILE = "small.yaml";

    static final String FRENCH = "small.fr.yaml";

    private static final String TEXT = """
            tree: small
            title: A small tree
            category: defective
            start: what-happened
            wait: 72 hours
            if-silent: closed

            questions:
              what-happened:
                ask: What happened?
                answers:
                  - id: broken
                    say: It is broken
                    means: [broken, in pieces]
                    go: weigh
                  - id: changed-mind
                    say: I changed my mind
                    go: closed

            decisions:
              weigh:
                - when:
                    parcel: lost
                    order-total: at most 30 EUR
                  go: pay-back
                - other-currency: people
                - otherwise: choose

            offers:
              choose:
                ask: What would you accept?
                say: The seller has until {due}.
                to-seller: Which one suits you?
                wait: 48 hours
                if-refused: people
                if-silent: people
                choose-from:
                  - id: part
                    propose: partial refund between 5 and 70 %
                    say: A part of the price
                    why: It still works.
                    rule: P4

            outcomes:
              pay-back:
                say: You get your money back.
                to-seller: The buyer gets their money back.
                propose: full refund with shipping
                why: The carrier has lost it.
                rule: P14
              people:
                say: A person will read it.
                hand-over: mediation team
                rule: P7
              closed:
                say: We close this for now.
            """;

    private static final String TEXT_IN_FRENCH = """
            tree: small
            title: Un petit arbre
            questions:
              what-happened:
                ask: Que s'est-il passé ?
                answers:
                  - id: broken
                    say: C'est cassé
                    means: [cassé, en morceaux]
                  - id: changed-mind
                    say: J'ai changé d'avis
            offers:
              choose:
                ask: Qu'accepteriez-vous ?
                say: Le vendeur a jusqu'au {due}.
                to-seller: Laquelle vous convient ?
                choose-from:
                  - id: part
                    say: Une partie du prix
                    why: Il marche encore.
            outcomes:
              pay-back:
                say: Vous êtes remboursé.
                to-seller: L'acheteur est remboursé.
                why: Le transporteur l'a perdu.
              people:
                say: Une personne va le lire.
              closed:
                say: Nous fermons pour l'instant.
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(FILE, TEXT, FRENCH, TEXT_IN_FRENCH));

    static SmallTree sound() {
        return new SmallTree();
    }

    /// The tree with a piece of its text replaced.
    SmallTree with(String piece, String replacement) {
        return in(FILE, piece, replacement);
    }

    /// The tree with a piece of one of its files replaced.
    SmallTree in(String file, String piece, String replacement) {
        assertThat(this.files.get(file)).contains(piece);
        this.files.computeIfPresent(file, (_, text) -> text.replace(piece, replacement));
        return this;
    }

    SmallTree plus(String file, String text) {
        this.files.put(file, text);
        return this;
    }

    String text() {
        return this.files.getOrDefault(FILE, "");
    }

    Map<String, String> files() {
        return this.files;
    }

    Tree parse() {
        return Tree.parse(new TreeSource("small", this.files));
    }

    List<Finding> findings() {
        var findings = new Findings();
        new TreeReader(new TreeSource("small", this.files), findings).read();
        return findings.inReadingOrder();
    }

    /// The only finding; that there is exactly one shows that a slip does not cause a
    /// flood.
    Finding finding() {
        assertThat(findings()).hasSize(1);
        return findings().getFirst();
    }

}

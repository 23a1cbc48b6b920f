// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.entente.decisiontree.Tree;
import dev.entente.dispute.Case;
import dev.entente.dispute.Terms;
import dev.entente.drafting.SummaryBrief.Point;
import dev.entente.gateway.Snapshots;
import dev.entente.mediation.Money;
import dev.entente.mediation.TreeBook;
import dev.entente.order.Order;
import dev.entente.party.Localized;
import dev.entente.party.Role;

/// What is certain of a case, each thing with its name, the problem first. Times are dates in UTC.
@Component
class CasePoints {

    private static final int LINES_MAX = 10;

    private final TreeBook trees;

    CasePoints(TreeBook trees) {
        this.trees = trees;
    }

    List<Point> of(Snapshots.Seen seen, String language) {
        var points = new Points(language, new ArrayList<>());
        Case now = seen.now();
        this.trees.inForce()
            .inForce()
            .stream()
            .filter(tree -> tree.category().equals(now.category()))
            .map(Tree::title)
            .findFirst()
            .ifPresent(title -> points.add("Problem", "Problème", same(title.in(language))));
        if (now.escalation() != null) {
            points.add("With people because", "Confié à une personne car", now.escalation().text());
        }
        order(points, seen.order());
        now.openProposals()
            .forEach(proposal -> points.add("Proposed by " + name(proposal.by()).en(),
                    "Proposé par " + name(proposal.by()).fr(), terms(proposal.terms())));
        if (now.agreement() != null) {
            points.add("Outcome", "Issue", terms(now.agreement().terms()));
        }
        return points.found();
    }

    private static void order(Points points, Order order) {
        points.add("Order", "Commande", same(order.id()));
        order.lines()
            .stream()
            .limit(LINES_MAX)
            .forEach(line -> points.add("Article", "Article", same(line.quantity() + " × " + line.title())));
        points.add("Paid", "Payé", Money.words(order.paidMinor(), order.currency()));
        points.addDate("Ordered on", "Commandé le", order.placedAt());
        points.addDate("Promised for", "Promis pour le", order.promisedAt());
        points.addDate("Service on", "Prestation le", order.serviceAt());
        points.addDate("Delivered on", "Livré le", order.parcel() == null ? null : order.parcel().deliveredAt());
    }

    private static Localized name(Role role) {
        return switch (role) {
            case BUYER -> new Localized("the buyer", "l’acheteur");
            case SELLER -> new Localized("the seller", "le vendeur");
            default -> new Localized("the mediation", "la médiation");
        };
    }

    private static Localized terms(Terms terms) {
        Localized title = terms.remedy().title();
        if (!terms.remedy().movesMoney()) {
            return title;
        }
        Localized amount = Money.words(terms.amountMinor(), terms.currency());
        return new Localized(title.en() + ", " + amount.en(), title.fr() + ", " + amount.fr());
    }

    private static Localized same(String words) {
        return new Localized(words, words);
    }

    private record Points(String language, List<Point> found) {

        void add(String en, String fr, Localized value) {
            this.found.add(new Point(new Localized(en, fr).in(this.language), value.in(this.language)));
        }

        void addDate(String en, String fr, @Nullable Instant at) {
            if (at != null) {
                add(en, fr, same(at.atZone(ZoneOffset.UTC).toLocalDate().toString()));
            }
        }

    }

}

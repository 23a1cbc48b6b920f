// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.party.Localized;
import dev.entente.party.Refusal;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// Proposals, counters and agreement (P4, P6).
final class Negotiating {

    private Negotiating() {
    }

    static Decision respond(Course course, Command.Respond respond) {
        Refusal refusal = apply(course, respond);
        return refusal != null ? new Decision.Declined(refusal) : course.done();
    }

    static @Nullable Refusal apply(Course course, Command.Respond respond) {
        Role party = respond.by().role();
        if (openFor(course, party).isEmpty()) {
            return Refusal.of(Refusal.Reason.NOT_YOUR_TURN, "There is no proposal for you to answer.");
        }
        return switch (respond.decision()) {
            case REFUSE_ALL -> refuseAll(course, respond);
            case ACCEPT -> accept(course, respond);
            case REFUSE -> refuse(course, respond);
            case COUNTER -> counter(course, respond);
        };
    }

    private static List<Proposal> openFor(Course course, Role party) {
        return course.proposals.stream().filter(one -> one.isOpen() && one.acceptor() == party).toList();
    }

    private static Optional<Proposal> named(Course course, Command.Respond respond) {
        return openFor(course, respond.by().role()).stream()
            .filter(one -> one.id().equals(respond.proposalId()))
            .findFirst();
    }

    private static Refusal stale() {
        return Refusal.of(Refusal.Reason.STALE, "This proposal is not open any more.");
    }

    private static void said(Course course, Command.Respond respond) {
        course.moveFacts();
        course.questions.remove(respond.by().role());
        course.say("response", respond.by(), Audience.ALL, Bodies.response(respond));
    }

    private static @Nullable Refusal refuseAll(Course course, Command.Respond respond) {
        said(course, respond);
        course.turnProposals(one -> one.isOpen() ? one.turned(Proposal.State.REFUSED) : one);
        if (course.holder != null) {
            return null;
        }
        Escalating.call(course, "all_refused", Sayings.ALL_REFUSED, 2);
        return null;
    }

    private static @Nullable Refusal accept(Course course, Command.Respond respond) {
        var proposal = named(course, respond).orElse(null);
        if (proposal == null) {
            return stale();
        }
        said(course, respond);
        course.turnProposals(one -> one.id().equals(proposal.id()) ? one.turned(Proposal.State.ACCEPTED) : one);
        Agreeing.agree(course, proposal, respond.by().role().wire(), proposal.why());
        return null;
    }

    private static @Nullable Refusal refuse(Course course, Command.Respond respond) {
        var proposal = named(course, respond).orElse(null);
        if (proposal == null) {
            return stale();
        }
        said(course, respond);
        course.turnProposals(one -> one.id().equals(proposal.id()) ? one.turned(Proposal.State.REFUSED) : one);
        goOn(course, respond.by().role());
        return null;
    }

    /// What comes after a refusal; while an agent holds the case that is for the agent to
    /// say.
    private static void goOn(Course course, Role refuser) {
        if (course.holder != null) {
            return;
        }
        boolean anything = course.proposals.stream().anyMatch(Proposal::isOpen);
        boolean roundsUsed = course.rounds >= course.setting.settings().roundsMax();
        boolean refusedLast = openFor(course, refuser).isEmpty();
        if (!anything || (roundsUsed && refusedLast)) {
            Escalating.call(course, "all_refused", Sayings.ALL_REFUSED, 2);
        }
        else if (refusedLast) {
            course.enter(stageOfTable(course));
        }
    }

    private static @Nullable Refusal counter(Course course, Command.Respond respond) {
        Role party = respond.by().role();
        if (course.rounds >= course.setting.settings().roundsMax()) {
            return Refusal.of(Refusal.Reason.ROUNDS_USED,
                    "There were " + course.rounds + " counters; now it is accept, refuse, or a person.");
        }
        if (respond.proposalId() != null && named(course, respond).isEmpty()) {
            return stale();
        }
        var priced = Pricing.counter(course.setting, Pricing.disputedLines(course), respond);
        if (priced instanceof Pricing.Price.Outside(var why)) {
            return why;
        }
        var terms = ((Pricing.Price.Inside) priced).terms();
        said(course, respond);
        course.rounds++;
        course.turnProposals(one -> one.isOpen() && one.by().isParty() ? one.turned(Proposal.State.CLOSED) : one);
        var settings = course.setting.settings();
        var patience = party == Role.SELLER ? settings.buyerMax() : settings.sellerMax();
        put(course, respond.by(), new Proposal(course.nextId(), party, party.counterpart(), terms, why(respond), null,
                "P6", course.setting.now().plus(patience), false, Proposal.State.OPEN));
        if (course.holder == null) {
            course.enter(party == Role.SELLER ? new Stage.AwaitingBuyer() : new Stage.AwaitingSeller());
        }
        return null;
    }

    private static Localized why(Command.Respond respond) {
        String reason = respond.reason();
        return (reason != null && !reason.isBlank()) ? new Localized(reason, reason)
                : respond.by().role() == Role.SELLER
                        ? new Localized("This is what the seller offers.", "C'est ce que le vendeur propose.")
                        : new Localized("This is what the buyer asks for.", "C'est ce que l'acheteur demande.");
    }

    private static void put(Course course, Author author, Proposal proposal) {
        course.proposals.add(proposal);
        course.say("proposal", author, Audience.ALL, Bodies.proposal(proposal));
    }

    /// One proposal per solution that the buyer would accept; the seller's clock starts.
    static void propose(Course course, Command.Propose propose) {
        course.tree = propose.at();
        course.closeTable();
        Instant expiresAt = course.setting.now().plus(propose.patience());
        for (Command.Solution one : propose.solutions()) {
            boolean bySilence = propose.silentMaxMinor() != null
                    && one.terms().amountMinor() <= propose.silentMaxMinor();
            put(course, Author.BOT, new Proposal(course.nextId(), Role.BOT, Role.SELLER, one.terms(), one.why(),
                    one.option(), one.rule(), expiresAt, bySilence, Proposal.State.OPEN));
        }
        course.moveFacts();
        course.enter(new Stage.AwaitingSeller(), propose.patience());
    }

    /// Whose turn it is by what lies on the table.
    static Stage stageOfTable(Course course) {
        if (!openFor(course, Role.BUYER).isEmpty()) {
            return new Stage.AwaitingBuyer();
        }
        if (!openFor(course, Role.SELLER).isEmpty()) {
            return new Stage.AwaitingSeller();
        }
        return course.category != null ? new Stage.Gathering() : new Stage.Talking();
    }

    static Map<String, Object> bounds(long minMinor, long maxMinor) {
        return Map.of("min_minor", minMinor, "max_minor", maxMinor);
    }

}

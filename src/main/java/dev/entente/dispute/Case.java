// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// A dispute as it stands: everything that {@code decide} needs, and nothing that can be looked up.
///
/// @param version counts every change; the view's ETag
/// @param facts counts the changes that a plan of the bot rests on
/// @param stage where it stands
/// @param until until when, and what then
/// @param holder the agent who holds it; none while the bot leads
/// @param tier 1 the bot, 2 an agent, 3 a senior agent
/// @param escalation why it is with people, if it is
/// @param answers in the order they were given
/// @param questions the open question of each party
/// @param rounds how many counters were made
/// @param split the payout, once one was ordered
/// @param readUpTo the number of the last saying that the bot has taken into account
/// @param misunderstood how many sayings in a row the bot did not understand
/// @param corrected whether the buyer took back what the bot took the problem to be
/// @param kept problems that were named beside the one that is worked on; none in a document of an earlier release
/// @param given the questions in the order in which they were answered
public record Case(UUID id, String tenant, String orderId, long version, long facts, Stage stage, Wait until,
        @Nullable Holder holder, int tier, Priority priority, @Nullable Escalation escalation, boolean introduced,
        boolean consented, @Nullable String category, @Nullable TreeMark tree, Map<String, Answer> answers,
        Map<Role, Question> questions, List<Proposal> proposals, int rounds, @Nullable Agreement agreement,
        @Nullable Split split, long readUpTo, int misunderstood, boolean corrected, List<Role> calmed, List<Kept> kept,
        List<String> given) {

    public Case {
        answers = Collections.unmodifiableMap(ordered(answers, Objects.requireNonNullElse(given, List.<String>of())));
        given = List.copyOf(answers.keySet());
        questions = Map.copyOf(questions);
        proposals = List.copyOf(proposals);
        calmed = List.copyOf(calmed);
        kept = Objects.requireNonNullElse(kept, List.<Kept>of());
        kept = List.copyOf(kept);
    }

    /// A document of the database does not keep the order of its fields.
    private static Map<String, Answer> ordered(Map<String, Answer> answers, List<String> given) {
        var ordered = new LinkedHashMap<String, Answer>();
        given.stream().filter(answers::containsKey).forEach(id -> ordered.put(id, answers.get(id)));
        answers.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /// The proposals that can still be answered.
    public List<Proposal> openProposals() {
        return this.proposals.stream().filter(Proposal::isOpen).toList();
    }

    /// The open proposals that this party may accept.
    public List<Proposal> openFor(Role party) {
        return openProposals().stream().filter(proposal -> proposal.acceptor() == party).toList();
    }

    public boolean isHeld() {
        return this.holder != null;
    }

    /// Who speaks for the platform: {@code bot}, or the id of the agent who holds the
    /// case.
    public String controller() {
        return this.holder == null ? "bot" : this.holder.id();
    }

    /// A problem that waits beside the one that is worked on.
    ///
    /// @param category the problem
    /// @param name what people call it
    public record Kept(String category, Localized name) {
    }

    /// An agent who holds a case.
    public record Holder(String id, String name) {
    }

    /// What was ordered from escrow.
    ///
    /// @param instructionId the key of the payout
    public record Split(UUID instructionId, long refundMinor, long releaseMinor) {

        boolean is(UUID other) {
            return this.instructionId.equals(other);
        }

    }

    /// Why people are asked.
    ///
    /// @param reason a stable code
    /// @param text the reason as people read it
    public record Escalation(String reason, Localized text) {
    }

    /// How urgent it is for people.
    public enum Priority {

        NORMAL, HIGH, URGENT;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Priority of(int tier) {
            return switch (tier) {
                case 1 -> NORMAL;
                case 2 -> HIGH;
                default -> URGENT;
            };
        }

    }

}

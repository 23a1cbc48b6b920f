// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.entente.conversation.Author;
import dev.entente.order.ParcelEvent;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// Everything that can be asked of a case.
public sealed interface Command {

    /// A party or an agent presses a button or calls a route.
    sealed interface ByPerson extends Command {

        Author by();

    }

    /// Answers the open question.
    record GiveAnswer(Author by, String questionId, Answer answer) implements ByPerson {
    }

    /// Answers a proposal: accept, counter, refuse or refuse_all.
    record Respond(Author by, @Nullable UUID proposalId, Response decision, @Nullable Remedy remedy,
            @Nullable Long amountMinor, @Nullable String reason) implements ByPerson {
    }

    /// Wants a person.
    record AskPerson(Author by) implements ByPerson {
    }

    /// Tells agents, and nobody else, that words of a party stand out.
    record Flag(Localized text) implements Move {
    }

    /// Takes back an answer and all that were given after it.
    record Undo(Author by, String questionId) implements ByPerson {
    }

    /// The buyer gives the claim up.
    record Withdraw(Author by) implements ByPerson {
    }

    /// The one who waited for goods or work says that it is there.
    record ConfirmReceived(Author by) implements ByPerson {
    }

    /// Wants the outcome looked at by a person.
    record Contest(Author by, String reason) implements ByPerson {
    }

    /// Opens a closed case again within its window.
    record Reopen(Author by) implements ByPerson {
    }

    /// Takes the case over.
    ///
    /// @param tier the highest tier that this agent may take
    record Claim(Author by, int tier) implements ByPerson {
    }

    /// Gives it back to the bot or to the queue.
    ///
    /// @param tier the tier it is promoted to, if it goes to the queue
    record Release(Author by, boolean toBot, @Nullable Integer tier) implements ByPerson {
    }

    /// A note that no party sees.
    record Note(Author by, String text) implements ByPerson {
    }

    /// The agent who holds the case decides.
    ///
    /// @param version the view that the decision rests on
    record Rule(Author by, long version, Terms terms, List<String> reasons, String rule) implements ByPerson {
    }

    /// What one turn of the bot does, all or nothing.
    ///
    /// @param facts the facts that it thought about; moved since, it is stale
    record Speak(UUID turn, long facts, List<Move> moves) implements Command {

        public Speak {
            moves = List.copyOf(moves);
        }

    }

    /// A timer is due.
    record Elapse(String timer) implements Command {
    }

    /// The provider carried the payout out.
    record Confirmed(UUID instructionId) implements Command {
    }

    /// The provider did not carry a leg out, or took it back.
    record Failed(UUID instructionId, String leg, @Nullable String reason) implements Command {
    }

    /// The carrier reported a step.
    record Moved(ParcelEvent step) implements Command {
    }

    /// One thing that the bot does.
    sealed interface Move {

    }

    /// Says a sentence to one party, or to both.
    record Tell(@Nullable Role to, Localized text) implements Move {
    }

    /// Says to one party, in words found for this moment, what a sentence of the house
    /// would say.
    ///
    /// @param words in the party's language
    /// @param template the sentence that they stand for
    record Say(Role to, String words, Localized template) implements Move {
    }

    /// The first words of the bot are said.
    record Introduced() implements Move {
    }

    record Ask(Question question, @Nullable TreeMark at) implements Move {
    }

    /// Takes a party's free words as the answer to the open question.
    ///
    /// @param understoodFrom the number of the saying
    record Derive(Author by, String questionId, Answer answer, long understoodFrom) implements Move {
    }

    /// Takes back an answer and all that were given after it, because the buyer's words
    /// say so.
    record TakeBack(Author by, String questionId) implements Move {
    }

    /// Keeps a further problem of the buyer, so that it is not forgotten.
    record Keep(Case.Kept problem) implements Move {
    }

    /// Turns from the problem at hand to one that was kept; what was answered about the
    /// first is forgotten.
    record TakeUp(String category, TreeMark tree) implements Move {
    }

    /// Notes what the dispute is about, and the tree that leads through it from here on.
    record Categorise(String category, @Nullable TreeMark tree) implements Move {
    }

    /// Puts what the buyer would accept on the table.
    ///
    /// @param patience how long the seller has
    /// @param silentMaxMinor up to which amount the seller's silence carries the first
    /// one out; null where it never does
    record Propose(List<Solution> solutions, TreeMark at, Duration patience,
            @Nullable Long silentMaxMinor) implements Move {

        public Propose {
            solutions = List.copyOf(solutions);
        }

    }

    /// Carries out what the policy laid down for this very case.
    record CarryOut(Solution solution, TreeMark at) implements Move {
    }

    /// Calls people.
    record HandOver(String reason, Localized text, int tier) implements Move {
    }

    /// Ends the case without an outcome, with the reason.
    record Finish(Localized text) implements Move {
    }

    /// Says that sayings up to this one were read.
    ///
    /// @param understood false counts one more that was not, true starts the count again,
    /// null leaves it
    record ReadUpTo(long seq, @Nullable Boolean understood) implements Move {
    }

    /// Asks a party for calmer words; the second time people are called.
    record Calm(Role party, Localized text) implements Move {
    }

    /// A way out with its amount.
    ///
    /// @param option the tree's id of it
    record Solution(String option, Terms terms, Localized why, String rule) {
    }

    /// What can be done with a proposal.
    enum Response {

        ACCEPT, COUNTER, REFUSE, REFUSE_ALL;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.Draft;
import dev.entente.deadline.Timer;
import dev.entente.party.Localized;
import dev.entente.party.Refusal;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One decision in the making: the case as it becomes, and what is said on the way. It never leaves the thread that
/// decides, so that deciding stays a pure function.
final class Course {

    static final String REMINDER = "reminder";

    static final String SILENCE = "silence";

    final Case before;

    final Setting setting;

    Stage stage;

    Wait until;

    Case.@Nullable Holder holder;

    int tier;

    Case.@Nullable Escalation escalation;

    boolean introduced;

    boolean consented;

    @Nullable String category;

    @Nullable TreeMark tree;

    final Map<String, Answer> answers;

    final Map<Role, Question> questions;

    final List<Proposal> proposals;

    int rounds;

    @Nullable Agreement agreement;

    Case.@Nullable Split split;

    long readUpTo;

    int misunderstood;

    boolean corrected;

    final List<Role> calmed;

    final List<Case.Kept> kept;

    @Nullable UUID turn;

    @Nullable Payout payout;

    private final List<Draft> events = new ArrayList<>();

    private @Nullable List<Timer> timers;

    private boolean factsMoved;

    private boolean turnWanted;

    private boolean retired;

    private int ids;

    Course(Case before, Setting setting) {
        this.before = before;
        this.setting = setting;
        this.stage = before.stage();
        this.until = before.until();
        this.holder = before.holder();
        this.tier = before.tier();
        this.escalation = before.escalation();
        this.introduced = before.introduced();
        this.consented = before.consented();
        this.category = before.category();
        this.tree = before.tree();
        this.answers = new LinkedHashMap<>(before.answers());
        this.questions = new LinkedHashMap<>(before.questions());
        this.proposals = new ArrayList<>(before.proposals());
        this.rounds = before.rounds();
        this.agreement = before.agreement();
        this.split = before.split();
        this.readUpTo = before.readUpTo();
        this.misunderstood = before.misunderstood();
        this.corrected = before.corrected();
        this.calmed = new ArrayList<>(before.calmed());
        this.kept = new ArrayList<>(before.kept());
    }

    Decision done() {
        var next = new Case(this.before.id(), this.before.tenant(), this.before.orderId(), this.before.version() + 1,
                this.before.facts() + (this.factsMoved ? 1 : 0), this.stage, this.until, this.holder, this.tier,
                Case.Priority.of(this.tier), this.escalation, this.introduced, this.consented, this.category, this.tree,
                this.answers, this.questions, this.proposals, this.rounds, this.agreement, this.split, this.readUpTo,
                this.misunderstood, this.corrected, this.calmed, this.kept, List.copyOf(this.answers.keySet()));
        return new Decision.Accepted(next, List.copyOf(this.events), this.timers, this.payout,
                this.turnWanted && this.stage.isLedByBot(), this.retired);
    }

    static Decision declined(Refusal.Reason reason, String detail) {
        return new Decision.Declined(Refusal.of(reason, detail));
    }

    static Decision declined(Refusal.Reason reason, String detail, Map<String, Object> facts) {
        return new Decision.Declined(new Refusal(reason, detail, facts));
    }

    /// An id that the same decision always gives.
    UUID nextId() {
        String name = this.before.id() + "/" + this.before.version() + "/" + this.ids++;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    void moveFacts() {
        this.factsMoved = true;
    }

    void wantTurn() {
        this.turnWanted = true;
    }

    void retire() {
        this.retired = true;
    }

    void say(String kind, Author author, Audience to, ObjectNode body) {
        this.events.add(Draft.of(kind, author, to, body).in(author.role() == Role.BOT ? this.turn : null));
    }

    void state(String kind, ObjectNode body) {
        say(kind, Author.SYSTEM, Audience.ALL, body);
    }

    String languageOf(Role party) {
        var order = this.setting.order();
        return (party == Role.BUYER ? order.buyer() : order.seller()).language();
    }

    /// Says it to one party in their language; to both as one event where they share a
    /// language, else as two.
    void tell(@Nullable Role to, Localized words) {
        if (to != null) {
            say("text", Author.BOT, Audience.of(to), Bodies.text(words.in(languageOf(to))));
        }
        else if (languageOf(Role.BUYER).equals(languageOf(Role.SELLER))) {
            say("text", Author.BOT, Audience.ALL, Bodies.text(words.in(languageOf(Role.BUYER))));
        }
        else {
            tell(Role.BUYER, words);
            tell(Role.SELLER, words);
        }
    }

    void flag(Localized text) {
        say("note", Author.BOT, Audience.STAFF, Bodies.words("text", text));
    }

    void say(Role to, String words, Localized template) {
        say("text", Author.BOT, Audience.of(to), Bodies.worded(words, template.in(languageOf(to))));
    }

    void ask(Question question) {
        this.questions.put(question.to(), question);
        say("question", Author.BOT, Audience.of(question.to()), Bodies.question(question, languageOf(question.to())));
    }

    void turnProposals(UnaryOperator<Proposal> turn) {
        this.proposals.replaceAll(turn);
    }

    void closeTable() {
        turnProposals(proposal -> proposal.isOpen() ? proposal.turned(Proposal.State.CLOSED) : proposal);
        this.questions.clear();
    }

    /// Enters a stage, announces it, and winds its clocks up.
    void enter(Stage next) {
        enter(next, Clocks.of(next, this.tier, this.setting.settings()));
    }

    /// The same with another patience than the usual one.
    void enter(Stage next, Duration patience) {
        enter(next, Clocks.of(next, this.tier, this.setting.settings()).within(patience));
    }

    private void enter(Stage next, Clocks usual) {
        boolean same = this.stage.equals(next);
        Clocks clocks = (next instanceof Stage.AwaitingSeller && !isSettledBySilence())
                ? new Clocks(usual.reminder(), usual.max(), Silence.AGENT) : usual;
        Instant now = this.setting.now();
        this.stage = next;
        this.until = new Wait(clocks.max() == null ? null : now.plus(clocks.max()), clocks.onSilence());
        this.timers = timers(clocks, now);
        if (next instanceof Stage.AwaitingSeller || next instanceof Stage.AwaitingBuyer) {
            turnProposals(one -> one.isOpen() ? one.lasting(now.plus(clocks.max())) : one);
        }
        if (!same) {
            state("stage", Bodies.stage(this.stage, this.until));
        }
    }

    /// The same stage with another deadline.
    void waitUntil(Instant dueAt) {
        this.until = new Wait(dueAt, this.until.onSilence());
        this.timers = List.of(new Timer(SILENCE, dueAt));
    }

    /// P6: whether the first thing that the buyer would accept is carried out when the
    /// seller says nothing.
    private boolean isSettledBySilence() {
        return firstWish().map(Proposal::bySilence).orElse(false);
    }

    Optional<Proposal> firstWish() {
        return this.proposals.stream().filter(one -> one.isOpen() && one.by() == Role.BOT).findFirst();
    }

    private static List<Timer> timers(Clocks clocks, Instant now) {
        var wound = new ArrayList<Timer>();
        if (clocks.reminder() != null) {
            wound.add(new Timer(REMINDER, now.plus(clocks.reminder())));
        }
        if (clocks.max() != null) {
            wound.add(new Timer(SILENCE, now.plus(clocks.max())));
        }
        return wound;
    }

    void waitForNothing() {
        this.until = new Wait(null, Silence.ARCHIVE);
        this.timers = List.of();
    }

    /// The clocks of a stage.
    record Clocks(@Nullable Duration reminder, @Nullable Duration max, Silence onSilence) {

        Clocks within(Duration patience) {
            return new Clocks(this.reminder == null ? null : patience.dividedBy(2), patience, this.onSilence);
        }

        static Clocks of(Stage stage, int tier, DisputeSettings settings) {
            return switch (stage) {
                case Stage.Talking t -> new Clocks(null, settings.talkingMax(), Silence.CLOSE);
                case Stage.Gathering g ->
                    new Clocks(settings.gatheringReminder(), settings.gatheringMax(), Silence.CLOSE);
                case Stage.AwaitingSeller a ->
                    new Clocks(settings.sellerReminder(), settings.sellerMax(), Silence.CARRY_OUT);
                case Stage.AwaitingBuyer a -> new Clocks(settings.buyerReminder(), settings.buyerMax(), Silence.CLOSE);
                case Stage.AwaitingReturn(var leg) -> switch (leg) {
                    case TO_SHIP -> new Clocks(null, settings.returnShippedMax(), Silence.AGENT);
                    case ON_THE_WAY -> new Clocks(null, settings.returnOnTheWayMax(), Silence.AGENT);
                    case AT_SELLER -> new Clocks(null, settings.returnConfirmedMax(), Silence.REFUND);
                };
                case Stage.AwaitingFulfilment(var delivered) ->
                    delivered ? new Clocks(null, settings.fulfilmentConfirmedMax(), Silence.FULFILLED)
                            : new Clocks(null, settings.fulfilmentMax(), Silence.AGENT);
                case Stage.AwaitingAgent a ->
                    new Clocks(null, tier > 2 ? settings.seniorMax() : settings.agentMax(), Silence.PROMOTE);
                case Stage.WithAgent w -> new Clocks(null, settings.heldMax(), Silence.QUEUE);
                case Stage.Settling s -> new Clocks(null, settings.settlingMax(), Silence.AGENT);
                case Stage.Resolved r -> new Clocks(null, settings.reopenMax(), Silence.ARCHIVE);
                case Stage.Closed c -> new Clocks(null, settings.reopenMax(), Silence.RELEASE);
            };
        }

    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.assistant.Glance;
import dev.entente.conversation.Appended;
import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.ClientMark;
import dev.entente.conversation.Conversation;
import dev.entente.conversation.Remark;
import dev.entente.conversation.Sayer;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.evidence.Photo;
import dev.entente.evidence.Photos;
import dev.entente.evidence.Uploader;
import dev.entente.order.Orders;
import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;

/// Takes what a client says, by whichever door it came: checks it, brings words to the thread and everything that acts to
/// the case.
@Service
public class Speech {

    private static final Logger log = LoggerFactory.getLogger(Speech.class);

    private final Json json;

    private final Threads threads;

    private final Cases cases;

    private final Orders orders;

    private final Photos photos;

    private final Glance glance;

    private final PlainWords plain;

    Speech(Json json, PlainWords plain, Threads threads, Cases cases, Orders orders, Photos photos, Glance glance) {
        this.json = json;
        this.plain = plain;
        this.threads = threads;
        this.cases = cases;
        this.orders = orders;
        this.photos = photos;
        this.glance = glance;
    }

    /// The stored event, after its commit; said before under the same `client_id`, the
    /// event of then. Refusals come as
    /// errors, and then nothing is stored.
    public Mono<Appended> say(Caller caller, UUID conversationId, byte[] body) {
        return Mono.fromCallable(() -> hear(body))
            .flatMap(heard -> this.threads.enter(conversationId, caller).flatMap(thread -> say(caller, thread, heard)))
            .checkpoint("gateway.say");
    }

    /// Reads strictly what a client wants to say.
    /// @throws dev.entente.party.Refused where it cannot be said like that
    public Heard hear(byte[] body) {
        Heard words = findWords(body);
        if (words != null) {
            return words;
        }
        ObjectNode tree = this.json.tree(body);
        var fields = new StrictBody(tree);
        String clientId = fields.uuid("client_id").toString();
        return new Heard(Saying.read(fields), ClientMark.of(clientId, this.json.digest(tree)));
    }

    /// Plain words in their usual form; null for everything else, which is for [#hear].
    public @Nullable Heard findWords(byte[] body) {
        return this.plain.find(body);
    }

    /// The same for a thread that the caller has entered before. Plain words are on
    /// their way to the thread as soon as the
    /// answer is subscribed to, so that words said one after the other keep their order.
    public Mono<Appended> say(Caller caller, Conversation thread, Heard heard) {
        return switch (heard.saying()) {
            case Saying.Text(var text) -> this.threads.say(thread.id(), words(caller, text, heard.mark()));
            case Saying.Photos shown -> party(caller).then(show(caller, thread, shown, heard.mark()));
            case Saying.Answered(var question, var answer) when answer.photoIds() != null ->
                party(caller).then(answerWithPhotos(caller, thread,
                        new Command.GiveAnswer(Author.of(caller), question, answer), heard.mark()));
            case Saying.Answered(var question, var answer) when answer.amountMinor() != null
                    && answer.amountMinor() < 0 ->
                party(caller).then(refuseAmount(thread, caller, question));
            case Saying.Response response when response.currency() != null ->
                party(caller).then(sameCurrency(thread, response.currency()))
                    .then(Mono.defer(() -> act(thread, command(caller, response), heard.mark())));
            case Saying acting ->
                party(caller).then(Mono.defer(() -> act(thread, command(caller, acting), heard.mark())));
        };
    }

    /// Brings plain words on their way without waiting for anything.
    ///
    /// @param heard [Heard#isWords()]
    public void say(Caller caller, Conversation thread, Heard heard, Sayer sayer) {
        if (!(heard.saying() instanceof Saying.Text(var text))) {
            throw new IllegalArgumentException("only words can be said without waiting");
        }
        this.threads.say(thread.id(), words(caller, text, heard.mark()), sayer);
    }

    private static Mono<Void> party(Caller caller) {
        return caller.role().isParty() ? Mono.empty() : Mono
            .error(() -> Refused.because(Refusal.Reason.FORBIDDEN, "This is for the buyer and the seller to say."));
    }

    /// A threat of violence is seen by its author and by our team, and by nobody else
    /// (P8).
    private Audience audience(Caller caller, String text) {
        boolean violent = caller.role().isParty() && this.glance.look(text).violence();
        return violent ? Audience.of(caller.role()) : Audience.ALL;
    }

    private Remark words(Caller caller, String text, ClientMark mark) {
        var body = new StringBuilder(text.length() + 16).append("{\"text\":\"");
        JsonText.append(text, body);
        return new Remark("text", Author.of(caller), audience(caller, text), body.append("\"}").toString(), mark);
    }

    private Mono<Appended> act(Conversation thread, Command.ByPerson command, ClientMark mark) {
        return this.cases.apply(thread.id(), command, mark).map(applied -> {
            StoredEvent said = applied.said();
            if (said == null) {
                throw new Refused(Refusal.of(Refusal.Reason.STALE, "There is nothing to do about this now."));
            }
            return new Appended(said, applied.isNew());
        });
    }

    private static Command.ByPerson command(Caller caller, Saying saying) {
        var by = Author.of(caller);
        return switch (saying) {
            case Saying.Answered(var question, var answer) -> new Command.GiveAnswer(by, question, answer);
            case Saying.Response it ->
                new Command.Respond(by, it.proposalId(), it.decision(), it.remedy(), it.amountMinor(), it.reason());
            case Saying.AskPerson _ -> new Command.AskPerson(by);
            case Saying.Undo(var question) -> new Command.Undo(buyer(by), question);
            case Saying.Withdraw _ -> new Command.Withdraw(buyer(by));
            case Saying.ConfirmReceived _ -> new Command.ConfirmReceived(by);
            case Saying.Contest(var reason) -> new Command.Contest(by, reason);
            case Saying.Text _ -> throw new IllegalStateException("words do not act");
            case Saying.Photos _ -> throw new IllegalStateException("photos do not act");
        };
    }

    private static Author buyer(Author by) {
        if (by.role() != Role.BUYER) {
            throw Refused.because(Refusal.Reason.FORBIDDEN, "Only the buyer can take back what the buyer said.");
        }
        return by;
    }

    private Mono<Void> sameCurrency(Conversation thread, String currency) {
        return this.orders.find(thread.tenant(), thread.orderId())
            .filter(order -> !order.currency().equals(currency))
            .flatMap(order -> Mono.error(new Refused(new Refusal(Refusal.Reason.AMOUNT,
                    "The order was paid in another currency.", Map.of("currency", order.currency())))));
    }

    /// What is no amount at all is refused with the limits of the question.
    private Mono<Appended> refuseAmount(Conversation thread, Caller caller, String questionId) {
        return this.cases.load(thread.id()).flatMap(now -> {
            var facts = new HashMap<String, Object>();
            var question = now.questions().get(caller.role());
            if (question != null && question.id().equals(questionId) && question.min() != null) {
                facts.put("min_minor", question.min());
            }
            if (question != null && question.id().equals(questionId) && question.max() != null) {
                facts.put("max_minor", question.max());
            }
            return Mono.error(new Refused(new Refusal(Refusal.Reason.AMOUNT, "This is no amount.", facts)));
        });
    }

    private Mono<Appended> show(Caller caller, Conversation thread, Saying.Photos shown, ClientMark mark) {
        return own(caller, thread, shown.ids()).flatMap(photos -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            var array = body.putArray("photos");
            photos.forEach(photo -> array.addObject()
                .put("photo_id", photo.id().toString())
                .put("width", photo.full().width())
                .put("height", photo.full().height()));
            if (shown.text() != null && !shown.text().isEmpty()) {
                body.put("text", shown.text());
            }
            var audience = shown.text() == null ? Audience.ALL : audience(caller, shown.text());
            return this.threads.say(thread.id(), Remark.of("photos", Author.of(caller), audience, body, mark));
        }).flatMap(said -> marked(caller, thread, shown.ids(), said));
    }

    private Mono<Appended> answerWithPhotos(Caller caller, Conversation thread, Command.GiveAnswer command,
            ClientMark mark) {
        List<UUID> ids = command.answer().photoIds();
        return own(caller, thread, ids).then(Mono.defer(() -> act(thread, command, mark)))
            .flatMap(said -> marked(caller, thread, ids, said));
    }

    /// The photos in the order in which they were named, all of them the caller's own.
    private Mono<List<Photo>> own(Caller caller, Conversation thread, List<UUID> ids) {
        return this.photos.list(thread.id())
            .filter(photo -> photo.uploader().equals(uploader(caller)))
            .collectMap(Photo::id)
            .map(known -> {
                if (!known.keySet().containsAll(ids)) {
                    throw new Refused(new Refusal(Refusal.Reason.UNPROCESSABLE,
                            "A photo has to be uploaded to this conversation by the one who shows it.",
                            Map.of("field", "photo_ids")));
                }
                return ids.stream().map(known::get).toList();
            });
    }

    /// Written down after the commit: should the server die in between, the thread still
    /// shows the photos.
    private Mono<Appended> marked(Caller caller, Conversation thread, List<UUID> ids, Appended said) {
        if (!said.isNew()) {
            return Mono.just(said);
        }
        return this.photos.markSaid(thread.id(), uploader(caller), Set.copyOf(ids), said.event().seq())
            .onErrorResume(failure -> {
                log.debug("Some photos of {} were shown before: {}", said.event().id(), failure.toString());
                return Mono.empty();
            })
            .thenReturn(said);
    }

    /// How evidence names the caller.
    public static Uploader uploader(Caller caller) {
        return new Uploader(caller.tenant(), caller.role().wire(), caller.id());
    }

    /// A saying that was read and is not said yet.
    public static final class Heard {

        private final Saying saying;

        private final ClientMark mark;

        Heard(Saying saying, ClientMark mark) {
            this.saying = saying;
            this.mark = mark;
        }

        /// Whether these are words that do not act.
        public boolean isWords() {
            return this.saying instanceof Saying.Text;
        }

        Saying saying() {
            return this.saying;
        }

        ClientMark mark() {
            return this.mark;
        }

    }

}

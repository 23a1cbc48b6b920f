// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.dispute.Answer;
import dev.entente.model.FakeModelServer;
import dev.entente.model.ModelRequest;
import dev.entente.model.Script;
import dev.entente.order.Order;
import dev.entente.party.Role;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.Marketplace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/// What the bot says in answer to words, with a model that behaves and one that does not.
@EntenteTest(properties = { "spring.ai.model.chat=openai", "spring.ai.openai.api-key=none",
        "spring.ai.openai.chat.model=fake", "entente.drafting.reply-max=2s", "entente.drafting.read-max=2s",
        "entente.model.breaker-calls=1000", "entente.model.breaker-failures=1000" })
class FluentIntegrationTests {

    private static final String TEMPLATE = Phrases.UNDERSTOOD.fr();

    private static final String HEARD = "Je suis désolé que votre abat-jour soit arrivé cassé.";

    private static final String CAN_CHANGE = "J'ai compris ainsi ; vous pouvez le corriger si c'est faux.";

    private static final FakeModelServer model = FakeModelServer.start();

    @Autowired
    Marketplace marketplace;

    @Autowired
    Threads threads;

    private final List<String> passed = new CopyOnWriteArrayList<>();

    private Disposable watching = () -> {
    };

    @DynamicPropertySource
    static void baseUrl(DynamicPropertyRegistry properties) {
        properties.add("spring.ai.openai.base-url", model::openAiBaseUrl);
    }

    @AfterEach
    void leave() {
        this.watching.dispose();
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    @Test
    void aReplyIsShownSentenceBySentenceAndStoredWithItsTemplate() {
        model.script(request -> wordsReply(request)
                ? Script.says(HEARD + " ", CAN_CHANGE).pausing(Duration.ofMillis(100)) : Script.refuses(500));

        StoredEvent reply = reply("{\"text\":\"" + HEARD);

        assertThat(reply.body()).contains(CAN_CHANGE, "\"reworded\":true", TEMPLATE);
        assertThat(this.passed).anyMatch(delta -> delta.contains(HEARD) && delta.contains(reply.turn().toString()));
    }

    @Test
    void aModelThatLiesIsNotHeard() {
        model.script(request -> wordsReply(request) ? Script.says("Vous allez recevoir 89 € aujourd'hui. ",
                "Voyez https://evil.example. ", "Je vous garantis un remboursement.") : Script.refuses(500));

        StoredEvent reply = reply("{\"text\":\"" + TEMPLATE);

        assertThat(reply.body()).doesNotContain("reworded");
        assertThat(this.passed).noneMatch(delta -> delta.contains("89 €") || delta.contains("evil"));
    }

    @Test
    void nothingHalfStaysOfAModelThatIsCutOff() {
        model.script(request -> wordsReply(request) ? Script.says(HEARD + " ", "J'ai comp").then(Script.Ending.CUT)
                : Script.refuses(500));

        StoredEvent reply = reply("{\"text\":\"" + TEMPLATE);

        assertThat(reply.body()).doesNotContain("désolé");
        assertThat(this.passed).last().asString().contains("\"aborted\":true");
    }

    @Test
    void aModelThatStallsCostsItsTimeAndNoMore() {
        model.script(request -> Script.says(Flux.never()));

        StoredEvent reply = reply("{\"text\":\"" + TEMPLATE);

        assertThat(reply.body()).doesNotContain("reworded");
    }

    @Test
    void wordsOfThePartiesNeverStandInTheSystemsPlace() {
        model.forget();
        model.script(request -> Script.refuses(500));

        reply("{\"text\":\"" + TEMPLATE);

        assertThat(model.requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.system()).doesNotContain("abat-jour");
            assertThat(request.text()).doesNotContain("\"tools\"");
        });
    }

    private static boolean wordsReply(ModelRequest request) {
        return request.system().contains("word-reply") || request.system().contains("You word the messages");
    }

    private StoredEvent reply(String start) {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        this.watching = this.threads.passing(id)
            .subscribe(message -> this.passed.add(new String(message, StandardCharsets.UTF_8)));
        this.marketplace.say(id, Marketplace.buyer(order), "mon abat-jour est arrivé cassé");
        this.marketplace.answer(id, Marketplace.buyer(order), Answer.option("yes"));
        this.marketplace.until(id, now -> now.category() != null);
        return this.marketplace.thread(id, Role.BUYER)
            .stream()
            .filter(event -> event.kind().equals("text") && event.author().role() == Role.BOT)
            .filter(event -> event.body().replace("\": \"", "\":\"").contains(start.substring(1)))
            .findFirst()
            .orElseThrow(() -> new AssertionError(this.marketplace.thread(id, Role.BUYER)));
    }

}

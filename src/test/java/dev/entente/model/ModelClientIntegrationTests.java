// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.entente.model.ModelClient.Verdict;
import dev.entente.model.ModelUnavailable.Reason;
import dev.entente.model.Script.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/// Every way in which a call can go wrong, and what it costs.
class ModelClientIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final FakeModelServer server = FakeModelServer.start();

    private final String tenant = "t-" + UUID.randomUUID();

    private TestWay way = way();

    @AfterEach
    void stop() {
        this.way.operator.set(true).block(PATIENCE);
        this.server.close();
    }

    private TestWay way(String... settings) {
        return new TestWay(TestWay.openAi(this.server), settings);
    }

    private ModelCall call(String material) {
        return TestWay.call(this.tenant, material);
    }

    private ModelCall quick(ModelCall call, Duration timeMax) {
        return new ModelCall(call.use(), call.tenant(), call.conversation(), call.prompt(), call.material(),
                call.pictures(), timeMax, call.answerTokensMax(), call.answerSchema());
    }

    private ModelCall fails(Reason reason) {
        return fails(call("Hello"), reason);
    }

    private ModelCall fails(ModelCall call, Reason reason) {
        StepVerifier.create(this.way.client.ask(call))
            .expectErrorSatisfies(error -> assertThat(error).isInstanceOfSatisfying(ModelUnavailable.class,
                    it -> assertThat(it.reason()).as(it.toString()).isEqualTo(reason)))
            .verify(PATIENCE);
        return call;
    }

    private void answers() {
        this.server.script(Script.says("OK"));
        assertThat(this.way.client.ask(call("Hello")).block(PATIENCE)).isEqualTo("OK");
    }

    @Test
    void aStallTakesNoLongerThanTheTimeLimitAndIsClosed() {
        answers();
        this.server.script(Script.says("Bon").then(Ending.STALL));

        var call = fails(quick(call("Hello"), Duration.ofMillis(600)), Reason.TIMEOUT);

        assertThat(this.server.lastRequest().closedEarlyWithin(SOON)).isTrue();
        assertThat(this.way.stored(call)).containsEntry("outcome", "timeout");
        assertThat((Long) this.way.stored(call).get("tokens_in")).isPositive();
        assertThat((Long) this.way.stored(call).get("latency_ms")).isBetween(600L, 5_000L);
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void whoGoesAwayLaterClosesTheCall(boolean onAUsedConnection) {
        if (onAUsedConnection) {
            answers();
        }
        this.server.script(Script.says("Bon").then(Ending.STALL));
        var call = call("Hello");

        StepVerifier.create(this.way.client.stream(call))
            .expectNext("Bon")
            .thenAwait(Duration.ofMillis(300))
            .thenCancel()
            .verify(PATIENCE);

        assertThat(this.server.lastRequest().closedEarlyWithin(SOON)).isTrue();
        assertThat(this.way.stored(call)).containsEntry("outcome", "cancelled");
    }

    @Test
    void theSettingsLimitTheTimeThatIsAskedFor() {
        answers();
        this.way = way("time-max=300ms");
        this.server.script(Script.says().then(Ending.STALL));
        fails(Reason.TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({ "CUT", "GARBAGE", "FALL_SILENT" })
    void anAnswerThatBreaksOffHasFailed(Ending ending) {
        this.server.script(Script.says("Bon").then(ending));
        var call = call("Hello");

        StepVerifier.create(this.way.client.stream(call))
            .expectNext("Bon")
            .expectErrorSatisfies(error -> assertThat(((ModelUnavailable) error).reason()).isEqualTo(Reason.FAILED))
            .verify(PATIENCE);

        assertThat(this.way.stored(call)).containsEntry("outcome", "failed");
    }

    @Test
    void anotherContentTypeWithoutAnEndHasFailed() {
        this.server.script(Script.says().as("text/html").then(Ending.GARBAGE));
        fails(Reason.FAILED);
    }

    @Test
    void tenMegabytesEndAtTheLimitAndAreClosed() {
        this.server.script(Script.talksFor(10_000_000));
        var call = fails(Reason.TOO_LONG);

        assertThat(this.server.lastRequest().closedEarlyWithin(SOON)).isTrue();
        assertThat(this.way.stored(call)).containsEntry("outcome", "too_long");
    }

    @Test
    void anAnswerThatReachedItsTokensIsTooLong() {
        this.server.script(Script.says("Once upon a").finishing("length"));
        fails(Reason.TOO_LONG);
    }

    @Test
    void anAnswerThatWasFilteredHasFailed() {
        this.server.script(Script.says("Once").finishing("content_filter"));
        fails(Reason.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 429, 500, 503 })
    void aRefusalIsOneFailureAndNoSecondTry(int status) {
        this.server.script(Script.refuses(status));
        var call = fails(Reason.FAILED);

        assertThat(this.server.requests()).hasSize(1);
        assertThat(this.way.stored(call)).containsEntry("outcome", "failed")
            .containsEntry("tokens_in", 0L)
            .containsEntry("cost_micro", 0L);
        assertThat(this.way.day(this.tenant)).containsEntry("tokens", 0L);
    }

    @Test
    void aModelThatKeepsFailingIsLeftAloneAndTriedAgain() {
        this.way = way("breaker-calls=4", "breaker-failures=3", "breaker-rest=1s");
        this.server.script(Script.refuses(500));
        for (int i = 0; i < 3; i++) {
            fails(Reason.FAILED);
        }
        var refused = fails(Reason.BREAKER_OPEN);
        assertThat(this.server.requests()).hasSize(3);
        assertThat(this.way.stored(refused)).containsEntry("outcome", "breaker_open").containsEntry("tokens_in", 0L);
        assertThat(this.way.day(this.tenant)).containsEntry("tokens", 0L);

        Mono.delay(Duration.ofMillis(1_100)).block();
        fails(Reason.FAILED);
        fails(Reason.BREAKER_OPEN);

        Mono.delay(Duration.ofMillis(1_100)).block();
        answers();
        answers();
    }

    @Test
    void oneCallTooManyIsRefusedAtOnce() {
        this.way = way("calls-at-once=2");
        var mouth = Sinks.many().multicast().<String>directBestEffort();
        this.server.script(Script.says(Flux.concat(Flux.just("Bon"), mouth.asFlux())));
        var first = this.way.client.stream(call("1")).publish().autoConnect(2);
        var second = this.way.client.stream(call("2")).publish().autoConnect(2);
        var ends = new ArrayList<Mono<Void>>();
        for (Flux<String> each : List.of(first, second)) {
            var end = Sinks.<Void>one();
            each.subscribe(piece -> {
            }, end::tryEmitError, end::tryEmitEmpty);
            ends.add(end.asMono());
            StepVerifier.create(each.take(1)).expectNext("Bon").expectComplete().verify(PATIENCE);
        }

        var refused = fails(Reason.BUSY);
        assertThat(this.way.stored(refused)).containsEntry("outcome", "busy");
        assertThat(this.server.requests()).hasSize(2);

        mouth.tryEmitComplete();
        Mono.when(ends).block(PATIENCE);
        answers();
    }

    @Test
    void whatTheDayHasLeftIsKept() {
        this.way = way("tokens-per-day=330");
        this.server.script(Script.says("OK").counting(20, 10));
        this.way.client.ask(call("Hello")).block(PATIENCE);
        assertThat(this.way.day(this.tenant)).containsEntry("tokens", 30L);

        var refused = fails(Reason.BUDGET);

        assertThat(this.server.requests()).hasSize(1);
        assertThat(this.way.stored(refused)).containsEntry("outcome", "budget").containsEntry("tokens_in", 0L);
        assertThat(this.way.day(this.tenant)).containsEntry("tokens", 30L);
        assertThat(this.way.client.ask(TestWay.call(this.tenant + "-other", "Hello")).block(PATIENCE)).isEqualTo("OK");
    }

    @Test
    void parallelCallsDoNotSlipUnderTheBudget() {
        this.way = way("tokens-per-day=1000", "calls-at-once=50");
        this.server.script(Script.says("OK").pausing(Duration.ofMillis(50)).counting(5, 295));
        var answered = Flux.range(0, 20)
            .flatMap(each -> this.way.client.ask(call("Hello")).onErrorResume(ModelUnavailable.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.BUDGET);
                return Mono.empty();
            }), 20)
            .count()
            .block(PATIENCE);

        assertThat(answered).isEqualTo(3);
        assertThat(this.server.requests()).hasSize(3);
        assertThat(this.way.day(this.tenant)).containsEntry("tokens", 900L);
    }

    @Test
    void moneyIsABudgetToo() {
        this.way = way("cost-per-day=0.01", "price-in-per-million=2.5", "price-out-per-million=10");
        this.server.script(Script.says("OK").counting(1_000, 500));
        var call = call("Hello");
        this.way.client.ask(call).block(PATIENCE);
        assertThat(this.way.stored(call)).containsEntry("cost_micro", 7_500L);

        fails(Reason.BUDGET);
    }

    @Test
    void anOperatorSwitchesItOffAndOnWithoutARequest() {
        this.way = way("switch-look-every=0s");
        this.way.operator.set(false).block(PATIENCE);
        assertThat(this.way.operator.isOn().block(PATIENCE)).isFalse();
        var refused = fails(Reason.SWITCHED_OFF);
        assertThat(this.server.requests()).isEmpty();
        assertThat(this.way.stored(refused)).containsEntry("outcome", "switched_off");

        this.way.operator.set(true).block(PATIENCE);
        answers();
    }

    @Test
    void theSettingIsStrongerThanTheOperator() {
        this.way = way("enabled=false");
        this.way.operator.set(true).block(PATIENCE);
        fails(Reason.SWITCHED_OFF);
        assertThat(this.server.requests()).isEmpty();
    }

    @Test
    void personalDataStayHereAndComeBackInTheAnswer() {
        this.server.script(request -> Script.says("Pay to [IB", "AN_1", "], write to [EMAIL_1", "] or call [PHONE_1]",
                " [IBAN_9]"));
        var call = call("My IBAN is FR76 3000 6000 0112 3456 7890 189, mail jane.doe@example.org, +33 6 12 34 56 78.");

        assertThat(this.way.client.stream(call).collectList().block(PATIENCE))
            .anySatisfy(piece -> assertThat(piece).contains("FR76 3000 6000 0112 3456 7890 189"));
        assertThat(this.way.client.ask(call).block(PATIENCE)).isEqualTo(
                "Pay to FR76 3000 6000 0112 3456 7890 189, write to jane.doe@example.org or call +33 6 12 34 56 78 [IBAN_9]");
        assertThat(this.server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.text()).doesNotContain("3000 6000", "jane", "12 34 56");
            assertThat(request.user()).isEqualTo("My IBAN is [IBAN_1], mail [EMAIL_1], [PHONE_1].");
        });
    }

    @Test
    void aUseIsStoredWithItsVerdict() {
        this.server.script(Script.says("OK").counting(21, 4));
        var call = call("Hello");
        this.way.client.ask(call).then(this.way.client.note(call.use(), Verdict.DROPPED_PARTLY)).block(PATIENCE);

        assertThat(this.way.stored(call)).containsEntry("tenant", this.tenant)
            .containsEntry("conversation_id", call.conversation())
            .containsEntry("prompt", "say-it")
            .containsEntry("prompt_version", 3)
            .containsEntry("tokens_in", 21L)
            .containsEntry("tokens_out", 4L)
            .containsEntry("outcome", "answered")
            .containsEntry("verdict", "dropped_partly")
            .containsKey("at");
        assertThat(this.way.registry.get("entente.model.calls")
            .tags("prompt", "say-it", "outcome", "answered")
            .timer()
            .count()).isEqualTo(1);
    }

    @Test
    void withoutAModelNothingIsTried() {
        this.way = new TestWay(null);
        assertThat(this.way.client.isConfigured()).isFalse();
        fails(Reason.NOT_CONFIGURED);
    }

}

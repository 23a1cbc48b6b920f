// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.UUID;
import java.util.stream.Collectors;

import dev.entente.model.ModelUnavailable.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Calls the configured model behind its guards: the operator's switch, the tenant's budget, the breaker, the seats, the time and the
/// length of the answer, in this order.
class GuardedModelClient implements ModelClient {

    private static final Logger log = LoggerFactory.getLogger(GuardedModelClient.class);

    private final @Nullable Upstream upstream;

    private final ModelSettings settings;

    private final ModelSwitch operator;

    private final Uses uses;

    private final Breaker breaker;

    private final Seats seats;

    private final ModelMetrics metrics;

    GuardedModelClient(@Nullable Upstream upstream, ModelSettings settings, ModelSwitch operator, Uses uses,
            ModelMetrics metrics) {
        this.upstream = upstream;
        this.settings = settings;
        this.operator = operator;
        this.uses = uses;
        this.breaker = new Breaker(settings);
        this.seats = new Seats(settings.callsAtOnce());
        this.metrics = metrics;
    }

    @Override
    public boolean isConfigured() {
        return this.upstream != null;
    }

    @Override
    public Mono<String> ask(ModelCall call) {
        return stream(call).collect(Collectors.joining());
    }

    @Override
    public Flux<String> stream(ModelCall call) {
        var model = this.upstream;
        if (model == null) {
            return Flux.error(() -> new ModelUnavailable(Reason.NOT_CONFIGURED, "No model is configured."));
        }
        return Flux
            .usingWhen(Mono.fromSupplier(() -> new Use(call)), use -> guarded(model, use),
                    use -> end(model, use, Outcome.ANSWERED), (use, error) -> end(model, use, Outcome.of(error)),
                    use -> end(model, use, Outcome.CANCELLED))
            .onErrorMap(Failures::unavailable)
            .checkpoint("model.call");
    }

    private Flux<String> guarded(Upstream model, Use use) {
        var call = use.call();
        var timeMax = (call.timeMax().compareTo(this.settings.timeMax()) < 0) ? call.timeMax()
                : this.settings.timeMax();
        return isOn().then(this.uses.reserve(call, model.answerTokens(call)))
            .doOnNext(use::reserved)
            .flatMapMany(
                    reserved -> this.breaker.guard(this.seats.guard(TimeLimit.guard(answer(model, use), timeMax))));
    }

    private Mono<Void> isOn() {
        return this.operator.isOn()
            .filter(on -> on)
            .switchIfEmpty(Mono.error(() -> new ModelUnavailable(Reason.SWITCHED_OFF, "The model is switched off.")))
            .then();
    }

    /// Looking through the material takes a while, and so does the first call: both
    /// happen on
    /// a thread that may wait.
    private Flux<String> answer(Upstream model, Use use) {
        return Flux.defer(() -> {
            var masking = Masking.of(use.call().material());
            return masking
                .unmask(AnswerLimit.guard(model.stream(use, masking.masked()), this.settings.answerCharsMax()));
        }).subscribeOn(Schedulers.boundedElastic());
    }

    /// What cannot be written down must not take the answer away.
    private Mono<Void> end(Upstream model, Use use, Outcome outcome) {
        return Mono.defer(() -> {
            this.metrics.ended(use, outcome);
            return this.uses.store(use, outcome, model.provider(), model.name());
        }).onErrorResume(lost -> {
            log.warn("The use {} of the model could not be written down", use.call().use(), lost);
            this.metrics.lost();
            return Mono.empty();
        });
    }

    @Override
    public Mono<Void> note(UUID use, Verdict verdict) {
        return this.uses.note(use, verdict);
    }

}

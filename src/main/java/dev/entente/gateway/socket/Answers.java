// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.entente.gateway.Problem;
import dev.entente.gateway.Problems;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.stomp.ClientFrame;
import dev.entente.stomp.CloseCode;
import dev.entente.stomp.ServerFrames;
import dev.entente.stomp.SharedMessage;

/// What a client is told about its own frames: receipts, refusals to those who listen to them, and errors before the
/// end.
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private static final int UNPROCESSED = 500;

    private final Set<String> listeners = new CopyOnWriteArraySet<>();

    private final Wire wire;

    private final Sends sends;

    private final SocketMetrics metrics;

    Answers(Wire wire, Sends sends, SocketMetrics metrics) {
        this.wire = wire;
        this.sends = sends;
        this.metrics = metrics;
    }

    SocketMetrics metrics() {
        return this.metrics;
    }

    /// The subscription hears of refusals.
    void listen(String subscription) {
        this.listeners.add(subscription);
    }

    void leave(String subscription) {
        this.listeners.remove(subscription);
    }

    boolean isHeard() {
        return !this.listeners.isEmpty();
    }

    void receipt(@Nullable String wanted, Map<String, String> extra) {
        if (wanted != null) {
            this.wire.say(ServerFrames.receipt(wanted, extra));
        }
    }

    /// A refused send is an answer, and the end only where nobody listens.
    void refuse(ClientFrame.Send send, Throwable failure) {
        Problem problem = Problems.of(failure);
        if (this.listeners.isEmpty()) {
            error(problem, send.receipt());
            return;
        }
        this.metrics.refused(problem.code());
        var refusal = this.sends.refusal(problem, send.receipt(), send.body());
        this.listeners
            .forEach(listener -> this.wire.post(new MessageFrame(refusal, SharedMessage.subscriber(listener))));
    }

    void violated(ClientFrame.Violation violation) {
        log.info("{} broke the protocol: {}", this.wire.page().address(), violation.detail());
        String code = violation.breach().code();
        var problem = new Problem(400, code, violation.detail(), Map.of(), Map.of(),
                UUID.randomUUID().toString().replace("-", ""));
        error(problem, violation.receipt(), violation.breach().closeCode());
    }

    void error(Problem problem, @Nullable String receipt) {
        error(problem, receipt, closeCode(problem));
    }

    private void error(Problem problem, @Nullable String receipt, CloseCode code) {
        this.metrics.refused(problem.code());
        this.wire.say(ServerFrames.error(problem.detail(), receipt, this.sends.document(problem)));
        this.wire.end(code, problem.code());
    }

    /// Whoever may come back with the same frame is told so by the code.
    private static CloseCode closeCode(Problem problem) {
        if (problem.status() >= UNPROCESSED) {
            return CloseCode.FAULT;
        }
        return switch (problem.code()) {
            case "sign-in" -> CloseCode.NOT_SIGNED_IN;
            case "too-many" -> CloseCode.TOO_FAST;
            default -> CloseCode.REFUSED;
        };
    }

    static Refused tooFast() {
        return Refused.because(Refusal.Reason.TOO_MANY, "Slow down: this was not carried out.");
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import dev.entente.audit.Act;
import dev.entente.audit.Audit;
import dev.entente.conversation.Author;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Writes down what agents do to a case, and every order to move money with the command that led to it.
@Component
class CaseAudit {

    private final Audit audit;

    CaseAudit(Audit audit) {
        this.audit = audit;
    }

    Mono<Void> note(Case next, Decision.Accepted accepted, Command command) {
        return Flux.just(ofAgent(next, command), ofMoney(next, accepted, command))
            .concatMap(act -> act)
            .concatMap(this.audit::note)
            .then();
    }

    private static Mono<Act> ofAgent(Case next, Command command) {
        return switch (command) {
            case Command.Claim(var by, var tier) -> Mono.just(act("case.claimed", next, by).with("tier", tier));
            case Command.Release(var by, var toBot, var tier) ->
                Mono.just(act("case.released", next, by).with("to", toBot ? "bot" : "queue").with("tier", tier));
            case Command.Note(var by, var _) -> Mono.just(act("case.noted", next, by));
            case Command.Rule(var by, var _, var terms, var reasons, var rule) ->
                Mono.just(act("case.decided", next, by).with("remedy", terms.remedy().wire())
                    .with("amount_minor", terms.amountMinor())
                    .with("currency", terms.currency())
                    .with("reasons", reasons)
                    .with("rule", rule));
            default -> Mono.empty();
        };
    }

    private static Mono<Act> ofMoney(Case next, Decision.Accepted accepted, Command command) {
        Payout payout = accepted.payout();
        if (payout == null) {
            return Mono.empty();
        }
        Author by = command instanceof Command.ByPerson byPerson ? byPerson.by() : Author.SYSTEM;
        return Mono.just(act("money.ordered", next, by).with("because", command.getClass().getSimpleName())
            .with("instruction_id", payout.instructionId().toString())
            .with("order_id", payout.orderId())
            .with("refund_minor", payout.refundMinor())
            .with("release_minor", payout.releaseMinor())
            .with("currency", payout.currency()));
    }

    private static Act act(String name, Case one, Author by) {
        return Act.by(one.tenant(), name, by.role().wire(), by.id()).with("conversation_id", one.id().toString());
    }

}

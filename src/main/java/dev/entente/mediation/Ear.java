// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;

import dev.entente.assistant.About;
import dev.entente.assistant.Assistant;
import dev.entente.assistant.Glance;
import dev.entente.assistant.Speaker;
import dev.entente.assistant.Utterance;
import dev.entente.party.Role;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Hears a message as a whole and clause by clause. Clauses are read here on the server, whatever reads the whole.
@Component("mediationEar")
class Ear {

    private final Assistant assistant;

    private final Assistant local;

    private final Glance glance;

    Ear(Assistant assistant, @Qualifier("localAssistant") Assistant local, Glance glance) {
        this.assistant = assistant;
        this.local = local;
        this.glance = glance;
    }

    Mono<Heard> hear(View view, Words words) {
        return this.assistant.read(utterance(view, words, words.text()).about(about(view, words)))
            .zipWith(parts(view, words))
            .map(heard -> new Heard(words, heard.getT1(), this.glance.look(words.text()), heard.getT2()));
    }

    private Mono<List<Heard>> parts(View view, Words words) {
        var clauses = Clause.all(words.text());
        return clauses.size() < 2 ? Mono.just(List.of())
                : Flux.fromIterable(clauses).concatMap(clause -> part(view, words, clause.text())).collectList();
    }

    private Mono<Heard> part(View view, Words words, String text) {
        var part = new Words(words.by(), text, words.seq(), List.of());
        return this.local.read(utterance(view, words, text))
            .map(reading -> new Heard(part, reading, this.glance.look(text), List.of()));
    }

    /// What a language model may know of the words beside them: the options of the open
    /// question.
    private static About about(View view, Words words) {
        var open = view.now().questions().get(words.by().role());
        return new About(view.now().tenant(), view.now().id(),
                open == null ? List.of() : open.options().stream().map(WordsOfAnswer::choice).toList());
    }

    private static Utterance utterance(View view, Words words, String text) {
        boolean buyer = words.by().role() == Role.BUYER;
        var person = buyer ? view.order().buyer() : view.order().seller();
        return new Utterance(buyer ? Speaker.BUYER : Speaker.SELLER, text, person.locale(), view.order().currency());
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.entente.model.ModelCall;
import dev.entente.model.ModelUnavailable;
import dev.entente.party.Role;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets a model word a reply and hands on only sentences that hold.
final class CheckedReplyWriter implements ReplyWriter {

    private static final String TASK = "word-reply";

    private final Desk desk;

    CheckedReplyWriter(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Flux<ReplyPiece> sentences(ReplyBrief brief) {
        boolean fits = brief.template().length() <= this.desk.settings().materialMaxChars();
        if (!this.desk.isOpenFor(TASK) || !fits) {
            return Flux.just(asTheTreeSaysIt(brief));
        }
        return Flux.defer(() -> write(brief)).checkpoint("drafting.reply");
    }

    private Flux<ReplyPiece> write(ReplyBrief brief) {
        var call = call(brief);
        var said = brief.said() == null ? List.of(call.prompt().text()) : List.of(call.prompt().text(), brief.said());
        var check = new FactCheck(brief.language(), brief.template(), brief.facts(), said,
                this.desk.settings().sentenceMaxChars());
        var sheet = new Sheet(check, this.desk.settings());
        return this.desk.stream(call)
            .map(sheet::add)
            .takeUntil(_ -> sheet.isFull())
            .concatMapIterable(Function.identity())
            .concatWith(Flux.defer(() -> Flux.fromIterable(sheet.end())))
            .<ReplyPiece>map(ReplyPiece.Sentence::new)
            .concatWith(Mono.defer(() -> close(brief, call, sheet)))
            .onErrorResume(ModelUnavailable.class, _ -> Mono.just(asTheTreeSaysIt(brief)));
    }

    private Mono<ReplyPiece> close(ReplyBrief brief, ModelCall call, Sheet sheet) {
        var worded = sheet.holds() ? new ReplyPiece.Worded(sheet.text(), true, brief.template())
                : asTheTreeSaysIt(brief);
        return this.desk.note(call, sheet.verdict()).thenReturn(worded);
    }

    private ModelCall call(ReplyBrief brief) {
        var settings = this.desk.settings();
        var fence = new Fence().add("message", brief.template(), settings.materialMaxChars());
        if (!brief.facts().isEmpty()) {
            fence.add("facts", String.join("\n", brief.facts()), settings.materialMaxChars());
        }
        if (brief.said() != null) {
            fence.add("written by the person", brief.said(), settings.materialMaxChars());
        }
        var prompt = this.desk.fill(TASK, Map.of("mark", fence.mark(), "language", Wordings.language(brief.language()),
                "reader", reader(brief.reader()), "sentences", Integer.toString(settings.sentencesMax())));
        return this.desk.call(brief.tenant(), brief.conversation(), prompt, fence, settings.replyMax(), null);
    }

    private static String reader(Role reader) {
        return switch (reader) {
            case BUYER -> "The message goes to the buyer.";
            case SELLER -> "The message goes to the seller.";
            default -> "The message goes to a member of the team.";
        };
    }

    private static ReplyPiece asTheTreeSaysIt(ReplyBrief brief) {
        return new ReplyPiece.Worded(brief.template(), false, brief.template());
    }

}

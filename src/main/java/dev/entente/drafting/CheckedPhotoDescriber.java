// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.entente.assistant.By;
import dev.entente.drafting.Description.TitleMatch;
import dev.entente.model.ModelCall;
import dev.entente.model.ModelClient.Verdict;
import dev.entente.model.ModelUnavailable;
import reactor.core.publisher.Mono;

/// Lets a model describe a photo and takes only what has the right form and judges nobody.
final class CheckedPhotoDescriber implements PhotoDescriber {

    private static final String TASK = "describe-photo";

    /// A person by name, or a label instead of a phrase.
    private static final Pattern NO_SIGHT = Pattern
        .compile("(?i)\\b(?:mr|mrs|ms|mme|mlle|madame|monsieur)\\b|\\w_\\w|\\p{L}:\\p{L}");

    private static final List<String> MATCHES = List.of("yes", "no", "unclear");

    private static final int SEEN_MAX_CHARS = 900;

    private static final int PHRASE_MAX_CHARS = 200;

    private static final int PHRASES_MAX = 5;

    private static final int TITLE_MAX_CHARS = 300;

    private final Desk desk;

    CheckedPhotoDescriber(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Mono<Description> describe(PhotoBrief brief) {
        if (!this.desk.isOpenFor(TASK)) {
            return Mono.empty();
        }
        return Mono.defer(() -> ask(brief))
            .onErrorComplete(ModelUnavailable.class)
            .onErrorComplete(Garbled.class)
            .checkpoint("drafting.photo");
    }

    private Mono<Description> ask(PhotoBrief brief) {
        var call = call(brief);
        return this.desk.ask(call)
            .map(answer -> checked(brief, call, answer))
            .flatMap(description -> this.desk.note(call, Verdict.TAKEN).thenReturn(description))
            .onErrorResume(Garbled.class, flaw -> this.desk.note(call, Verdict.REJECTED).then(Mono.error(flaw)));
    }

    private static Description checked(PhotoBrief brief, ModelCall call, String answer) {
        var form = Form.read(answer, Set.of("seen", "findings", "not_visible", "title_match", "texts"));
        var seen = form.text("seen", SEEN_MAX_CHARS);
        var findings = form.texts("findings", PHRASES_MAX, PHRASE_MAX_CHARS);
        var hidden = form.texts("not_visible", PHRASES_MAX, PHRASE_MAX_CHARS);
        var match = TitleMatch.valueOf(form.oneOf("title_match", MATCHES).toUpperCase(Locale.ROOT));
        var texts = form.texts("texts", PHRASES_MAX, PHRASE_MAX_CHARS).stream().map(CheckedPhotoDescriber::quoted);
        var said = seen + ' ' + String.join(" ", findings) + ' ' + String.join(" ", hidden);
        boolean addressed = Facts.hard(said).stream().anyMatch(fact -> fact.kind() == Fact.Kind.ADDRESS);
        if (addressed || NO_SIGHT.matcher(said).find() || !Claims.in(Letters.fold(said)).isEmpty()
                || Tongue.isOther(seen, brief.language()) || new Echo(List.of(call.prompt().text()), "").isIn(said)) {
            throw new Garbled("It says more than what can be seen.");
        }
        return new Description("", findings, hidden, brief.listingTitle() == null ? TitleMatch.UNCLEAR : match,
                texts.toList(), By.MODEL)
            .withText(brief, seen);
    }

    /// Text in a photo is quoted, bounded and without marks.
    private static String quoted(String text) {
        return new Fence().clean(text, PHRASE_MAX_CHARS).replaceAll("[«»\"“”\\n]", " ").strip();
    }

    static String text(PhotoBrief brief, String seen, Description description) {
        var words = Wordings.in(brief.language());
        var parts = new ArrayList<>(List.of(seen));
        if (!description.notVisible().isEmpty()) {
            var things = String.join(", ", description.notVisible());
            parts.add(words.of("photo.not-visible").replace("{things}", things));
        }
        if (brief.listingTitle() != null && description.titleMatch() != TitleMatch.YES) {
            parts.add(words.of(description.titleMatch() == TitleMatch.NO ? "photo.mismatch" : "photo.unclear"));
        }
        if (!description.texts().isEmpty()) {
            var quotes = description.texts().stream().map(text -> "«\u00A0" + text + "\u00A0»");
            parts.add(words.of("photo.text").replace("{texts}", quotes.collect(Collectors.joining(", "))));
        }
        return String.join(" ", parts);
    }

    private ModelCall call(PhotoBrief brief) {
        var settings = this.desk.settings();
        var title = brief.listingTitle() == null ? "(none)" : brief.listingTitle();
        var fence = new Fence().add("title of the listing", title, TITLE_MAX_CHARS);
        var prompt = this.desk.fill(TASK,
                Map.of("mark", fence.mark(), "language", Wordings.language(brief.language())));
        var schema = new Schema().text("seen")
            .texts("findings")
            .texts("not_visible")
            .oneOf("title_match", MATCHES)
            .texts("texts");
        return this.desk.call(brief.tenant(), brief.conversation(), prompt, fence,
                List.of(new ModelCall.Picture(brief.mediaType(), brief.bytes())), settings.photoMax(), schema.text());
    }

}

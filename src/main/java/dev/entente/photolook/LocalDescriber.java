// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.entente.evidence.PhotoLook;
import dev.entente.party.Localized;
import dev.entente.photolook.TextInPicture.Found;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Says what can be measured and read without a model, and that no model has looked.
final class LocalDescriber implements PhotoDescriber {

    static final String BY = "local";

    /// A variance of the Laplacian below this is called blurred.
    private static final double BLURRED_BELOW = 40;

    private static final double DARK_BELOW = 0.2;

    private static final double DARK_SHARE_FROM = 0.7;

    private static final double BRIGHT_FROM = 0.93;

    private static final double BRIGHT_SHARE_FROM = 0.85;

    private final TextInPicture reader;

    LocalDescriber(TextInPicture reader) {
        this.reader = reader;
    }

    @Override
    public Mono<Described> describe(PhotoLook look, byte[] jpeg) {
        return this.reader.read(jpeg).map(found -> described(look, found));
    }

    private static Described described(PhotoLook look, Found found) {
        var findings = new ArrayList<>(List.of(size(look), sharpness(look), light(look)));
        var seen = List.copyOf(findings);
        Finding text = text(found);
        if (text != null) {
            findings.add(text);
        }
        return new Described(BY, whole(seen, found), findings, found instanceof Found.Words(var words) ? words : "");
    }

    private static Finding size(PhotoLook look) {
        String size = look.photo().full().width() + " × " + look.photo().full().height();
        return Finding.of("size", size + " pixels", size + " pixels");
    }

    private static Finding sharpness(PhotoLook look) {
        return look.sharpness() < BLURRED_BELOW
                ? Finding.of("blurred", "blurred, or without fine detail", "floue, ou sans détail fin")
                : Finding.of("sharp", "sharp", "nette");
    }

    private static Finding light(PhotoLook look) {
        if (look.brightness() < DARK_BELOW || look.darkShare() >= DARK_SHARE_FROM) {
            return Finding.of("dark", "very dark", "très sombre");
        }
        if (look.brightness() > BRIGHT_FROM && look.brightShare() >= BRIGHT_SHARE_FROM) {
            return Finding.of("overexposed", "very bright", "très claire");
        }
        return Finding.of("well_lit", "well lit", "bien éclairée");
    }

    private static @Nullable Finding text(Found found) {
        return switch (found) {
            case Found.Words(var words) when words.isEmpty() -> null;
            case Found.Words(var words) -> Finding.of("text", words, words);
            case Found.Unreadable _ -> Finding.of("text_unreadable", "Text in the picture could not be read.",
                    "Le texte dans l'image n'a pas pu être lu.");
            case Found.NotSought _ -> null;
        };
    }

    private static Localized whole(List<Finding> seen, Found found) {
        String en = seen.stream().map(finding -> finding.text().en()).collect(Collectors.joining(", "));
        String fr = seen.stream().map(finding -> finding.text().fr()).collect(Collectors.joining(", "));
        Localized text = aboutText(found);
        return new Localized(("Looked at by software, no model described this photo: " + en + ". " + text.en()).strip(),
                ("Examinée par un logiciel, aucun modèle n'a décrit cette photo : " + fr + ". " + text.fr()).strip());
    }

    private static Localized aboutText(Found found) {
        return switch (found) {
            case Found.Words(var words) when words.isEmpty() ->
                new Localized("No text was found in the picture.", "Aucun texte n'a été trouvé dans l'image.");
            case Found.Words(var words) ->
                new Localized("Text in the picture: “" + words + "”", "Texte dans l'image : « " + words + " »");
            case Found.Unreadable _ ->
                new Localized("Text in the picture could not be read.", "Le texte dans l'image n'a pas pu être lu.");
            case Found.NotSought _ ->
                new Localized("Text in the picture was not looked for.", "Le texte dans l'image n'a pas été cherché.");
        };
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.Draft;
import dev.entente.party.Localized;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Findings in the words of the contract, each event in both languages.
final class PhotoEvents {

    private PhotoEvents() {
    }

    /// One description for whoever saw the photo, and a note for agents where something
    /// stands out.
    ///
    /// @param to who saw the photo
    static List<Draft> drafts(UUID photoId, Audience to, Described described, List<Finding> suspicions) {
        var drafts = new ArrayList<Draft>();
        drafts.add(Draft.of("photo_description", Author.SYSTEM, to,
                body(photoId, described.text(), described.findings(), described.by())));
        if (!suspicions.isEmpty()) {
            drafts.add(Draft.of("note", Author.SYSTEM, Audience.STAFF,
                    body(photoId, note(suspicions), suspicions, LocalDescriber.BY)));
        }
        return drafts;
    }

    private static ObjectNode body(UUID photoId, Localized text, List<Finding> findings, String by) {
        ObjectNode body = JsonNodeFactory.instance.objectNode()
            .put("photo_id", photoId.toString())
            .put("text", text.en());
        body.set("findings", listed(findings, Localized::en));
        body.put("by", by);
        ObjectNode french = body.putObject("i18n").putObject("fr").put("text", text.fr());
        french.set("findings", listed(findings, Localized::fr));
        return body;
    }

    private static ArrayNode listed(List<Finding> findings, Function<Localized, String> language) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Finding finding : findings) {
            String text = language.apply(finding.text());
            if (!text.isEmpty()) {
                where(list.addObject().put("code", finding.code()).put("text", text), finding);
            }
        }
        return list;
    }

    private static void where(ObjectNode one, Finding finding) {
        if (!finding.conversations().isEmpty()) {
            var conversations = one.putArray("conversation_ids");
            finding.conversations().forEach(id -> conversations.add(id.toString()));
        }
    }

    private static Localized note(List<Finding> suspicions) {
        return new Localized("About a photo, for agents only; it decides nothing: " + joined(suspicions, Localized::en),
                "Au sujet d'une photo, pour les agents seulement ; cela ne décide de rien : "
                        + joined(suspicions, Localized::fr));
    }

    private static String joined(List<Finding> findings, Function<Localized, String> language) {
        return findings.stream().map(Finding::text).map(language).collect(Collectors.joining(" "));
    }

    /// The same for the case card, in both languages.
    static String signals(List<Finding> suspicions) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Finding finding : suspicions) {
            ObjectNode one = list.addObject().put("code", finding.code()).put("text", finding.text().en());
            where(one, finding);
            one.putObject("i18n").putObject("fr").put("text", finding.text().fr());
        }
        return list.toString();
    }

}

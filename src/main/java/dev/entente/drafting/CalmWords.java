// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.entente.assistant.Glance;
import dev.entente.assistant.Reading;
import dev.entente.assistant.Speaker;
import dev.entente.assistant.Tone;
import org.jspecify.annotations.Nullable;

/// Words a message calmly without a model: keeps the sentences that state something, and sets the feeling, the need and the request beside them.
final class CalmWords {

    private static final Pattern DEMAND = Pattern.compile(
            "(?<![\\p{L}])(?:rembours\\w*|rends|rendez|je (?:veux|exige|demande|réclame)|j'exige|exigeons|i (?:want|demand)|refund me|give me|pay me|send me|give back|renvoyez|envoyez|remplacez|replace it|fix it|refund|pay me back|money back)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern MONEY_BACK = Pattern.compile(
            "(?<![\\p{L}])(?:rembours(?:ez|e|er)|rend(?:s|ez)[- ]moi|refund me|pay me back|give me (?:back )?my .{0,20}back|(?:i want|give me) .{0,20}back)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int WORDS_MIN = 3;

    private final Glance glance;

    CalmWords(Glance glance) {
        this.glance = glance;
    }

    Draft.Parts parts(RewordBrief brief, Reading reading) {
        var words = Wordings.in(brief.language());
        var request = request(words, brief, reading);
        var kept = kept(brief.text(), request);
        var observation = kept.isEmpty() ? observation(words, reading) : String.join(" ", kept);
        var parts = new Draft.Parts(observation, words.of("feeling." + feeling(reading)), need(words, brief, reading),
                request);
        var whole = withAllFacts(words, brief.text(), parts);
        return isBad(whole.observation())
                ? withAllFacts(words, brief.text(),
                        new Draft.Parts(observation(words, reading), parts.feeling(), parts.need(), parts.request()))
                : whole;
    }

    /// The sentences that state something, without what is hostile in them.
    private List<String> kept(String text, String request) {
        var kept = new ArrayList<String>();
        var asked = Facts.hard(request);
        boolean shouts = Harshness.shouts(text);
        for (var sentence : Sentences.of(text)) {
            var clauses = new ArrayList<String>();
            for (var clause : Harshness.clauses(Harshness.hush(sentence, shouts))) {
                var calm = calm(clause);
                boolean asksTheSame = DEMAND.matcher(calm).find() && Facts.missing(Facts.hard(calm), asked).isEmpty();
                if (!calm.isEmpty() && !asksTheSame) {
                    clauses.add(calm);
                }
            }
            if (!clauses.isEmpty()) {
                kept.add(sentence(String.join(" ", clauses)));
            }
        }
        return kept;
    }

    private String calm(String clause) {
        if (Harshness.threatens(clause) || Harshness.isAttack(clause)) {
            return "";
        }
        var calm = Harshness.without(clause);
        boolean says = calm.split("\\s+").length >= WORDS_MIN && !Harshness.isTorn(calm) || !Facts.hard(calm).isEmpty();
        return says && !isBad(calm) ? calm : "";
    }

    private boolean isBad(String clause) {
        var seen = this.glance.look(clause);
        return seen.insult() || seen.violence() || seen.legal();
    }

    private static String sentence(String clauses) {
        var bare = clauses.strip().replaceAll("^[\\s,;:.!?–-]+", "").replaceAll("[\\s,;:.!–-]+$", "");
        if (bare.isEmpty()) {
            return "";
        }
        var whole = Sentences.isWhole(bare) ? bare : bare + '.';
        return whole.substring(0, 1).toUpperCase(Locale.ROOT) + whole.substring(1);
    }

    private static String observation(Wordings words, Reading reading) {
        var key = "observation." + reading.category();
        return words.of(words.has(key) ? key : "observation.other");
    }

    private static String feeling(Reading reading) {
        return reading.tone() == Tone.CALM ? "calm" : "upset";
    }

    private static String need(Wordings words, RewordBrief brief, Reading reading) {
        if (brief.speaker() == Speaker.SELLER) {
            return words.of("need.seller");
        }
        var key = "need." + reading.category();
        return words.of(words.has(key) ? key : "need.other");
    }

    private static String request(Wordings words, RewordBrief brief, Reading reading) {
        var side = brief.speaker() == Speaker.SELLER ? "offer." : "request.";
        var remedy = remedy(brief, reading);
        var amount = amount(brief, reading);
        var key = side + remedy;
        if (amount != null && words.has(key + ".amount")) {
            return words.of(key + ".amount").replace("{amount}", amount);
        }
        return words.of(words.has(key) ? key : side + "other");
    }

    private static String remedy(RewordBrief brief, Reading reading) {
        if (!reading.wants().isEmpty()) {
            return reading.wants().getFirst();
        }
        return MONEY_BACK.matcher(brief.text()).find() ? "full_refund" : "other";
    }

    /// The sum as it was written, where it is the one that is meant, or the only one.
    private static @Nullable String amount(RewordBrief brief, Reading reading) {
        var sums = Facts.hard(brief.text()).stream().filter(fact -> fact.kind() == Fact.Kind.AMOUNT).toList();
        if (reading.amountMinor() == null) {
            return sums.size() == 1 && MONEY_BACK.matcher(brief.text()).find() ? sums.getFirst().written() : null;
        }
        var whole = new BigDecimal(reading.amountMinor()).movePointLeft(2).stripTrailingZeros().toPlainString();
        return sums.stream()
            .filter(sum -> sum.value().startsWith(whole + ' '))
            .map(sum -> sum.written().toLowerCase(Locale.ROOT).matches(".*euros")
                    ? sum.written().toLowerCase(Locale.ROOT) : sum.written())
            .findFirst()
            .orElse(null);
    }

    /// What a clause that was taken out had in figures is named in the observation.
    private static Draft.Parts withAllFacts(Wordings words, String original, Draft.Parts parts) {
        var lost = Facts.missing(Facts.hard(original), Facts.hard(parts.text()));
        if (lost.isEmpty()) {
            return parts;
        }
        var named = lost.stream().map(Fact::written).distinct().collect(Collectors.joining(", "));
        return new Draft.Parts(parts.observation() + ' ' + words.of("observation.also").replace("{facts}", named),
                parts.feeling(), parts.need(), parts.request());
    }

}

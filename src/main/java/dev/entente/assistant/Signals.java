// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// What a message signals beside its subject: haste, temper, threats, orders to the software.
final class Signals {

    private static final Pattern ROLE_PLAY = Pattern.compile(
            "(?im)^\\s{0,8}(?:system|assistant|developer|agent|bot|support|mediator|moderator|systeme|système|conseiller|médiateur|mediateur|admin)\\s{0,4}[:>]\\s{0,4}\\S"
                    + "|<\\||\\|>|\\[/?inst\\]|</?(?:system|instructions?|prompt)>|#{2,}\\s{0,4}(?:system|instruction)"
                    + "|[\"']?(?:role|state|amount_minor|wants_human|tier)[\"']?\\s{0,4}[=:]\\s{0,4}[\"']?\\w");

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{24,4000}+={0,2}");

    private static final int ENCODED_MAX = 4;

    private static final int TAGS_MIN = 3;

    private static final int SHOUT_MIN_LETTERS = 12;

    private Signals() {
    }

    /// What can wait by its own words waits, unless somebody is in danger.
    ///
    /// @param learnt whether the model hears haste
    static Urgency urgency(Ear.Heard heard, boolean learnt) {
        if (heard.has("patient") && !heard.has("danger")) {
            return Urgency.LOW;
        }
        return learnt ? Urgency.HIGH : Urgency.NORMAL;
    }

    static Tone tone(Ear.Heard heard) {
        if (heard.has("insult") || heard.has("violence")) {
            return Tone.HOSTILE;
        }
        return heard.has("upset") || shouts(heard.wording().clean()) ? Tone.UPSET : Tone.CALM;
    }

    /// Orders to the software that are put into markup, into a role or out of sight,
    /// whatever they say.
    static boolean hides(Ear.Heard heard, String text, int maxChars) {
        return ROLE_PLAY.matcher(heard.wording().clean()).find() || hidesTags(text, maxChars)
                || hidesEncodedWords(heard.wording().clean());
    }

    private static boolean shouts(String clean) {
        if (clean.contains("!!") || clean.contains("??") || clean.contains("?!") || clean.contains("!?")) {
            return true;
        }
        int upper = 0;
        int letters = 0;
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isLetter(clean.charAt(i))) {
                letters++;
                upper += Character.isUpperCase(clean.charAt(i)) ? 1 : 0;
            }
        }
        return letters >= SHOUT_MIN_LETTERS && upper * 10 > letters * 7;
    }

    /// Tag characters spell words that no reader sees; a flag emoji is their one honest
    /// use.
    private static boolean hidesTags(String text, int maxChars) {
        int tags = 0;
        for (int i = 0; i + 1 < Math.min(text.length(), maxChars); i++) {
            if (text.charAt(i) == '\uDB40' && text.charAt(i + 1) >= '\uDC01' && text.charAt(i + 1) < '\uDC7F') {
                tags++;
            }
        }
        return tags >= TAGS_MIN && !text.contains("\uD83C\uDFF4");
    }

    private static boolean hidesEncodedWords(String clean) {
        var matcher = ENCODED.matcher(clean);
        for (int tried = 0; tried < ENCODED_MAX && matcher.find(); tried++) {
            if (decodesToWords(matcher.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean decodesToWords(String encoded) {
        var bare = encoded.replace("=", "").replace('-', '+').replace('_', '/');
        var whole = bare.substring(0, bare.length() - bare.length() % 4);
        var decoded = new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
        long words = decoded.chars()
            .filter(letter -> Character.isLetter(letter) && letter < 0x250 || letter == ' ')
            .count();
        return decoded.indexOf(' ') > 0 && words * 10 >= decoded.length() * 8L;
    }

}

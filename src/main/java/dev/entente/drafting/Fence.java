// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/// Marks, for one call, what is data: whatever stands inside cannot leave it, look like a role or hide.
final class Fence {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Pattern ROLE = Pattern.compile(
            "(?im)^([ >›*#-]{0,8}(?:system|syst[eè]me|assistant|developer|user|human|tool|bot|mediator|m[ée]diateur)\\s{0,4}):");

    private static final Pattern TEMPLATE = Pattern.compile("(?i)\\[(/?(?:inst|sys|system|user|assistant))]");

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{40,4000}={0,2}");

    private static final Pattern MIXED = Pattern
        .compile("\\p{IsLatin}[\\p{IsCyrillic}\\p{IsGreek}]|[\\p{IsCyrillic}\\p{IsGreek}]\\p{IsLatin}");

    private static final Pattern MARKUP = Pattern.compile("[<>⟦⟧]|```|~~~|#{2,}|-{3,}|={3,}|\\{\\{|}}");

    private final String nonce;

    private final StringBuilder material = new StringBuilder();

    private final Set<Trick> tricks = EnumSet.noneOf(Trick.class);

    Fence() {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        this.nonce = HexFormat.of().formatHex(bytes);
    }

    /// How the marks look, for the instruction.
    String mark() {
        return "⟦" + this.nonce + " … " + this.nonce + "⟧";
    }

    /// Adds a piece of data.
    ///
    /// @param label our own name for it, never a party's word
    /// @param text what it is
    /// @param maxChars how much of it is kept
    Fence add(String label, String text, int maxChars) {
        this.material.append('⟦')
            .append(this.nonce)
            .append(' ')
            .append(label)
            .append('\n')
            .append(clean(text, maxChars))
            .append('\n')
            .append(this.nonce)
            .append("⟧\n");
        return this;
    }

    /// All that was added.
    String material() {
        return this.material.toString();
    }

    /// What was tried in the texts that were added.
    Set<Trick> tricks() {
        return this.tricks;
    }

    String clean(String text, int maxChars) {
        var visible = visible(Letters.compose(visible(Letters.bound(text, maxChars))));
        see(Trick.LOOKALIKES, MIXED.matcher(visible).find());
        see(Trick.ENCODED, ENCODED.matcher(visible).find());
        var calm = defuseRoles(defuseMarkup(visible));
        return Letters.bound(calm.replace(this.nonce, "…"), maxChars);
    }

    private String defuseMarkup(String text) {
        see(Trick.MARKUP, MARKUP.matcher(text).find());
        return text.replace('<', '‹')
            .replace('>', '›')
            .replace('⟦', '[')
            .replace('⟧', ']')
            .replace("```", "'''")
            .replace("~~~", "'''")
            .replace("{{", "(")
            .replace("}}", ")")
            .replaceAll("#{2,}", "#")
            .replaceAll("-{3,}", "–")
            .replaceAll("={3,}", "=");
    }

    /// Roles are looked for behind look-alike letters and taken out in the text itself.
    private String defuseRoles(String text) {
        var calm = new StringBuilder(text);
        var unmasked = Letters.unmask(text);
        var role = ROLE.matcher(unmasked);
        while (role.find()) {
            see(Trick.ROLE, true);
            calm.setCharAt(role.end() - 1, '–');
        }
        var template = TEMPLATE.matcher(unmasked);
        while (template.find()) {
            see(Trick.ROLE, true);
            calm.setCharAt(template.start(), '(');
            calm.setCharAt(template.end() - 1, ')');
        }
        return calm.toString();
    }

    private String visible(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\r' || point == '\t') {
                kept.append(point == '\t' ? ' ' : '\n');
            }
            else if (isInvisible(point)) {
                see(Trick.HIDDEN, point != 0xFE0F && point != 0x200D && point != 0xFEFF && point != 0xAD);
            }
            else {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString();
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.CONTROL,
                    Character.ENCLOSING_MARK, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF) || point == 0x115F
                    || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
        };
    }

    private void see(Trick trick, boolean seen) {
        if (seen) {
            this.tricks.add(trick);
        }
    }

    /// What honest text seldom has.
    enum Trick {

        /// Characters that nobody sees.
        HIDDEN,

        /// Letters of another script that look like ours.
        LOOKALIKES,

        /// A long run that may be words in another coding.
        ENCODED,

        /// Marks that end or begin a part of an instruction.
        MARKUP,

        /// A line that speaks as somebody else.
        ROLE

    }

}

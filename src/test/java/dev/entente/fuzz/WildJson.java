// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// Writes JSON with some of its values, names and places not what they were: still JSON, most often.
public final class WildJson {

    private static final List<String> VALUES = Stream.concat(
            Stream.of("null", "true", "false", "0", "-1", "1", "-0", "1.5", "1e2", "1e999", "1e-999", "NaN", "Infinity",
                    "01", "0x1", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
                    "-9223372036854775808", "1" + "0".repeat(400), "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"",
                    "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uFFFE\"", "\"\\r\\nX-Evil: 1\"", "\"\u202Egpj.exe\"",
                    "\"\uD83D\uDE00\"", "\"e\u0301\"", "\"2026-02-30\"", "\"0000-00-00\"", "\"2026-11-24T25:61:61Z\"",
                    "\"+999999999-12-31T23:59:59.999999999Z\"", "\"-999999999-01-01T00:00:00Z\"",
                    "\"294277-01-01T00:00:00Z\"", "\"-4714-01-01T00:00:00Z\"", "\"+294277-01-01T00:00:00Z\"",
                    "\"+200000-01-01T00:00:00Z\"", "\"+999999999-12-31\"", "\"-999999999-01-01\"", "\"PT-1S\"",
                    "\"P99999999999999D\"", "\"PT9223372036854775807S\"", "\"P3660D\"",
                    "\"00000000-0000-0000-0000-000000000000\"", "\"1-1-1-1-1\"", "\"' or 1=1 --\"", "\"%s%n\"",
                    "\"${jndi:ldap://x}\"", "\"../../etc/passwd\"", "\"<script>\"", "\"=1+1\"", "[]", "{}", "[null]",
                    "[[]]", "{\"a\":{}}", "{\"\":\"\"}", "\"eur\"", "\"XXX\"", "\"XAU\""),
            Stream.of("\"" + "x".repeat(5_000) + "\"", "\"" + "\u00e9".repeat(3_000) + "\"",
                    "[".repeat(600) + "]".repeat(600), "[".repeat(20_000),
                    "{\"a\":".repeat(600) + "1" + "}".repeat(600), "[" + "1,".repeat(3_000) + "1]",
                    "\"" + "\\u0301".repeat(2_000) + "\"", "\"" + "a ".repeat(2_000) + "\""))
        .toList();

    private final SplittableRandom random;

    private final StringBuilder out = new StringBuilder();

    /// One in how many places is changed.
    private final int rarity;

    private WildJson(SplittableRandom random, int rarity) {
        this.random = random;
        this.rarity = rarity;
    }

    /// The JSON with some changes; sometimes with none.
    public static String of(JsonNode sound, SplittableRandom random) {
        var wild = new WildJson(random, 4 + random.nextInt(40));
        wild.write(sound);
        return wild.out.toString();
    }

    /// A value that is most often out of place.
    public static String value(SplittableRandom random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private boolean strikes() {
        return this.random.nextInt(this.rarity) == 0;
    }

    private void write(JsonNode node) {
        if (strikes()) {
            this.out.append(value(this.random));
        }
        else if (node.isObject()) {
            this.out.append('{');
            node.properties().forEach(field -> write(field.getKey(), field.getValue()));
            if (strikes()) {
                write(strange(), node);
            }
            this.out.append('}');
        }
        else if (node.isArray()) {
            this.out.append('[');
            node.forEach(each -> {
                separate();
                write(each);
            });
            this.out.append(']');
        }
        else {
            this.out.append(node);
        }
    }

    private void write(String name, JsonNode value) {
        int times = strikes() ? this.random.nextInt(3) : 1;
        for (int time = 0; time < times; time++) {
            separate();
            this.out.append('"').append(strikes() ? strange() : name).append("\":");
            write(value);
        }
    }

    private void separate() {
        char last = this.out.charAt(this.out.length() - 1);
        if (last != '{' && last != '[') {
            this.out.append(',');
        }
    }

    private String strange() {
        return switch (this.random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "\\u0000";
            case 2 -> "amount_minor";
            case 3 -> "__proto__";
            case 4 -> "x".repeat(300);
            default -> "kind";
        };
    }

}

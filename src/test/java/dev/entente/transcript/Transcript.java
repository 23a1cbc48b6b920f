// SPDX-License-Identifier: Apache-2.0

package dev.entente.transcript;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What goes over the wire, written down so that it reads the same on every run: ids by the order of their appearance,
/// times, tokens and signatures by a name.
final class Transcript {

    private static final Pattern uuid = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Pattern time = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z");

    private static final Pattern token = Pattern.compile("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final Pattern signature = Pattern.compile("\\?exp=\\d+&sig=[\\w.~-]+");

    private static final Pattern spoken = Pattern.compile("\\d{1,2} (\\p{L}+)( \\d{4})?(,| à) \\d{2}:\\d{2} UTC");

    private static final Pattern version = Pattern.compile("\"version\" : \"[0-9a-f]{16,}\"");

    private static final Pattern digest = Pattern.compile("\"sha256\" : \"[0-9a-f]{64}\"");

    private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, String> ids = new LinkedHashMap<>();

    private final StringBuilder text = new StringBuilder();

    void heading(String words) {
        this.text.append("\n## ").append(words).append("\n\n");
    }

    void prose(String words) {
        this.text.append(words).append("\n\n");
    }

    void wire(String who, String lines) {
        this.text.append(who).append("\n\n```\n").append(steady(lines.strip())).append("\n```\n\n");
    }

    String pretty(String body) {
        if (!body.startsWith("{") && !body.startsWith("[")) {
            return body;
        }
        JsonNode tree = this.json.readTree(body);
        return this.json.writeValueAsString(tree);
    }

    private String steady(String lines) {
        String named = replace(uuid, lines,
                match -> this.ids.computeIfAbsent(match, id -> "id-" + (this.ids.size() + 1)));
        named = replace(time, named, match -> "TIME");
        named = replace(token, named, match -> "Bearer TOKEN");
        named = replace(signature, named, match -> "?SIGNED");
        named = replace(version, named, match -> "\"version\" : \"VERSION\"");
        named = replace(digest, named, match -> "\"sha256\" : \"DIGEST\"");
        return replace(spoken, named, match -> "TIME UTC");
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match.group())));
    }

    @Override
    public String toString() {
        return this.text.toString();
    }

}

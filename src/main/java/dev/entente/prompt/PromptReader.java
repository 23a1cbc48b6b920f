// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Reads the text of one prompt and notes everything that is wrong with it.
final class PromptReader {

    private static final String FENCE = "---";

    private static final List<String> HEADINGS = List.of("# Who you are", "# What happened", "# Your task", "# Never");

    private static final Set<String> KEYS = Set.of("prompt", "used", "slots", "version");

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    private static final Pattern SLOT_NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    private final String file;

    private final List<String> lines;

    private final List<PromptFinding> findings;

    private final Map<String, String> head = new LinkedHashMap<>();

    private final Map<String, Integer> headLines = new LinkedHashMap<>();

    PromptReader(String file, String text, List<PromptFinding> findings) {
        this.file = file;
        this.lines = text.lines().toList();
        this.findings = findings;
    }

    /// @return the prompt, or nothing where something was found
    @Nullable Template read() {
        int before = this.findings.size();
        int bodyFrom = readHead();
        if (bodyFrom < 0) {
            return null;
        }
        var slots = slots();
        checkHead();
        checkHeadings(bodyFrom);
        checkBraces(bodyFrom, slots);
        if (this.findings.size() > before) {
            return null;
        }
        var body = String.join("\n", this.lines.subList(bodyFrom, this.lines.size())).strip() + "\n";
        return new Template(head("prompt"), Integer.parseInt(head("version")), slots, body);
    }

    private int readHead() {
        if (this.lines.isEmpty() || !this.lines.getFirst().equals(FENCE)) {
            note(1, "The file must begin with `---` and the head");
            return -1;
        }
        for (int at = 1; at < this.lines.size(); at++) {
            if (this.lines.get(at).equals(FENCE)) {
                return at + 1;
            }
            readKey(at);
        }
        note(1, "The head has no end: write `---` below it");
        return -1;
    }

    private void readKey(int at) {
        var line = this.lines.get(at);
        int colon = line.indexOf(':');
        var key = (colon < 0) ? line.strip() : line.substring(0, colon).strip();
        if (line.isBlank()) {
            return;
        }
        if (colon < 0 || !KEYS.contains(key)) {
            note(at + 1, "The head has no `%s`: it has `prompt`, `used`, `slots` and `version`".formatted(key));
        }
        else if (this.head.put(key, line.substring(colon + 1).strip()) != null) {
            note(at + 1, "`%s` stands twice in the head".formatted(key));
        }
        this.headLines.putIfAbsent(key, at + 1);
    }

    private void checkHead() {
        for (String key : List.of("prompt", "used", "slots", "version")) {
            if (head(key).isEmpty()) {
                note(line(key), "The head lacks `%s`".formatted(key));
            }
        }
        var name = this.file.substring(0, this.file.length() - Prompts.ENDING.length());
        if (!head("prompt").isEmpty() && !head("prompt").equals(name)) {
            note(line("prompt"), "`prompt` must be the file's name, `%s`".formatted(name));
        }
        if (!head("version").isEmpty() && !VERSION.matcher(head("version")).matches()) {
            note(line("version"), "`version` must be a whole number from 1");
        }
    }

    private Set<String> slots() {
        var slots = new LinkedHashSet<String>();
        var list = head("slots");
        if (list.isEmpty()) {
            return slots;
        }
        if (!list.startsWith("[") || !list.endsWith("]")) {
            note(line("slots"), "`slots` must be a list on one line, such as `[limits, language]`");
            return slots;
        }
        for (String each : list.substring(1, list.length() - 1).split(",", -1)) {
            var slot = each.strip();
            if (list.length() > 2 && !SLOT_NAME.matcher(slot).matches()) {
                note(line("slots"), "`%s` is no slot name: small letters, digits and hyphens".formatted(slot));
            }
            else if (!slot.isEmpty() && !slots.add(slot)) {
                note(line("slots"), "The slot `%s` is named twice".formatted(slot));
            }
        }
        return slots;
    }

    private void checkHeadings(int from) {
        var found = new ArrayList<String>();
        for (int at = from; at < this.lines.size(); at++) {
            var line = this.lines.get(at).stripTrailing();
            if (!line.startsWith("#")) {
                continue;
            }
            if (!HEADINGS.contains(line)) {
                note(at + 1, "Unknown heading `%s`: the headings are %s".formatted(line, HEADINGS));
            }
            else if (found.contains(line)
                    || HEADINGS.subList(0, HEADINGS.indexOf(line)).stream().anyMatch(it -> !found.contains(it))) {
                note(at + 1, "The headings must stand once each, in this order: " + HEADINGS);
            }
            found.add(line);
        }
        HEADINGS.stream()
            .filter(it -> !found.contains(it))
            .forEach(it -> note(this.lines.size(), "The heading `%s` is missing".formatted(it)));
    }

    private void checkBraces(int from, Set<String> slots) {
        var used = new LinkedHashSet<String>();
        for (int at = from; at < this.lines.size(); at++) {
            var slot = Template.SLOT.matcher(this.lines.get(at));
            while (slot.find()) {
                used.add(slot.group(1));
                if (!slots.contains(slot.group(1))) {
                    note(at + 1, "The slot `{%s}` is not named in the head".formatted(slot.group(1)));
                }
            }
            var rest = slot.replaceAll("");
            if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
                note(at + 1, "A brace that belongs to no slot: only `{slot-name}` may be in braces");
            }
        }
        slots.stream()
            .filter(it -> !used.contains(it))
            .forEach(it -> note(line("slots"), "The slot `%s` is not used in the text".formatted(it)));
    }

    private String head(String key) {
        return this.head.getOrDefault(key, "");
    }

    private int line(String key) {
        return this.headLines.getOrDefault(key, 1);
    }

    private void note(int line, String what) {
        if (this.findings.size() < Prompts.FINDINGS_MAX) {
            this.findings.add(new PromptFinding(this.file, line, what));
        }
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How PostgreSQL ran the product's statements, as `auto_explain` wrote it into the log: with `analyze` and `buffers`.
final class Plans {

    private static final Pattern BEGIN = Pattern.compile(".*duration: ([0-9.]+) ms  plan:.*");

    private static final Pattern NODE = Pattern.compile("^\\s*(?:->\\s+)?(.*?)  \\(cost=.*actual.* rows=(\\S+) .*");

    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared (.*)");

    private static final Pattern OF_THREADS = Pattern.compile("\\b(event|conversation|dispute)\\b");

    private static final int NAME_MAX = 90;

    private final Map<String, List<String>> byStatement = new LinkedHashMap<>();

    private Plans() {
    }

    /// Reads what was written since the log was that long; of a statement that ran more
    /// than once the last.
    static Plans read(Path log, long from) throws IOException {
        var plans = new Plans();
        var bytes = Files.readAllBytes(log);
        var lines = new String(bytes, (int) from, (int) (bytes.length - from)).lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            var begin = BEGIN.matcher(lines.get(index));
            if (begin.matches()) {
                plans.add(lines.subList(index + 1, lines.size())
                    .stream()
                    .takeWhile(line -> line.startsWith("\t"))
                    .map(line -> line.substring(1))
                    .toList());
            }
        }
        return plans;
    }

    private void add(List<String> lines) {
        var statement = lines.stream()
            .takeWhile(line -> !line.contains("(cost="))
            .map(String::strip)
            .collect(Collectors.joining(" "))
            .replace("Query Text: ", "");
        if (OF_THREADS.matcher(statement).find()) {
            this.byStatement.put(statement, lines.stream().dropWhile(line -> !line.contains("(cost=")).toList());
        }
    }

    /// A line for each statement: what it reads by which index, and how many pages that
    /// touched.
    String brief() {
        return this.byStatement.entrySet()
            .stream()
            .map(plan -> "%s%n    %s".formatted(shortened(plan.getKey()), brief(plan.getValue())))
            .collect(Collectors.joining("\n"));
    }

    String whole() {
        return this.byStatement.entrySet()
            .stream()
            .map(plan -> plan.getKey() + "\n" + String.join("\n", plan.getValue()))
            .collect(Collectors.joining("\n\n"));
    }

    private static String brief(List<String> plan) {
        var nodes = new ArrayList<String>();
        String buffers = "no buffers";
        for (String line : plan) {
            var node = NODE.matcher(line);
            if (node.matches() && (node.group(1).contains(" on ") || node.group(1).contains("using"))) {
                nodes.add(node.group(1).strip() + " rows=" + node.group(2));
            }
            var found = BUFFERS.matcher(line);
            if (found.find() && "no buffers".equals(buffers)) {
                buffers = found.group(1).strip();
            }
        }
        return String.join(" · ", nodes) + " · pages " + buffers;
    }

    private static String shortened(String statement) {
        return (statement.length() <= NAME_MAX) ? statement : statement.substring(0, NAME_MAX) + " …";
    }

}

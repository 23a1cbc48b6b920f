// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What docs/security.md promises is shown by tests that exist.
class SecurityPromisesTests {

    private static final Pattern JAVA = Pattern.compile("`([A-Z]\\w+Tests)(?:\\.(\\w+))?`");

    private static final Pattern SCRIPT = Pattern.compile("`([\\w-]+\\.test\\.(?:mjs|ts))`");

    private static final Pattern STATE = Pattern.compile("\\| (met|open|not applicable) \\|");

    private final List<String> rows = rows();

    private final Map<String, String> tests = sources(Path.of("src/test/java"), ".java");

    private final Map<String, String> scripts = Stream.of("browser-tests", "src")
        .flatMap(folder -> sources(Path.of("frontend-widget", folder), "").entrySet().stream())
        .filter(source -> source.getKey().contains(".test."))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static List<String> rows() {
        try {
            return Files.readAllLines(Path.of("docs/security.md"))
                .stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("|---"))
                .toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Map<String, String> sources(Path folder, String suffix) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
                .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""),
                        SecurityPromisesTests::read, (one, other) -> one + other));
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Test
    void everyTestThatIsNamedExists() {
        var named = this.rows.stream().flatMap(row -> JAVA.matcher(row).results()).toList();
        assertThat(named).hasSizeGreaterThan(80);
        assertThat(named.stream().filter(test -> !exists(test.group(1), test.group(2))).map(MatchResult::group))
            .isEmpty();
        assertThat(this.rows.stream().flatMap(row -> SCRIPT.matcher(row).results()).map(found -> found.group(1)))
            .isNotEmpty()
            .allMatch(this.scripts::containsKey);
    }

    private boolean exists(String type, @Nullable String method) {
        String source = this.tests.getOrDefault(type, "");
        return source.contains("class " + type) && (method == null || source.contains("void " + method + "("));
    }

    @Test
    void whateverIsMetNamesItsTest() {
        var judged = this.rows.stream().filter(row -> STATE.matcher(row).find()).toList();
        assertThat(judged).hasSizeGreaterThan(50).allSatisfy(row -> {
            Matcher state = STATE.matcher(row);
            assertThat(state.find()).isTrue();
            boolean named = JAVA.matcher(row).find() || SCRIPT.matcher(row).find();
            assertThat(named).as(row).isEqualTo(state.group(1).equals("met"));
        });
    }

    @Test
    void everyControlNamesItsTest() throws IOException {
        String page = Files.readString(Path.of("docs/security.md"));
        String controls = page.substring(page.indexOf("## Controls"), page.indexOf("### Rotating"));
        assertThat(controls.lines().filter(line -> line.startsWith("| ")).skip(1)).hasSizeGreaterThan(20)
            .allMatch(row -> JAVA.matcher(row).find());
    }

}

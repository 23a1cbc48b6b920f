// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/// The production shape says the same in all its files; what only Docker can show is not shown here.
class ComposeTests {

    private static final Pattern NODE = Pattern.compile("entente-\\d+:8080");

    private final Map<String, Object> compose = yaml("compose.yaml");

    @Test
    void proxyAndPrometheusKnowEveryNode() {
        Set<String> nodes = services().keySet()
            .stream()
            .filter(name -> name.startsWith("entente-"))
            .map(name -> name + ":8080")
            .collect(Collectors.toSet());

        assertThat(nodes).hasSize(3);
        assertThat(nodesIn("docker/nginx.conf")).isEqualTo(nodes);
        assertThat(nodesIn("docker/prometheus.yaml")).isEqualTo(nodes);
    }

    @Test
    void everySecretIsMadeAndEveryFileIsThere() {
        assertThat(map(this.compose, "secrets").values())
            .allSatisfy(secret -> assertThat(text("docker/prepare-secrets"))
                .contains(Path.of((String) map(secret).get("file")).getFileName().toString()));
        services().values()
            .stream()
            .flatMap(service -> list(map(service), "volumes").stream())
            .map(volume -> ((String) volume).split(":")[0])
            .filter(source -> source.startsWith("./"))
            .forEach(source -> assertThat(Path.of(source)).exists());
    }

    @Test
    void aNodeRunsWithoutPrivilegesAndHasTimeToSayGoodBye() {
        var node = map(services().get("entente-1"));

        assertThat(node).containsEntry("read_only", true)
            .containsEntry("cap_drop", List.of("ALL"))
            .containsEntry("stop_grace_period", "45s");
        assertThat(text("Dockerfile")).contains("\nUSER entente\n").contains("HEALTHCHECK");
    }

    @Test
    void nothingButTheProxyIsOpenToOthers() {
        services().forEach((name, service) -> list(map(service), "ports").stream()
            .map(String.class::cast)
            .filter(port -> !port.startsWith("127.0.0.1:"))
            .forEach(port -> assertThat(name).as(port).isEqualTo("proxy")));
        assertThat(text("docker/nginx.conf")).containsPattern("location /actuator \\{\\s+return 404;");
    }

    /// A location that sets one header of its own loses those of its server, and with
    /// them who asks.
    @Test
    void noLocationOfTheProxyLosesTheHeaders() {
        String locations = text("docker/nginx.conf").split("location / \\{", 2)[1];

        assertThat(locations).doesNotContain("proxy_set_header");
    }

    private Map<String, Object> services() {
        return map(this.compose, "services");
    }

    private static Set<String> nodesIn(String file) {
        return NODE.matcher(text(file)).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Map<String, Object> yaml(String file) {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file)));
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        }
        catch (IOException ex) {
            throw new IllegalStateException(file, ex);
        }
    }

    private static Map<String, Object> map(Map<String, Object> from, String name) {
        return map(from.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Map<String, Object> from, String name) {
        return Stream.ofNullable(from.get(name)).flatMap(found -> ((List<?>) found).stream()).toList();
    }

}

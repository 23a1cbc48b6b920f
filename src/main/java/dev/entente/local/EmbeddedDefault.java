// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/// Where no address of a PostgreSQL or of a Redis is given, starts one before any bean exists and tells the server where it is.
/// It stops them when the context has closed, so that work in flight still finds them.
class EmbeddedDefault implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var wanted = new EmbeddedServers.Wanted(isMissing(environment, "spring.r2dbc.url"),
                isMissing(environment, "spring.data.redis.url"));
        if (wanted.none()) {
            return;
        }
        var data = DataDirectory.hold(Path.of(environment.getProperty("entente.data-dir", ".entente")));
        var servers = new EmbeddedServers(data);
        SpringApplication.getShutdownHandlers().add(() -> stop(servers));
        try {
            var port = ListenPort.of(environment);
            port.requireFree();
            data.announce("port " + port.number());
            environment.getPropertySources()
                .addFirst(
                        new MapPropertySource("embeddedDefault", properties(environment, data, servers.start(wanted))));
            context.addApplicationListener(new StartAddresses(data));
        }
        catch (IOException ex) {
            throw new StartRefused(
                    "The embedded servers in %s did not start: %s".formatted(data.folder(), ex.getMessage()), ex);
        }
    }

    private static Map<String, Object> properties(ConfigurableEnvironment environment, DataDirectory data,
            Map<String, String> addresses) throws IOException {
        var properties = new LinkedHashMap<String, Object>(addresses);
        properties.put("entente.data-dir", data.folder().toString());
        if (isMissing(environment, "entente.demo") && isMissing(environment, "entente.tenants-file")) {
            properties.put("entente.demo", "true");
        }
        if (isMissing(environment, "entente.gateway.stop-notice")) {
            properties.put("entente.gateway.stop-notice", "0s");
        }
        if (isMissing(environment, "entente.token-secret")) {
            properties.put("entente.token-secret", SecretFile.readOrCreate(data.folder().resolve("token-secret")));
        }
        if (isMissing(environment, "entente.vitals.metrics-token")) {
            properties.put("entente.vitals.metrics-token",
                    SecretFile.readOrCreate(data.folder().resolve("metrics-token")));
        }
        return properties;
    }

    private static void stop(EmbeddedServers servers) {
        try {
            servers.close();
        }
        catch (IOException ex) {
            throw new UncheckedIOException("an embedded server did not stop", ex);
        }
    }

    private static boolean isMissing(ConfigurableEnvironment environment, String name) {
        return !StringUtils.hasText(environment.getProperty(name));
    }

}

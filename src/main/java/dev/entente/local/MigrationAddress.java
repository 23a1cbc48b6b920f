// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/// Derives the address that migrations use (JDBC) from the one the server uses (R2DBC), so that an operator gives one address only.
class MigrationAddress implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String INVALID = "SPRING_R2DBC_URL is not the address of a PostgreSQL, such as r2dbc:postgresql://host:5432/database";

    private static final Map<String, String> PARAMETERS = Map.of("sslMode", "sslmode", "sslRootCert", "sslrootcert",
            "sslCert", "sslcert", "sslKey", "sslkey", "sslPassword", "sslpassword", "schema", "currentSchema",
            "targetServerType", "targetServerType");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var url = environment.getProperty("spring.r2dbc.url");
        if (StringUtils.hasText(url) && !StringUtils.hasText(environment.getProperty("spring.flyway.url"))) {
            environment.getPropertySources()
                .addFirst(new MapPropertySource("migrationAddress", derive(url, environment)));
        }
    }

    private static Map<String, Object> derive(String url, ConfigurableEnvironment environment) {
        var options = parse(url);
        var derived = new LinkedHashMap<String, Object>();
        derived.put("spring.flyway.url", jdbcUrl(options));
        putFirst(derived, "spring.flyway.user", environment.getProperty("spring.flyway.user"),
                environment.getProperty("spring.r2dbc.username"), options.getValue(ConnectionFactoryOptions.USER));
        putFirst(derived, "spring.flyway.password", environment.getProperty("spring.flyway.password"),
                environment.getProperty("spring.r2dbc.password"), options.getValue(ConnectionFactoryOptions.PASSWORD));
        return derived;
    }

    /// The address itself stays out of the message: it may carry a password.
    private static ConnectionFactoryOptions parse(String url) {
        try {
            var options = ConnectionFactoryOptions.parse(url);
            if (namesPostgres(options) && options.hasOption(ConnectionFactoryOptions.HOST)) {
                return options;
            }
        }
        catch (IllegalArgumentException ex) {
            throw new StartRefused(INVALID);
        }
        throw new StartRefused(INVALID);
    }

    private static boolean namesPostgres(ConnectionFactoryOptions options) {
        return Stream.of(ConnectionFactoryOptions.DRIVER, ConnectionFactoryOptions.PROTOCOL)
            .anyMatch(option -> "postgresql".equals(options.getValue(option)));
    }

    /// The JDBC address of the same database: hosts, port, name, and what it says about
    /// TLS.
    static String jdbcUrl(ConnectionFactoryOptions options) {
        var host = options.getRequiredValue(ConnectionFactoryOptions.HOST).toString();
        var port = options.getValue(ConnectionFactoryOptions.PORT);
        var database = options.getValue(ConnectionFactoryOptions.DATABASE);
        return "jdbc:postgresql://%s%s/%s%s".formatted(host, (port != null) ? ":" + port : "",
                (database != null) ? database : "", parameters(options));
    }

    private static String parameters(ConnectionFactoryOptions options) {
        var said = new LinkedHashMap<String, String>();
        var ssl = options.getValue(ConnectionFactoryOptions.SSL);
        if (ssl != null && Boolean.parseBoolean(ssl.toString())) {
            said.put("sslmode", "verify-full");
        }
        PARAMETERS.forEach((theirs, ours) -> {
            var value = options.getValue(Option.valueOf(theirs));
            if (value != null) {
                said.put(ours, "sslMode".equals(theirs) ? lower(value) : value.toString());
            }
        });
        return said.isEmpty() ? ""
                : said.entrySet()
                    .stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .sorted()
                    .collect(Collectors.joining("&", "?", ""));
    }

    private static String lower(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void putFirst(Map<String, Object> into, String name, Object... candidates) {
        for (var candidate : candidates) {
            if (candidate != null && StringUtils.hasText(candidate.toString())) {
                into.put(name, candidate.toString());
                return;
            }
        }
    }

}

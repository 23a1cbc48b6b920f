// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MigrationAddressTests {

    @ParameterizedTest
    @ValueSource(strings = { "nonsense", "jdbc:postgresql://db/entente", "r2dbc:h2:mem:///secret-word",
            "r2dbc:postgresql://", "r2dbc:postgresql" })
    void refusesWhatIsNoAddressOfAPostgres(String url) {
        assertThatThrownBy(() -> derive(new MockEnvironment().withProperty("spring.r2dbc.url", url)))
            .isInstanceOf(StartRefused.class)
            .hasMessageStartingWith("SPRING_R2DBC_URL is not the address of a PostgreSQL")
            .hasMessageNotContaining("secret-word");
    }

    @ParameterizedTest
    @CsvSource({ "r2dbc:postgresql://db:5433/entente, jdbc:postgresql://db:5433/entente",
            "r2dbc:postgresql://db/entente, jdbc:postgresql://db/entente",
            "r2dbc:pool:postgresql://db:5433/entente?maxSize=5, jdbc:postgresql://db:5433/entente",
            "r2dbcs:postgresql://db/entente, jdbc:postgresql://db/entente?sslmode=verify-full",
            "r2dbc:postgresql://db/entente?sslMode=VERIFY_CA&sslRootCert=/ca.pem, jdbc:postgresql://db/entente?sslmode=verify-ca&sslrootcert=/ca.pem",
            "r2dbc:postgresql:failover://a:1%2Cb:2/entente, 'jdbc:postgresql://a:1,b:2/entente'" })
    void pointsAtTheSameDatabase(String r2dbc, String jdbc) {
        var url = r2dbc.replace("%2C", ",");

        assertThat(derive(new MockEnvironment().withProperty("spring.r2dbc.url", url)).getProperty("spring.flyway.url"))
            .isEqualTo(jdbc);
    }

    @Test
    void takesNameAndPasswordFromTheAddress() {
        var derived = derive(
                new MockEnvironment().withProperty("spring.r2dbc.url", "r2dbc:postgresql://ann:p%40ss@db/entente"));

        assertThat(derived.getProperty("spring.flyway.user")).isEqualTo("ann");
        assertThat(derived.getProperty("spring.flyway.password")).isEqualTo("p@ss");
        assertThat(derived.getProperty("spring.flyway.url")).isEqualTo("jdbc:postgresql://db/entente");
    }

    @Test
    void prefersTheSettingsOverTheAddress() {
        var derived = derive(
                new MockEnvironment().withProperty("spring.r2dbc.url", "r2dbc:postgresql://ann:a@db/entente")
                    .withProperty("spring.r2dbc.username", "bob")
                    .withProperty("spring.r2dbc.password", "b")
                    .withProperty("spring.flyway.password", "c"));

        assertThat(derived.getProperty("spring.flyway.user")).isEqualTo("bob");
        assertThat(derived.getProperty("spring.flyway.password")).isEqualTo("c");
    }

    @Test
    void leavesAGivenAddressAlone() {
        var derived = derive(new MockEnvironment().withProperty("spring.r2dbc.url", "r2dbc:postgresql://db/entente")
            .withProperty("spring.flyway.url", "jdbc:postgresql://other/entente"));

        assertThat(derived.getProperty("spring.flyway.url")).isEqualTo("jdbc:postgresql://other/entente");
        assertThat(derived.getProperty("spring.flyway.user")).isNull();
    }

    private static Environment derive(MockEnvironment environment) {
        try (var context = new GenericApplicationContext()) {
            context.setEnvironment(environment);
            new MigrationAddress().initialize(context);
            return environment;
        }
    }

}

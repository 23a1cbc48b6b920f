// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Old uses and the sums of old days go away, batch by batch.
class ClearUsesIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestWay way = new TestWay(null, "clear-max=2");

    private final ClearUses clearing = new ClearUses(this.way.database, this.way.settings);

    @Test
    void usesGoWhenTheyWereKeptLongEnough() {
        used("kept", 398, 399);
        used("cleared", 401, 402, 403, 404, 405);

        this.clearing.clear().block(PATIENCE);

        assertThat(count("select count(*) from model_use where tenant = 'kept'")).isEqualTo(2);
        assertThat(count("select count(*) from model_use where tenant = 'cleared'")).isZero();
    }

    @Test
    void daysGoOnceNoCallCanGiveBackToThem() {
        for (int age : List.of(0, 1, 2, 3, 4, 5, 6)) {
            run("""
                    insert into model_day (tenant, day, tokens, cost_micro)
                    values ('days', (entente_now() at time zone 'UTC')::date - %d, 1, 1)""".formatted(age));
        }

        this.clearing.clear().block(PATIENCE);

        assertThat(count("select count(*) from model_day where tenant = 'days'")).isEqualTo(2);
    }

    private void used(String tenant, int... ages) {
        for (int age : ages) {
            run("""
                    insert into model_use (id, tenant, prompt, prompt_version, provider, model, tokens_in, tokens_out,
                        cost_micro, latency_ms, outcome, at)
                    values (gen_random_uuid(), '%s', 'say-it', 1, 'openai', 'fake', 1, 1, 1, 1, 'answered',
                        entente_now() - make_interval(days => %d))""".formatted(tenant, age));
        }
    }

    private void run(String sql) {
        this.way.database.sql(sql).then().block(PATIENCE);
    }

    private long count(String sql) {
        return this.way.database.sql(sql).mapValue(Long.class).one().block(PATIENCE);
    }

}

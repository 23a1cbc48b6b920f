// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlansTests {

    private static final String PAGE = """
            2026-11-25 00:00:01.000 UTC [7] LOG:  duration: 0.080 ms  plan:
            \tQuery Text: select * from event where conversation_id = $1
            \t    and seq > $2 order by seq limit $3
            \tLimit  (cost=0.56..10.56 rows=1 width=291) (actual time=0.008..0.012 rows=20 loops=1)
            \t  Buffers: shared hit=6
            \t  ->  Index Scan using event_pkey on event  (cost=0.56..10.56 rows=1 width=291) (actual time=0.007..0.010 rows=20 loops=1)
            \t        Index Cond: ((conversation_id = $1) AND (seq > $2))
            \t        Buffers: shared hit=6
            2026-11-25 00:00:01.100 UTC [7] LOG:  something else
            """;

    @TempDir
    private Path folder;

    @Test
    void briefPlanNamesTheIndexTheRowsAndThePages() throws IOException {
        assertThat(read("", PAGE).brief()).isEqualTo("""
                select * from event where conversation_id = $1 and seq > $2 order by seq limit $3
                    Index Scan using event_pkey on event rows=20 · pages hit=6""");
    }

    @Test
    void whatWasWrittenBeforeIsLeftOut() throws IOException {
        assertThat(read(PAGE, "").whole()).isEmpty();
    }

    @Test
    void statementsOfOtherRoomsAreLeftOut() throws IOException {
        var other = PAGE.replace("from event ", "from sandbox_notice ");

        assertThat(read("", other).whole()).isEmpty();
    }

    private Plans read(String before, String after) throws IOException {
        var log = this.folder.resolve("postgres.log");
        Files.writeString(log, before + after);
        return Plans.read(log, before.length());
    }

}

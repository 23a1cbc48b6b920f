// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator sees, and how often it is looked at.
///
/// @param interval how often a node looks at the stocks in PostgreSQL
/// @param lookTimeMax how long one look may take
/// @param booksAtOnce how many orders' books are added up at every look, of the newest and of all in turn
/// @param metricsToken what a scraper shows to read the metrics; nobody reads them where it is not set
@ConfigurationProperties("entente.vitals")
record VitalsSettings(@DefaultValue("15s") Duration interval, @DefaultValue("10s") Duration lookTimeMax,
        @DefaultValue("500") int booksAtOnce, @Nullable String metricsToken) {

    private static final int TOKEN_LENGTH_MIN = 16;

    VitalsSettings {
        require(interval.isPositive() && lookTimeMax.isPositive(), "times are positive");
        require(booksAtOnce > 0, "books-at-once is positive");
        require(metricsToken == null || metricsToken.isBlank() || metricsToken.length() >= TOKEN_LENGTH_MIN,
                "metrics-token has at least " + TOKEN_LENGTH_MIN + " characters");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("entente.vitals: " + rule);
        }
    }

}

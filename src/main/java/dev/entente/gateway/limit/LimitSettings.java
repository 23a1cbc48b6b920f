// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much may be asked of one node. A number is what is allowed in a minute; as much may come at once after a quiet
/// minute.
///
/// @param requestsPerAddress requests over HTTP from one network address, pages and pictures included
/// @param requestsPerUser requests of one person over HTTP; the servers of a marketplace and its operators have no such
/// limit
/// @param requestsPerTenant requests over HTTP of all people of a tenant
/// @param sendsPerUser what one person says, over either door: words, buttons, typing, read marks
/// @param sendsPerTenant the same of all people of a tenant
/// @param connectsPerAddress WebSockets that one network address opens
/// @param connectsPerUser the same of one person
/// @param subscribesPerUser subscriptions of one person
/// @param streamsPerUser event streams over HTTP that one person may follow at the same time
/// @param namesMax how many addresses and people are remembered; beyond it those that came least are forgotten
@ConfigurationProperties("entente.limits")
record LimitSettings(@DefaultValue("6000") int requestsPerAddress, @DefaultValue("600") int requestsPerUser,
        @DefaultValue("120000") int requestsPerTenant, @DefaultValue("600") int sendsPerUser,
        @DefaultValue("120000") int sendsPerTenant, @DefaultValue("12000") int connectsPerAddress,
        @DefaultValue("120") int connectsPerUser, @DefaultValue("1200") int subscribesPerUser,
        @DefaultValue("20") int streamsPerUser, @DefaultValue("100000") int namesMax) {

    LimitSettings {
        boolean positive = requestsPerAddress > 0 && requestsPerUser > 0 && requestsPerTenant > 0 && sendsPerUser > 0
                && sendsPerTenant > 0 && connectsPerAddress > 0 && connectsPerUser > 0 && subscribesPerUser > 0
                && streamsPerUser > 0 && namesMax > 0;
        if (!positive) {
            throw new IllegalArgumentException("entente.limits: every limit is at least 1");
        }
    }

}

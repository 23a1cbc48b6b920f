// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/// Says in one line why the tenants keep the server from starting.
class BadTenantsReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger("dev.entente");

    BadTenantsReporter(ConfigurableApplicationContext context) {
    }

    @Override
    public boolean reportException(Throwable failure) {
        if (failure instanceof Exception thrown
                && NestedExceptionUtils.getMostSpecificCause(thrown) instanceof BadTenants bad) {
            log.error(bad.getMessage());
            return true;
        }
        return false;
    }

}

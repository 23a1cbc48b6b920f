// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/// Tells the person at the keyboard where to look, once the server takes traffic.
class StartAddresses implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger("dev.entente");

    private final DataDirectory data;

    StartAddresses(DataDirectory data) {
        this.data = data;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var port = event.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080");
        var home = "http://localhost:" + port;
        try {
            this.data.announce(home + "/");
        }
        catch (IOException ex) {
            throw new UncheckedIOException("the data directory cannot be written", ex);
        }
        log.info("""
                Entente is ready.

                    Demo shop   {}/
                    Agent desk  {}/desk/
                    Health      {}/actuator/health/readiness
                    Data        {}

                Ctrl-C stops it and everything it started.""", home, home, home, this.data.folder());
    }

}

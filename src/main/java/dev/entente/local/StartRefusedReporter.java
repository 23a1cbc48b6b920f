// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;

/// Says a refused start in one line, without a stack trace.
class StartRefusedReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger("dev.entente");

    @Override
    public boolean reportException(Throwable failure) {
        return switch (failure) {
            case StartRefused refused -> say(refused.getMessage());
            case Exception other when NestedExceptionUtils.getRootCause(other) instanceof PortInUseException port ->
                say(ListenPort.takenMessage(port.getPort()));
            case PortInUseException port -> say(ListenPort.takenMessage(port.getPort()));
            default -> false;
        };
    }

    private static boolean say(String line) {
        log.error(line);
        return true;
    }

}

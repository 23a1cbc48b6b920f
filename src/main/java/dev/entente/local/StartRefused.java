// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.Serial;

import org.springframework.boot.ExitCodeGenerator;

/// The server cannot start for a reason that the person at the keyboard can mend; the message is the one line that they see.
class StartRefused extends RuntimeException implements ExitCodeGenerator {

    @Serial
    private static final long serialVersionUID = 1L;

    StartRefused(String reason) {
        super(reason);
    }

    StartRefused(String reason, Throwable cause) {
        super(reason, cause);
    }

    @Override
    public int getExitCode() {
        return 1;
    }

}

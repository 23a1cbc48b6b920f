// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.io.Serial;

import org.springframework.boot.ExitCodeGenerator;

/// The tenants cannot be taken over; the message is the one line that the operator sees.
final class BadTenants extends RuntimeException implements ExitCodeGenerator {

    @Serial
    private static final long serialVersionUID = 1L;

    BadTenants(String line) {
        super(line);
    }

    @Override
    public int getExitCode() {
        return 1;
    }

}

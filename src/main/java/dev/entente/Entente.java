// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import java.util.List;

import dev.entente.audit.VerifyAudit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The server: one JVM that holds no state of its own.
@SpringBootApplication
@ConfigurationPropertiesScan
public class Entente {

    public static void main(String[] args) {
        if (List.of(args).contains(VerifyAudit.ARGUMENT)) {
            System.exit(VerifyAudit.run(args, System.out));
        }
        SpringApplication.run(Entente.class, args);
    }

}

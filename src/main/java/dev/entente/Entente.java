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

    /// As many event loops as processors: more of them only take turns, and share less of
    /// every wake-up.
    private static final String LOOPS = "reactor.netty.ioWorkerCount";

    public static void main(String[] args) {
        if (List.of(args).contains(VerifyAudit.ARGUMENT)) {
            System.exit(VerifyAudit.run(args, System.out));
        }
        if (System.getProperty(LOOPS) == null) {
            System.setProperty(LOOPS, Integer.toString(Runtime.getRuntime().availableProcessors()));
        }
        SpringApplication.run(Entente.class, args);
    }

}

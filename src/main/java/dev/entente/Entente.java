// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The server: one JVM that holds no state of its own.
@SpringBootApplication
@ConfigurationPropertiesScan
public class Entente {

    public static void main(String[] args) {
        SpringApplication.run(Entente.class, args);
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the prompts at the start; a server with a bad one does not start.
@Configuration(proxyBeanMethods = false)
class PromptConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PromptConfiguration.class);

    @Bean
    Prompts prompts(@Value("${entente.prompts-folder:prompts}") Path folder) {
        if (!Files.isDirectory(folder)) {
            log.warn("There is no folder of prompts at {}: no task can be given to a model", folder);
            return Prompts.none();
        }
        return Prompts.load(folder);
    }

}

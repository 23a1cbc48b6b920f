// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the prompts at start.
@Configuration(proxyBeanMethods = false)
class PromptConfiguration {

    @Bean
    Prompts prompts(@Value("${entente.prompt.folder:prompts}") String folder) {
        return Prompts.load(Path.of(folder));
    }

}

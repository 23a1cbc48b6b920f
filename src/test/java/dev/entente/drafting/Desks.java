// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.nio.file.Path;

import dev.entente.assistant.Assistant;
import dev.entente.assistant.AssistantSettings;
import dev.entente.assistant.Glance;
import dev.entente.model.ModelClient;
import dev.entente.prompt.Prompts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// The real prompts and the real local readers, once for all tests of this package.
final class Desks {

    static final Prompts PROMPTS = Prompts.load(Path.of("prompts"));

    private static final AnnotationConfigApplicationContext READERS = readers();

    static final Assistant LOCAL = READERS.getBean("localAssistant", Assistant.class);

    static final Glance GLANCE = READERS.getBean(Glance.class);

    private Desks() {
    }

    static Desk with(ModelClient model) {
        return new Desk(model, PROMPTS, DraftingSettings.defaults());
    }

    static Desk closed() {
        return with(new NoModel());
    }

    private static AnnotationConfigApplicationContext readers() {
        var context = new AnnotationConfigApplicationContext();
        context.register(Settings.class);
        context.scan("dev.entente.assistant");
        context.refresh();
        return context;
    }

    @EnableConfigurationProperties(AssistantSettings.class)
    static class Settings {

    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.entente.gateway.socket.Route.Verb;

import static org.assertj.core.api.Assertions.assertThat;

class AsyncApiTests {

    private final JsonNode document = new YAMLMapper().readTree(Path.of("asyncapi.yaml").toFile());

    @Test
    void listsEveryDestinationAndNoOther() {
        Map<String, Verb> routes = Arrays.stream(Route.values()).collect(Collectors.toMap(Route::address, Route::verb));

        assertThat(described()).isEqualTo(routes);
    }

    @Test
    void pointsAtWhatIsThere() {
        this.document.findValues("$ref").forEach(reference -> {
            String pointer = reference.stringValue().substring(1);

            assertThat(this.document.at(pointer).isMissingNode()).as(pointer).isFalse();
        });
    }

    @Test
    void describesEveryChannelByOneOperation() {
        assertThat(this.document.get("operations").size()).isEqualTo(this.document.get("channels").size());
    }

    /// Seen from the server: what it receives is sent by clients, what it sends is
    /// subscribed to.
    private Map<String, Verb> described() {
        var described = new HashMap<String, Verb>();
        this.document.get("operations").forEach(operation -> {
            String channel = operation.at("/channel/$ref").stringValue().substring(1);
            Verb verb = operation.get("action").stringValue().equals("receive") ? Verb.SEND : Verb.SUBSCRIBE;
            described.put(this.document.at(channel).get("address").stringValue(), verb);
        });
        return described;
    }

}

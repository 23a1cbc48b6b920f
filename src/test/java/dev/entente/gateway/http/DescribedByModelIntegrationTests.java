// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import dev.entente.evidence.picture.TestPictures;
import dev.entente.model.FakeModelServer;
import dev.entente.model.ModelRequest;
import dev.entente.model.Script;
import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What is said of a photo with a model that behaves and with one that does not. The buyer reads French, the seller English.
@EntenteTest(properties = { "spring.ai.model.chat=openai", "spring.ai.openai.api-key=none",
        "spring.ai.openai.chat.model=fake", "entente.model.breaker-calls=1000", "entente.model.breaker-failures=1000" })
class DescribedByModelIntegrationTests {

    private static final String FRENCH = """
            {"seen": "On voit une lampe avec un éclat sur le pied.", "findings": ["éclat sur le pied", "abat-jour clair"],
            "not_visible": ["le dessous"], "title_match": "yes", "texts": []}""";

    private static final String ENGLISH = """
            {"seen": "The photo shows a lamp with a chip on its foot.", "findings": ["chip on the foot"],
            "not_visible": [], "title_match": "yes", "texts": []}""";

    private static final FakeModelServer model = FakeModelServer.start();

    @LocalServerPort
    int port;

    private TestMarket market;

    private String id;

    @DynamicPropertySource
    static void baseUrl(DynamicPropertyRegistry properties) {
        properties.add("spring.ai.openai.base-url", model::openAiBaseUrl);
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    @BeforeEach
    void open() {
        model.script(Script.refuses(500));
        this.market = new TestMarket(this.port);
        this.id = this.market.open();
        model.forget();
    }

    @Test
    void eachPartyReadsTheModelsWordsInItsLanguageBeforeWhatWasMeasured() {
        photosAre(request -> Script.says(isFrench(request) ? FRENCH : ENGLISH));

        show();

        JsonNode buyer = described(this.market.buyer);
        JsonNode seller = described(this.market.seller);
        assertThat(buyer.get("by").asString()).isEqualTo("model");
        assertThat(buyer.get("text").asString()).startsWith("On voit une lampe").doesNotContain("aucun modèle");
        assertThat(seller.get("text").asString()).startsWith("The photo shows").doesNotContain("no model");
        assertThat(texts(buyer)).startsWith("éclat sur le pied", "abat-jour clair", "640 × 480 pixels");
        assertThat(texts(seller)).startsWith("chip on the foot", "640 × 480 pixels");
        assertThat(codes(seller)).startsWith("seen", "size");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void aModelThatRefusesLeavesTheLocalLookAlone() {
        photosAre(_ -> Script.refuses(500));
        assertLocal();
    }

    @Test
    void aModelThatRamblesLeavesTheLocalLookAlone() {
        photosAre(_ -> Script.says("I would rather not say."));
        assertLocal();
    }

    @Test
    void aModelThatAnswersOnePartyAloneIsNotHeard() {
        photosAre(_ -> Script.says(FRENCH));
        assertLocal();
    }

    private void assertLocal() {
        show();
        JsonNode buyer = described(this.market.buyer);
        assertThat(buyer.get("by").asString()).isEqualTo("local");
        assertThat(buyer.get("text").asString()).contains("aucun modèle n'a décrit cette photo");
        assertThat(described(this.market.seller).get("text").asString()).contains("no model described this photo");
        assertThat(codes(buyer)).startsWith("size").doesNotContain("seen");
        assertThat(asked()).isPositive();
    }

    private static void photosAre(Function<ModelRequest, Script> script) {
        model.script(request -> isPhoto(request) ? script.apply(request) : Script.refuses(500));
    }

    private static boolean isPhoto(ModelRequest request) {
        return request.system().contains("You describe photos");
    }

    private static boolean isFrench(ModelRequest request) {
        return request.system().contains("in French");
    }

    private static long asked() {
        return model.requests().stream().filter(DescribedByModelIntegrationTests::isPhoto).count();
    }

    private static List<String> texts(JsonNode body) {
        return body.get("findings").valueStream().map(finding -> finding.get("text").asString()).toList();
    }

    private static List<String> codes(JsonNode body) {
        return body.get("findings").valueStream().map(finding -> finding.get("code").asString()).toList();
    }

    private JsonNode described(String token) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            for (JsonNode event : this.market.get("/conversations/" + this.id + "/events?limit=100", token)
                .json()
                .get("items")) {
                if (event.get("kind").asString().equals("photo_description")) {
                    return event.get("body");
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("The photo was never described");
    }

    private void show() {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(TestPictures.jpeg(640, 480))).filename("photo");
        var taken = TestMarket
            .answer(this.market.web.post().uri("/api/v1/conversations/" + this.id + "/photos").headers(headers -> {
                headers.setBearerAuth(this.market.buyer);
                headers.set("Idempotency-Key", UUID.randomUUID().toString());
            }).body(BodyInserters.fromMultipartData(form.build())).exchange().expectBody().returnResult());
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        var said = this.market.say(this.id, this.market.buyer,
                "\"kind\":\"photos\",\"photo_ids\":[\"" + taken.json().get("photo_id").asString() + "\"]");
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.entente.evidence.picture.TestPictures;
import dev.entente.gateway.http.TestMarket.Answer;
import dev.entente.photolook.Receipt;
import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of a photo by way of HTTP, with text in pictures being read.
@EntenteTest(properties = "entente.evidence.ocr=true")
class PhotoLookIntegrationTests {

    @LocalServerPort
    int port;

    private TestMarket market;

    private String id;

    @BeforeEach
    void open() {
        this.market = new TestMarket(this.port);
        this.id = this.market.open();
    }

    @Test
    void readsAReceiptAndSaysThatNoModelLooked() {
        show(this.market, this.id, TestPictures
            .written(Receipt.of(List.of("Brocante du Port", "Commande 2026-1187", "Total 49,90 EUR")), "png"));

        JsonNode buyer = description(this.market.buyer).getFirst();
        JsonNode seller = description(this.market.seller).getFirst();
        assertThat(buyer.at("/author/role").asString()).isEqualTo("system");
        assertThat(buyer.at("/body/by").asString()).isEqualTo("local");
        assertThat(buyer.at("/body/text").asString()).contains("aucun modèle n'a décrit cette photo")
            .contains("900 × 240")
            .contains("nette");
        assertThat(buyer.at("/body/text").asString().replace(" ", "")).contains("49,90EUR");
        assertThat(seller.at("/body/text").asString()).contains("no model described this photo").contains("sharp");
        assertThat(codes(seller)).contains("size", "sharp", "text");
        assertThat(description(this.market.agent)).hasSize(1);
    }

    @Test
    void tellsAgentsAloneThatAPhotoIsOlderThanTheOrder() {
        byte[] old = TestPictures.withExif(TestPictures.written(scene(5), "jpg"),
                TestPictures.exif(1, "2026:09:01 10:00:00"));
        show(this.market, this.id, old);

        description(this.market.buyer);
        assertThat(ofKind(this.market.agent, "note")).singleElement()
            .satisfies(note -> assertThat(codes(note)).containsExactly("older_than_order"));
        assertUnseenByParties("older_than_order");
        JsonNode card = this.market.get("/desk/conversations/" + this.id, this.market.agent).json();
        assertThat(card.at("/risk/photo_signals/0/code").asString()).isEqualTo("older_than_order");
        assertThat(card.at("/risk/photo_signals/0/text").asString()).contains("2026-09-01");
    }

    @Test
    void tellsAgentsAloneThatAPictureWasShownInAnotherCase() {
        show(this.market, this.id, TestPictures.written(scene(6), "png"));
        description(this.market.buyer);
        assertThat(ofKind(this.market.agent, "note")).isEmpty();
        String first = this.id;

        open();
        show(this.market, this.id, TestPictures.written(scene(6), "jpg"));
        description(this.market.buyer);

        assertThat(ofKind(this.market.agent, "note")).singleElement().satisfies(note -> {
            assertThat(codes(note)).containsExactly("used_before");
            assertThat(note.at("/body/findings/0/conversation_ids/0").asString()).isEqualTo(first);
        });
        assertUnseenByParties("used_before");
    }

    private void assertUnseenByParties(String code) {
        for (String party : List.of(this.market.buyer, this.market.seller)) {
            assertThat(this.market.get("/conversations/" + this.id + "/events?limit=100", party).text())
                .doesNotContain(code)
                .doesNotContain("\"note\"");
            assertThat(this.market.get("/conversations/" + this.id, party).text()).doesNotContain(code);
        }
    }

    private static List<String> codes(JsonNode event) {
        return event.at("/body/findings").valueStream().map(finding -> finding.get("code").asString()).toList();
    }

    private List<JsonNode> description(String token) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            var found = ofKind(token, "photo_description");
            if (!found.isEmpty()) {
                return found;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("The photo was never described");
    }

    private List<JsonNode> ofKind(String token, String kind) {
        return this.market.get("/conversations/" + this.id + "/events?limit=100", token)
            .json()
            .get("items")
            .valueStream()
            .filter(event -> event.get("kind").asString().equals(kind))
            .toList();
    }

    private static void show(TestMarket market, String id, byte[] picture) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(picture)).filename("photo");
        Answer taken = TestMarket
            .answer(market.web.post().uri("/api/v1/conversations/" + id + "/photos").headers(headers -> {
                headers.setBearerAuth(market.buyer);
                headers.set("Idempotency-Key", UUID.randomUUID().toString());
            }).body(BodyInserters.fromMultipartData(form.build())).exchange().expectBody().returnResult());
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        var said = market.say(id, market.buyer,
                "\"kind\":\"photos\",\"photo_ids\":[\"" + taken.json().get("photo_id").asString() + "\"]");
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    private static BufferedImage scene(int seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        for (int thing = 0; thing < 40; thing++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            pen.fillOval(random.nextInt(600) - 40, random.nextInt(440) - 40, 30 + random.nextInt(150),
                    30 + random.nextInt(150));
        }
        pen.dispose();
        return picture;
    }

}

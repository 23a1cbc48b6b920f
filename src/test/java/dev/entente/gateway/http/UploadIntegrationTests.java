// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;

import dev.entente.gateway.http.TestMarket.Answer;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class UploadIntegrationTests {

    @LocalServerPort
    int port;

    private TestMarket market;

    private String id;

    @BeforeEach
    void open() {
        this.market = new TestMarket(this.port);
        this.id = this.market.open();
    }

    private static byte[] picture(int colour) throws IOException {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 64; x++) {
            image.setRGB(x, x % 48, colour);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private Answer upload(String token, byte[] content, String key) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(content)).filename("lamp.jpg");
        return TestMarket
            .answer(this.market.web.post().uri("/api/v1/conversations/" + this.id + "/photos").headers(headers -> {
                headers.setBearerAuth(token);
                headers.set("Idempotency-Key", key);
            }).body(BodyInserters.fromMultipartData(form.build())).exchange().expectBody().returnResult());
    }

    @Test
    void refusesWhatIsNoPictureInTheReadersLanguage() {
        var refused = upload(this.market.buyer, "MZ not a picture".getBytes(StandardCharsets.UTF_8), "k");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.code()).isEqualTo("photo-type");
        assertThat(this.market.post("/conversations/" + this.id + "/photos", this.market.buyer, "{}").code())
            .isEqualTo("media-type");
    }

    @Test
    void refusesToShowPhotosOfSomebodyElse() throws IOException {
        String photo = upload(this.market.buyer, picture(1), UUID.randomUUID().toString()).json()
            .get("photo_id")
            .asString();
        String saying = "\"kind\":\"photos\",\"photo_ids\":[\"" + photo + "\"]";
        assertThat(this.market.say(this.id, this.market.seller, saying).status()).isEqualTo(422);
        assertThat(this.market.say(this.id, this.market.buyer, saying.replace(photo, UUID.randomUUID().toString()))
            .status()).isEqualTo(422);
    }

    @Test
    void keepsOneAnswerPerKey() throws IOException {
        String key = UUID.randomUUID().toString();
        var first = upload(this.market.buyer, picture(2), key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(upload(this.market.buyer, picture(2), key).text()).isEqualTo(first.text());
        assertThat(upload(this.market.buyer, picture(0xFFFFFF), key).code()).isEqualTo("key-reused");
    }

    @Test
    void showsPhotosToTheThreadByAddressesOfEachReader() throws IOException {
        var taken = upload(this.market.buyer, picture(3), UUID.randomUUID().toString()).json();
        var said = this.market.say(this.id, this.market.buyer,
                "\"kind\":\"photos\",\"text\":\"voilà\",\"photo_ids\":[\"" + taken.get("photo_id").asString() + "\"]");
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        var items = this.market.get("/conversations/" + this.id + "/events", this.market.seller).json().get("items");
        var shown = items.get(items.size() - 1).at("/body/photos/0");
        assertThat(shown.get("width").asInt()).isEqualTo(64);
        this.market.web.get()
            .uri(shown.get("url").asString())
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType("image/jpeg");
        this.market.web.get().uri(shown.get("url").asString() + "x").exchange().expectStatus().isNotFound();
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

import dev.entente.gateway.http.TestMarket.Answer;
import dev.entente.evidence.picture.TestPictures;
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
        var shown = lastShown();
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

    /// Capability A3: photos as phones take them, one of more than 10 MB, reach the
    /// seller smaller and without a place.
    @Test
    void takesLargePhonePhotosAndShowsThemWithoutThePlaceTheyWereTaken() throws IOException {
        byte[] exif = TestPictures.exif(6, "2026:11:20 10:00:00");
        var sizes = new ArrayList<Integer>();
        for (byte[] phone : List.of(TestPictures.jpeg(1600, 1200), TestPictures.jpeg(3000, 2000), large())) {
            byte[] photo = TestPictures.withExif(phone, exif);
            sizes.add(photo.length);
            var taken = upload(this.market.buyer, photo, UUID.randomUUID().toString());
            assertThat(taken.status()).as(taken.text()).isEqualTo(201);
            this.market.say(this.id, this.market.buyer,
                    "\"kind\":\"photos\",\"photo_ids\":[\"" + taken.json().get("photo_id").asString() + "\"]");
            withoutAPlace(lastShown());
        }
        assertThat(sizes.getLast()).isBetween(10 * 1024 * 1024, 12 * 1024 * 1024);
    }

    /// What the seller was shown last; what software says of it may come at any time
    /// after.
    private JsonNode lastShown() {
        return this.market.get("/conversations/" + this.id + "/events", this.market.seller)
            .json()
            .get("items")
            .valueStream()
            .filter(event -> event.get("kind").asString().equals("photos"))
            .reduce((_, later) -> later)
            .orElseThrow()
            .at("/body/photos/0");
    }

    private void withoutAPlace(JsonNode shown) throws IOException {
        byte[] kept = this.market.web.get()
            .uri(shown.get("url").asString())
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();
        var image = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(image.getHeight()).isGreaterThan(image.getWidth()).isLessThanOrEqualTo(2048);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    /// Noise, which no codec makes small, at the first quality that passes 10 MB.
    private static byte[] large() throws IOException {
        var image = new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int pixel = 0; pixel < 4000 * 3000; pixel++) {
            image.setRGB(pixel % 4000, pixel / 4000, random.nextInt(0x1000000));
        }
        for (float quality = 0.5f; quality < 1; quality += 0.03f) {
            byte[] written = jpeg(image, quality);
            if (written.length > 10 * 1024 * 1024) {
                return written;
            }
        }
        throw new AssertionError("no quality gives more than 10 MB");
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        }
        finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import javax.imageio.ImageIO;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Plays one dialogue through the HTTP door and holds the bot to what is written there.
final class DialogueActor {

    private static final Set<String> acts = Set.of("buyer", "seller", "press", "photos");

    private final TestMarket market;

    private final Dialogue dialogue;

    private String id = "";

    private long since;

    private int photos;

    DialogueActor(int port, Dialogue dialogue) {
        this.market = new TestMarket(port);
        this.dialogue = dialogue;
    }

    void play() {
        var told = this.market.put("/orders/" + this.market.orderId, this.market.marketplace, order().toString());
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        var opened = this.market.post("/conversations", this.market.buyer,
                "{\"order_id\":\"" + this.market.orderId + "\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        this.id = opened.json().get("id").asString();
        this.market.until(this.id, this.market.buyer, seen -> seen.hasNonNull("question"));
        for (int i = 0; i < this.dialogue.lines().size(); i++) {
            var line = this.dialogue.lines().get(i);
            try {
                play(line);
            }
            catch (AssertionError error) {
                throw new AssertionError("line " + (i + 1) + ", " + line + ": " + error.getMessage() + "\n" + talk(),
                        error);
            }
        }
    }

    private ObjectNode order() {
        var order = this.market.order();
        var facts = this.dialogue.order();
        ((ObjectNode) order.get("buyer")).put("locale", this.dialogue.language());
        ((ObjectNode) order.get("seller")).put("locale", this.dialogue.language());
        if (facts.get("buyer") != null) {
            ((ObjectNode) order.get("buyer")).put("name", facts.get("buyer").toString());
        }
        if (facts.get("title") != null) {
            ((ObjectNode) order.at("/lines/0")).put("title", facts.get("title").toString());
        }
        if (facts.get("parcel") != null) {
            var parcel = (ObjectNode) order.get("parcel");
            parcel.put("status", facts.get("parcel").toString());
            parcel.putNull("delivered_at");
        }
        if ("service".equals(facts.get("kind"))) {
            order.put("kind", "service").put("service_at", order.at("/parcel/delivered_at").asString());
            order.remove("parcel");
        }
        return order;
    }

    private void play(Dialogue.Line line) {
        if (acts.contains(line.doing())) {
            settle();
            this.since = last();
        }
        switch (line.doing()) {
            case "buyer" -> say(this.market.buyer, line.words());
            case "seller" -> say(this.market.seller, line.words());
            case "press" -> press(line.words());
            case "photos" -> show(Integer.parseInt(line.words()));
            case "bot asks" -> asked(this.market.buyer, line.words());
            case "seller asked" -> asked(this.market.seller, line.words());
            case "bot says" -> said(line.words());
            case "stage" -> this.market.until(this.id, this.market.buyer,
                    seen -> seen.path("stage").asString("").equals(line.words()));
            case "category" -> this.market.until(this.id, this.market.buyer, seen -> line.words()
                .equals(seen.path("category").isString() ? seen.get("category").asString() : "none"));
            case "kept" -> this.market.until(this.id, this.market.buyer, seen -> kept(seen).equals(line.words()));
            case "hears not" -> assertThat(this.market.texts(this.id, this.market.seller))
                .noneMatch(text -> text.contains(line.words()));
            default -> throw new AssertionError("unknown: " + line.doing());
        }
    }

    /// Until the bot has said all that it says by itself.
    private void settle() {
        long head = -1;
        for (long now = last(); now != head; now = last()) {
            head = now;
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
    }

    private static String kept(JsonNode seen) {
        var kept = new StringBuilder();
        seen.path("kept")
            .forEach(one -> kept.append(kept.isEmpty() ? "" : ", ").append(one.get("category").asString()));
        return kept.isEmpty() ? "nothing" : kept.toString();
    }

    private void say(String token, String words) {
        done(this.market.say(this.id, token,
                "\"kind\":\"text\",\"text\":" + TestMarket.JSON.writeValueAsString(words)));
    }

    private void press(String button) {
        if (button.equals("undo")) {
            done(this.market.say(this.id, this.market.buyer,
                    "\"kind\":\"undo\",\"question_id\":\"" + lastAnswered() + "\""));
            return;
        }
        if (button.equals("person")) {
            done(this.market.say(this.id, this.market.buyer, "\"kind\":\"ask_person\""));
            return;
        }
        var question = this.market
            .until(this.id, this.market.buyer,
                    seen -> seen.path("question")
                        .path("options")
                        .valueStream()
                        .anyMatch(option -> option.get("id").asString().equals(button)))
            .get("question");
        done(this.market.say(this.id, this.market.buyer, "\"kind\":\"answer\",\"question_id\":\""
                + question.get("question_id").asString() + "\",\"option_ids\":[\"" + button + "\"]"));
    }

    private String lastAnswered() {
        String last = "";
        for (JsonNode event : events()) {
            last = event.get("kind").asString().equals("answer") ? event.at("/body/question_id").asString() : last;
        }
        return last;
    }

    private void show(int count) {
        var ids = TestMarket.JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            ids.add(upload());
        }
        done(this.market.say(this.id, this.market.buyer, "\"kind\":\"photos\",\"photo_ids\":" + ids));
    }

    private String upload() {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(picture(++this.photos)), MediaType.IMAGE_PNG).filename("lamp.png");
        var answer = TestMarket
            .answer(this.market.web.post().uri("/api/v1/conversations/" + this.id + "/photos").headers(headers -> {
                headers.setBearerAuth(this.market.buyer);
                headers.set("Idempotency-Key", UUID.randomUUID().toString());
            }).body(BodyInserters.fromMultipartData(form.build())).exchange().expectBody().returnResult());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("photo_id").asString();
    }

    private static byte[] picture(int colour) {
        try {
            var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, x % 48, 0xFFCC00 - 0x303030 * colour);
            }
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static void done(TestMarket.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    /// The question is open, and it was asked or asked again after the last act.
    private void asked(String token, String question) {
        this.market.until(this.id, token, seen -> seen.at("/question/question_id").asString("").startsWith(question)
                && seen.get("head").asLong() > this.since);
    }

    private void said(String words) {
        this.market.until(this.id, this.market.buyer, seen -> {
            boolean found = false;
            for (JsonNode event : events()) {
                found |= event.get("seq").asLong() > this.since && event.at("/author/role").asString("").equals("bot")
                        && event.at("/body/text").asString("").contains(words);
            }
            return found;
        });
    }

    private long last() {
        long last = 0;
        for (JsonNode event : events()) {
            last = Math.max(last, event.get("seq").asLong());
        }
        return last;
    }

    private JsonNode events() {
        return this.market.get("/conversations/" + this.id + "/events?limit=200", this.market.agent)
            .json()
            .get("items");
    }

    /// What was said, for whoever reads a failure.
    private String talk() {
        var talk = new StringBuilder();
        for (JsonNode event : events()) {
            talk.append(event.at("/author/role").asString(""))
                .append(' ')
                .append(event.get("kind").asString())
                .append(' ')
                .append(event.at("/body/question_id").asString(""))
                .append(' ')
                .append(event.at("/body/text").asString(""))
                .append(event.at("/body/option_ids"))
                .append('\n');
        }
        return talk.toString();
    }

}

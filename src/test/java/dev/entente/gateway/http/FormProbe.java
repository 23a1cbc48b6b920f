// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import dev.entente.evidence.picture.PictureCorpus;
import dev.entente.fuzz.Mutator;
import dev.entente.fuzz.RawHttp;

/// Uploads forms of which the picture, the parts or both are damaged.
final class FormProbe {

    private static final int PATIENCE_MILLIS = 30_000;

    private static final int FORMS_PER_CASE = 60;

    private static final List<String> WORDS = List.of("--frontier", "--frontier--", "\r\n", "\r\n\r\n", "\n", "--",
            "Content-Disposition: form-data; name=\"file\"; filename=\"x.jpg\"\r\n",
            "Content-Disposition: form-data; name=\"file\"\r\n", "Content-Type: image/svg+xml\r\n",
            "Content-Transfer-Encoding: base64\r\n", "filename*=UTF-8''%00", "filename=\"../../x\"", "name=\"\"",
            "Content-Type: ;\r\n", ": ", "\0", "\u202E");

    private final ThreadLocal<Seat> seats = ThreadLocal.withInitial(Seat::new);

    private final PictureCorpus pictures = new PictureCorpus();

    private final Mutator forms = new Mutator(List.of(form(new byte[] { 'x' })), WORDS, 200_000);

    private final int port;

    FormProbe(int port) {
        this.port = port;
    }

    byte[] draw(SplittableRandom random) {
        boolean soundPicture = random.nextInt(3) == 0;
        var sound = PictureCorpus.pictures();
        byte[] form = form(soundPicture ? sound.get(random.nextInt(sound.size())) : this.pictures.draw(random));
        return random.nextBoolean() ? form : this.forms.damage(form, random);
    }

    private static byte[] form(byte[] picture) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(("--frontier\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--frontier\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"lamp.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(picture);
        form.writeBytes("\r\n--frontier--\r\n".getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    String probe(byte[] input, SplittableRandom random) throws IOException {
        FuzzedCase open = this.seats.get().sitting();
        String type = (random.nextInt(20) > 0) ? "multipart/form-data; boundary=frontier"
                : "multipart/form-data; boundary=" + "x".repeat(random.nextInt(300));
        String head = "POST /api/v1/conversations/" + open.id() + "/photos HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + open.market().buyer + "\r\nContent-Type: " + type
                + "\r\nConnection: close\r\nContent-Length: " + input.length + "\r\n\r\n";
        try (var line = RawHttp.open(this.port, PATIENCE_MILLIS)) {
            line.send(head.getBytes(StandardCharsets.US_ASCII));
            boolean gone = random.nextInt(20) == 0;
            line.send(gone ? Arrays.copyOf(input, random.nextInt(input.length + 1)) : input);
            return gone ? "gone" : CallProbe.judged(line.answer(), false);
        }
    }

    private final class Seat {

        private FuzzedCase open;

        private int forms;

        FuzzedCase sitting() {
            if (this.forms++ % FORMS_PER_CASE == 0) {
                this.open = FuzzedCase.open(FormProbe.this.port, true);
            }
            return this.open;
        }

    }

}

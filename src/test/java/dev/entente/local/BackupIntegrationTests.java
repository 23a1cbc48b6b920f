// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.entente.faults.FaultMarket;
import dev.entente.testing.RealServers;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// A server that is lost, and one that goes on with what was backed up while the first one worked.
@EnabledOnOs(OS.LINUX)
class BackupIntegrationTests {

    private static final Map<String, String> SECRET = Map.of("ENTENTE_TOKEN_SECRET", RealServers.TOKEN_SECRET);

    private static final String LEDGER = """
            select count(*) filter (where total <> 0) || ' wrong of ' || count(*)
              from (select sum(amount_minor) as total from ledger_posting group by entry_id) as entry""";

    private static final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path lost;

    @TempDir
    Path restored;

    @Test
    void goesOnWithAllThatWasSaidBeforeTheBackupEnded() throws Exception {
        var before = new CopyOnWriteArrayList<String>();
        FaultMarket.OpenThread thread;
        String photo;
        try (var running = ChildEntente.launch(this.lost, ListenPort.findFree(), SECRET).awaitReady()) {
            var market = FaultMarket.at(running::port);
            thread = market.openClaimed();
            photo = upload(running.port(), thread);
            var stop = new AtomicBoolean();
            var busy = Thread.ofVirtual().start(() -> talk(market, thread, before, stop));
            awaitMore(before, 5);
            OnlineBackup.takeNow(running, this.lost, this.restored);
            stop.set(true);
            busy.join();
            running.signal("KILL", false).awaitExit();
        }

        try (var instead = ChildEntente.launch(this.restored, ListenPort.findFree(), SECRET).awaitReady()) {
            assertThat(instead
                .askPostgres("select count(*) = max(seq) from event where conversation_id = '" + thread.id() + "'"))
                .isEqualTo("t");
            assertThat(instead.askPostgres("select string_agg(body->>'text', ',' order by seq) from event where kind = "
                    + "'text' and author_role = 'seller' and conversation_id = '" + thread.id() + "'"))
                .startsWith("word 0,word 1,word 2,word 3,word 4");
            assertThat(instead.askPostgres(LEDGER)).startsWith("0 wrong of ").isNotEqualTo("0 wrong of 0");
            var market = FaultMarket.at(instead::port);
            assertThat(market
                .say(thread.id(), FaultMarket.token("seller", thread.seller()), "\"kind\":\"text\",\"text\":\"and on\"")
                .status()).isEqualTo(201);
            assertThat(show(instead.port(), thread, photo)).isEqualTo(200);
            instead.signal("TERM", false).awaitExit();
        }
        assertThat(verifyAudit()).startsWith("demo: ").contains(" entries, whole, head ");
    }

    /// All of these were acknowledged.
    private static void talk(FaultMarket market, FaultMarket.OpenThread thread, List<String> said, AtomicBoolean stop) {
        String token = FaultMarket.token("seller", thread.seller());
        for (int each = 0; !stop.get() && each < 400; each++) {
            var answer = market.say(thread.id(), token, "\"kind\":\"text\",\"text\":\"word " + each + "\"");
            if (answer.status() == 201) {
                said.add(answer.text());
            }
        }
    }

    private static void awaitMore(List<String> said, int many) throws InterruptedException {
        while (said.size() < many) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private static String upload(int port, FaultMarket.OpenThread thread) throws Exception {
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(picture.toByteArray());
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        var request = HttpRequest
            .newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/conversations/" + thread.id() + "/photos"))
            .header("Authorization", "Bearer " + FaultMarket.token("buyer", thread.buyer()))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonMapper().readTree(answer.body()).get("photo_id").asString();
    }

    /// By an address that the restored server signs.
    private static int show(int port, FaultMarket.OpenThread thread, String photo) throws Exception {
        var market = FaultMarket.at(() -> port);
        String buyer = FaultMarket.token("buyer", thread.buyer());
        JsonNode said = market.say(thread.id(), buyer, "\"kind\":\"photos\",\"photo_ids\":[\"" + photo + "\"]").json();
        var address = URI.create("http://127.0.0.1:" + port + said.at("/body/photos/0/url").asString());
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private String verifyAudit() throws Exception {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), "dev.entente.Entente", "--verify-audit");
        builder.environment().put("ENTENTE_DATA_DIR", this.restored.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(ListenPort.findFree()));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().filter(line -> line.startsWith("demo: ")).findFirst().orElse(said);
    }

}

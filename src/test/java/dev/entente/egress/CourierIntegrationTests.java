// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

import dev.entente.testing.Receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CourierIntegrationTests {

    private final Receiver receiver = Receiver.start();

    private final TestWay way = new TestWay();

    @AfterEach
    void close() {
        this.receiver.close();
    }

    private Answer post(Courier courier, String url) {
        return courier.post(url, Map.of("X-Test", "1"), "{}".getBytes(StandardCharsets.UTF_8)).block();
    }

    @Test
    void bringsABodyAndTheAnswerBack() {
        var answer = post(this.way.courier(true), this.receiver.url("/status/200?a=b%20c"));

        assertThat(answer).isEqualTo(new Answer(200, "as you wish", null));
        var call = this.receiver.calls().getFirst();
        assertThat(call).extracting(Receiver.Call::method, Receiver.Call::path, Receiver.Call::body)
            .containsExactly("POST", "/status/200?a=b%20c", "{}");
        assertThat(call.header("host")).isEqualTo("127.0.0.1:" + this.receiver.port());
        assertThat(call.header("x-test")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://8.8.8.8/", "ftp://8.8.8.8/", "https://user@8.8.8.8/", "https://a:b@8.8.8.8/",
            "https://8.8.8.8:25/", "https://8.8.8.8:80/", "https://8.8.8.8/#x", "https:///x", "https://exa mple/",
            "https://ex\\ample/", "https://[fe80::1%25eth0]/", "https://", "8.8.8.8", "https://h\u00f4te/",
            "https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f.0.0.1/", "https://[::1]/",
            "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://10.1.2.3/", "https://192.168.0.1/",
            "https://100.64.1.1/", "https://169.254.169.254/latest/meta-data/", "https://[fd00:ec2::254]/",
            "https://224.0.0.1/", "https://0.0.0.0/", "https://localhost/", "https://localhost./" })
    void refusesWhatMustNotBeCalled(String url) {
        var courier = this.way.courier(false);

        assertThatThrownBy(() -> courier.check(url).block()).isInstanceOf(ForbiddenAddress.class);
        assertThatThrownBy(() -> post(courier, url)).isInstanceOf(ForbiddenAddress.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "http://10.1.2.3/", "http://169.254.169.254/", "http://[fd00::1]/", "http://a@127.0.0.1/" })
    void openedForDevelopmentItStillGoesNoFurtherThanThisMachine(String url) {
        assertThatThrownBy(() -> this.way.courier(true).check(url).block()).isInstanceOf(ForbiddenAddress.class);
    }

    @Test
    void refusesANameOfWhichOneAddressLiesInside() {
        this.way.name("mixed.test", List.of("8.8.8.8", "10.0.0.1")).name("inside.test", List.of("10.0.0.1"));
        var courier = this.way.courier(false);

        for (String url : List.of("https://mixed.test/", "https://inside.test/")) {
            assertThatThrownBy(() -> courier.check(url).block()).isInstanceOf(ForbiddenAddress.class)
                .hasMessageNotContaining("10.0.0.1");
        }
    }

    @Test
    void refusesANameThatTurnsInsideAfterItWasChecked() {
        this.way.name("rebound.test", List.of("8.8.8.8"), List.of("127.0.0.1"));
        var courier = this.way.courier(false);
        courier.check("https://rebound.test/").block();

        assertThatThrownBy(() -> post(courier, "https://rebound.test/")).isInstanceOf(ForbiddenAddress.class);
    }

    @Test
    void connectsToTheVeryAddressThatWasChecked() {
        this.way.name("once.test", List.of("127.0.0.1"), List.of("10.0.0.1"));

        var answer = post(this.way.courier(true), "http://once.test:" + this.receiver.port() + "/ok");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(this.way.asked).containsExactly("once.test");
        assertThat(this.receiver.calls().getFirst().header("host")).isEqualTo("once.test:" + this.receiver.port());
    }

    @ParameterizedTest
    @ValueSource(strings = { "//10.0.0.1/x", "//169.254.169.254:80/", "/@10.0.0.1/", "/%2F%2F10.0.0.1",
            "/http://10.0.0.1/" })
    void aPathIsNeverTakenForAnAddress(String path) {
        post(this.way.courier(true), this.receiver.url(path));

        assertThat(this.receiver.calls()).hasSize(1).allSatisfy(call -> assertThat(call.path()).isEqualTo(path));
    }

    @Test
    void followsNothing() {
        assertThat(post(this.way.courier(true), this.receiver.url("/to")).status()).isEqualTo(302);
        assertThat(this.receiver.calls("/landed")).isEmpty();
    }

    @Test
    void readsOnlyTheBeginningOfAnAnswer() {
        assertThat(post(this.way.courier(true), this.receiver.url("/huge")).body()).hasSize(4096);
    }

    @Test
    void takesTheStatusForTheAnswerWhereTheRestNeverEnds() {
        var answer = post(this.way.courier(true), this.receiver.url("/drip"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith(".").hasSizeLessThan(100);
    }

    @Test
    void givesUpOnWhoeverSaysNothing() {
        this.way.courier(true)
            .post(this.receiver.url("/hang"), Map.of(), new byte[0])
            .as(StepVerifier::create)
            .verifyError(TimeoutException.class);
    }

    @Test
    void callsOnceEvenIfTheLineBreaks() {
        assertThatThrownBy(() -> post(this.way.courier(true), this.receiver.url("/reset")));

        assertThat(this.receiver.calls()).hasSize(1);
    }

    @Test
    void demandsACertificateForTheName(@TempDir Path folder) throws Exception {
        var keys = keys(folder, "hooks.test");
        this.way.name("hooks.test", List.of("127.0.0.1")).name("other.test", List.of("127.0.0.1"));
        try (var secure = Receiver.start(server -> server.secure(spec -> spec.sslContext(serverContext(keys))))) {
            var courier = this.way.courier(true, HttpClient.create(ConnectionProvider.newConnection())
                .secure(spec -> spec.sslContext(clientContext(keys))));

            assertThat(post(courier, "https://hooks.test:" + secure.port() + "/ok").status()).isEqualTo(204);
            assertThatThrownBy(() -> post(courier, "https://other.test:" + secure.port() + "/ok"))
                .hasRootCauseInstanceOf(CertificateException.class);
            assertThatThrownBy(() -> post(this.way.courier(true), "https://hooks.test:" + secure.port() + "/ok"))
                .hasCauseInstanceOf(SSLException.class);
            assertThat(secure.calls()).hasSize(1);
        }
    }

    private static KeyStore keys(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + name,
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "changeit")
            .inheritIO()
            .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }

    private static SslContext serverContext(KeyStore keys) {
        try {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, "changeit".toCharArray());
            return SslContextBuilder.forServer(factory).build();
        }
        catch (GeneralSecurityException | SSLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static SslContext clientContext(KeyStore keys) {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("a", keys.getCertificate("a"));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return SslContextBuilder.forClient().trustManager(factory).build();
        }
        catch (GeneralSecurityException | IOException ex) {
            throw new IllegalStateException(ex);
        }
    }

}

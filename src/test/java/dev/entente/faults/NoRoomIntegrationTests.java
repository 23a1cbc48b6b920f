// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// Faults 22 and 24: no room on the disk, no file descriptor left.
@EnabledOnOs(OS.LINUX)
class NoRoomIntegrationTests {

    private Rig rig;

    @BeforeEach
    void calm() {
        this.rig = Rig.calm();
    }

    @Test
    void refusesPhotosAndGoesOnTalkingWhenTheDiskIsFull() throws IOException {
        try (var talk = warm(this.rig.talk())) {
            assertThat(upload(talk).status()).isEqualTo(201);
            try (var limits = Limits.of(this.rig.left().node())) {
                limits.fillDisk(512);
                talk.begin();

                var refused = upload(talk);
                assertThat(refused.status()).as(refused.text()).isEqualTo(503);
                assertThat(refused.json().get("type").asString()).endsWith("photo-storage");
                assertThat(unfinished()).as("temporary files").isZero();
                talk.caughtUp();
                assertThat(this.rig.left().node().isAlive()).isTrue();
                assertThat(this.rig.left().node().readiness()).isEqualTo(200);
            }
            assertThat(upload(talk).status()).as("room again").isEqualTo(201);
            talk.endsWell();
        }
    }

    @Test
    void keepsWhoIsThereWhenNoFileIsLeft() throws IOException {
        var strangers = new ArrayList<Socket>();
        try (var talk = warm(this.rig.talk()); var limits = Limits.of(this.rig.left().node()).leaveFiles(20)) {
            long before = limits.openFiles();
            for (int count = 0; count < 60; count++) {
                strangers.add(new Socket(InetAddress.getLoopbackAddress(), this.rig.left().node().port()));
            }
            Rig.until("no file is left", () -> limits.openFiles() >= before + 15);

            int lost = talk.buyer().testimony().closes().size();
            talk.begin();
            var last = talk.buyer().say("still here");
            Rig.until("the words are confirmed", () -> talk.buyer().testimony().isAcknowledged(last));

            assertThat(talk.rows(last)).isEqualTo("1");
            assertThat(talk.buyer().testimony().closes()).as("nobody lost a line").hasSize(lost);
            close(strangers);
            Rig.until("the door is open again", () -> this.rig.left().node().readiness() == 200);
            talk.endsWell();
        }
        finally {
            close(strangers);
        }
    }

    /// In tests each class is a file of its own, opened when it is first needed;
    /// delivered
    /// servers have one archive, open from the start.
    private static Talk warm(Talk talk) {
        talk.begin().seller().awaitSeen(talk.seller().testimony().lastSeen() + 50);
        talk.hush().members().forEach(ThreadMember::drop);
        talk.members().forEach(member -> member.say("I am back"));
        return talk.caughtUp();
    }

    private static void close(List<Socket> strangers) throws IOException {
        for (var stranger : strangers) {
            stranger.close();
        }
    }

    private FaultMarket.Answer upload(Talk talk) throws IOException {
        return this.rig.market()
            .upload(talk.thread().id(), FaultMarket.token("buyer", talk.thread().buyer()), picture());
    }

    private long unfinished() throws IOException {
        var incoming = this.rig.cluster().postgres().folder().resolve("data/photos/incoming");
        try (var files = Files.list(incoming)) {
            return files.count();
        }
    }

    private static byte[] picture() throws IOException {
        var noise = new Random();
        var image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 80 * 60; at++) {
            image.setRGB(at % 80, at / 80, noise.nextInt(0xffffff));
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

import dev.entente.evidence.picture.TestPictures;

/// Words as a photo shows them: black on paper, or as faint as the technique asks for.
final class AttackPicture {

    private static final int WIDTH = 900;

    private static final int LINE = 60;

    private static final int MARGIN = 30;

    private AttackPicture() {
    }

    static byte[] jpeg(Attack attack) {
        String[] lines = attack.written().split("\n");
        var image = new BufferedImage(WIDTH, 2 * MARGIN + LINE * lines.length, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        boolean faint = attack.technique().contains("faint");
        pen.setColor(faint ? new Color(0xF2F2F2) : Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, attack.technique().contains("tiny") ? 9 : 28));
        for (int line = 0; line < lines.length; line++) {
            pen.drawString(lines[line], MARGIN, MARGIN + LINE * line + LINE / 2);
        }
        pen.dispose();
        return TestPictures.written(image, "jpeg");
    }

}

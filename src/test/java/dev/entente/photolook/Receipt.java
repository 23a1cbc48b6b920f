// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/// Draws lines of print on white paper.
public final class Receipt {

    private Receipt() {
    }

    public static BufferedImage of(List<String> lines) {
        var paper = new BufferedImage(900, 60 + 60 * lines.size(), BufferedImage.TYPE_INT_RGB);
        var pen = paper.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 34));
        for (int line = 0; line < lines.size(); line++) {
            pen.drawString(lines.get(line), 40, 70 + 60 * line);
        }
        pen.dispose();
        return paper;
    }

}

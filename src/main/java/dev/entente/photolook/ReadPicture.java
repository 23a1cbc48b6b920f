// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.mymonstercat.Model;
import io.github.mymonstercat.ocr.InferenceEngine;

/// A program of its own that reads one picture: native code that ends its process at a picture it does not like must not
/// end the server.
final class ReadPicture {

    private ReadPicture() {
    }

    /// @param arguments the picture, and the file that the words are written to
    public static void main(String[] arguments) throws IOException {
        var engine = InferenceEngine.getInstance(Model.ONNX_PPOCR_V3);
        String words = engine.runOcr(arguments[0]).getStrRes();
        Files.writeString(Path.of(arguments[1]), words);
        Runtime.getRuntime().halt(0);
    }

}

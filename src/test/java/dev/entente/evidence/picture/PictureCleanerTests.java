// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PictureCleanerTests {

    private static final String TAKEN = "2026:10:31 18:04:05";

    private final PictureCleaner cleaner = new PictureCleaner(limits());

    static PictureLimits limits() {
        return new PictureLimits(40_000_000, 12_000, 1024 * 1024, 50 * 1024 * 1024, 2048, 400, Duration.ofSeconds(10));
    }

    /// Which corner of the drawing must be seen where once the picture is upright;
    /// derived by hand from the meaning
    /// of the eight EXIF values ("row 0 is …, column 0 is …"), not from the code.
    @ParameterizedTest
    @CsvSource({ "1,RGBY,false", "2,GRYB,false", "3,YBGR,false", "4,BYRG,false", "5,RBGY,true", "6,BRYG,true",
            "7,YGBR,true", "8,GYRB,true" })
    void setsEveryOrientationUpright(int orientation, String corners, boolean turned) throws Exception {
        byte[] photo = TestPictures.withExif(TestPictures.jpeg(64, 32), TestPictures.exif(orientation, TAKEN));

        CleanPicture clean = this.cleaner.clean(photo);

        assertThat(clean.full().width()).isEqualTo(turned ? 32 : 64);
        assertThat(clean.full().height()).isEqualTo(turned ? 64 : 32);
        assertThat(cornersOf(TestPictures.read(clean.full().jpeg()))).isEqualTo(corners);
        assertThat(cornersOf(TestPictures.read(clean.thumb().jpeg()))).isEqualTo(corners);
    }

    @Test
    void setsPngAndWebpUprightToo() throws Exception {
        byte[] png = TestPictures.withChunk(TestPictures.png(64, 32), "eXIf", TestPictures.exif(6, TAKEN));
        byte[] webp = TestPictures.losslessWebp(64, 32, Color.RED);
        byte[] webpWithNotes = TestPictures.webp(Arrays.copyOfRange(webp, 12, webp.length),
                TestPictures.riffChunk("EXIF", TestPictures.exif(6, TAKEN)));

        assertThat(cornersOf(TestPictures.read(this.cleaner.clean(png).full().jpeg()))).isEqualTo("BRYG");
        assertThat(this.cleaner.clean(webpWithNotes).full().height()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 9, 99, -1 })
    void takesAnUnknownOrientationAsUpright(int orientation) throws Exception {
        byte[] photo = TestPictures.withExif(TestPictures.jpeg(64, 32), TestPictures.exif(orientation, TAKEN));

        assertThat(cornersOf(TestPictures.read(this.cleaner.clean(photo).full().jpeg()))).isEqualTo("RGBY");
    }

    @Test
    void readsTheDateAndLeavesNoPlaceBehind() throws Exception {
        byte[] photo = TestPictures.withExif(TestPictures.jpeg(640, 320), TestPictures.exif(1, TAKEN));
        photo = TestPictures.withSegment(photo, 0xe1,
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>".getBytes(StandardCharsets.UTF_8));
        photo = TestPictures.withSegment(photo, 0xfe, "taken at 12 rue du Port".getBytes(StandardCharsets.UTF_8));
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo))
            .getFirstDirectoryOfType(GpsDirectory.class)
            .getGeoLocation()
            .getLatitude()).isBetween(48.0, 49.0);

        CleanPicture clean = this.cleaner.clean(photo);

        assertThat(clean.capturedAt()).isEqualTo(Instant.parse("2026-10-31T18:04:05Z"));
        assertNothingButPixels(clean.full());
        assertNothingButPixels(clean.thumb());
    }

    @ParameterizedTest
    @ValueSource(strings = { "0000:00:00 00:00:00", "yesterday", "1801:01:01 00:00:00", "9999:12:31 23:59:59", "" })
    void believesNoImpossibleDate(String date) throws Exception {
        byte[] photo = TestPictures.withExif(TestPictures.jpeg(8, 8), TestPictures.exif(1, date));

        assertThat(this.cleaner.clean(photo).capturedAt()).isNull();
    }

    @Test
    void shrinksToCopyAndThumbnail() throws Exception {
        CleanPicture clean = this.cleaner.clean(TestPictures.jpeg(3000, 1500));

        assertThat(clean.full()).returns(2048, CleanPicture.Copy::width).returns(1024, CleanPicture.Copy::height);
        assertThat(clean.thumb()).returns(400, CleanPicture.Copy::width).returns(200, CleanPicture.Copy::height);
        BufferedImage thumb = TestPictures.read(clean.thumb().jpeg());
        assertThat(thumb.getWidth()).isEqualTo(400);
        assertThat(cornersOf(thumb)).isEqualTo("RGBY");
    }

    @Test
    void neverEnlargesAndKeepsSlivers() throws Exception {
        CleanPicture dot = this.cleaner.clean(TestPictures.png(1, 1));
        CleanPicture sliver = this.cleaner.clean(TestPictures.png(12_000, 2));

        assertThat(dot.full()).returns(1, CleanPicture.Copy::width).returns(1, CleanPicture.Copy::height);
        assertThat(sliver.full()).returns(2048, CleanPicture.Copy::width).returns(1, CleanPicture.Copy::height);
    }

    @Test
    void givesTheSameCopyForTheSameUpload() throws Exception {
        CleanPicture first = this.cleaner.clean(TestPictures.jpeg(100, 50));
        CleanPicture second = this.cleaner.clean(TestPictures.jpeg(100, 50));

        assertThat(first.full().sha256()).matches("[0-9a-f]{64}").isEqualTo(second.full().sha256());
        assertThat(first.full().sha256()).isNotEqualTo(this.cleaner.clean(TestPictures.jpeg(100, 52)).full().sha256());
    }

    @ParameterizedTest
    @ValueSource(
            ints = { BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY })
    void convertsGreyPictures(int type) throws Exception {
        CleanPicture clean = this.cleaner.clean(TestPictures.written(TestPictures.drawing(20, 20, type), "png"));

        Color corner = new Color(TestPictures.read(clean.full().jpeg()).getRGB(19, 19));
        assertThat(corner.getRed()).isEqualTo(corner.getGreen()).isEqualTo(corner.getBlue()).isGreaterThan(150);
    }

    @Test
    void convertsSixteenBitColours() throws Exception {
        byte[] header = { 0, 0, 0, 20, 0, 0, 0, 20, 16, 2, 0, 0, 0 };
        byte[] rows = new byte[20 * (1 + 20 * 6)];
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                rows[y * 121 + 1 + x * 6] = (byte) 0xff;
            }
        }
        byte[] png = TestPictures.joined(Arrays.copyOf(TestPictures.png(1, 1), 8), TestPictures.chunk("IHDR", header),
                TestPictures.chunk("IDAT", TestPictures.deflated(rows)), TestPictures.chunk("IEND", new byte[0]));

        assertThat(cornersOf(TestPictures.read(this.cleaner.clean(png).full().jpeg()))).isEqualTo("RRRR");
    }

    @Test
    void convertsPalettes() throws Exception {
        var palette = new IndexColorModel(2, 4, new byte[] { -1, 0, 0, -1 }, new byte[] { 0, -1, 0, -1 },
                new byte[] { 0, 0, -1, 0 });
        var image = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getGraphics().drawImage(TestPictures.drawing(20, 20, BufferedImage.TYPE_INT_RGB), 0, 0, null);

        assertThat(cornersOf(TestPictures.read(this.cleaner.clean(TestPictures.written(image, "png")).full().jpeg())))
            .isEqualTo("RGBY");
        assertThat(cornersOf(TestPictures.read(this.cleaner.clean(TestPictures.written(image, "gif")).full().jpeg())))
            .isEqualTo("RGBY");
    }

    @Test
    void putsWhiteUnderWhatIsSeeThrough() throws Exception {
        var image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        BufferedImage webp = TestPictures.read(this.cleaner.clean(TestPictures.seeThroughWebp()).full().jpeg());

        assertThat(cornersOf(TestPictures.read(this.cleaner.clean(TestPictures.written(image, "png")).full().jpeg())))
            .isEqualTo("WWWW");
        assertThat(cornersOf(webp)).isEqualTo("WBWB");
    }

    @Test
    void convertsPrintersInks() throws Exception {
        assertThat(cornersOf(TestPictures.read(this.cleaner.clean(TestPictures.fourInkJpeg()).full().jpeg())))
            .isEqualTo("RRRR");
    }

    @Test
    void readsProgressiveJpegAndBothKindsOfWebp() throws Exception {
        BufferedImage progressive = TestPictures
            .read(this.cleaner.clean(TestPictures.progressiveJpeg(40, 40)).full().jpeg());
        BufferedImage lossless = TestPictures
            .read(this.cleaner.clean(TestPictures.losslessWebp(30, 20, Color.BLUE)).full().jpeg());
        BufferedImage lossy = TestPictures.read(this.cleaner.clean(TestPictures.lossyWebp()).full().jpeg());

        assertThat(cornersOf(progressive)).isEqualTo("RGBY");
        assertThat(cornersOf(lossless)).isEqualTo("BBBB");
        assertThat(cornersOf(lossy)).isEqualTo("RBRB");
    }

    private static void assertNothingButPixels(CleanPicture.Copy copy) throws ImageProcessingException, IOException {
        var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(copy.jpeg()));
        assertThat(metadata.getDirectories()).extracting(Directory::getName)
            .containsOnly("JPEG", "JFIF", "Huffman", "File Type");
        assertThat(metadata.containsDirectoryOfType(ExifDirectoryBase.class)).isFalse();
        assertThat(metadata.containsDirectoryOfType(GpsDirectory.class)).isFalse();
        assertThat(metadata.containsDirectoryOfType(IccDirectory.class)).isFalse();
        assertThat(new String(copy.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "xmp", "rue du Port");
    }

    /// The colours near the four corners, as letters in the order of
    /// [TestPictures#CORNERS].
    static String cornersOf(BufferedImage image) {
        int right = image.getWidth() - 1 - image.getWidth() / 16;
        int bottom = image.getHeight() - 1 - image.getHeight() / 16;
        int left = image.getWidth() / 16;
        int top = image.getHeight() / 16;
        return "" + letter(image.getRGB(left, top)) + letter(image.getRGB(right, top))
                + letter(image.getRGB(left, bottom)) + letter(image.getRGB(right, bottom));
    }

    private static char letter(int rgb) {
        var colour = new Color(rgb);
        String bits = (colour.getRed() > 127 ? "1" : "0") + (colour.getGreen() > 127 ? "1" : "0")
                + (colour.getBlue() > 127 ? "1" : "0");
        return switch (bits) {
            case "100" -> 'R';
            case "010" -> 'G';
            case "001" -> 'B';
            case "110" -> 'Y';
            case "111" -> 'W';
            default -> '?';
        };
    }

}

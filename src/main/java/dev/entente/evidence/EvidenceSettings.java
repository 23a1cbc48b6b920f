// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.time.Duration;

import dev.entente.evidence.picture.PictureLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Every bound on photos.
///
/// @param uploadSizeMax size of one uploaded file
/// @param uploadTimeMax after this long an upload that is still arriving is given up
/// @param uploadsAtOnce uploads that this node receives or decodes at the same time; more are told to come back
/// @param photosPerPersonMax photos that one person may have in one conversation
/// @param photosPerDayMax photos that one person may send in 24 hours, over all conversations
/// @param decodesAtOnce pictures that are decoded at the same time
/// @param decodesWaiting uploads that may wait for a decoder
/// @param addressLife how long a signed address lasts
/// @param pixelsMax area of an uploaded picture, in pixels
/// @param sideMax width or height of an uploaded picture, in pixels
/// @param metadataSizeMax what a PNG, WebP or GIF may carry beside its pixels
/// @param decodedSizeMax memory for one decoded picture
/// @param copySideMax longer side of the stored copy, in pixels
/// @param thumbSideMax longer side of the thumbnail, in pixels
/// @param decodeTimeMax time for one picture
@ConfigurationProperties("entente.evidence")
record EvidenceSettings(@DefaultValue("12MB") DataSize uploadSizeMax, @DefaultValue("5m") Duration uploadTimeMax,
        @DefaultValue("32") int uploadsAtOnce, @DefaultValue("40") int photosPerPersonMax,
        @DefaultValue("200") int photosPerDayMax, @DefaultValue("2") int decodesAtOnce,
        @DefaultValue("16") int decodesWaiting, @DefaultValue("15m") Duration addressLife,
        @DefaultValue("40000000") long pixelsMax, @DefaultValue("12000") int sideMax,
        @DefaultValue("1MB") DataSize metadataSizeMax, @DefaultValue("50MB") DataSize decodedSizeMax,
        @DefaultValue("2048") int copySideMax, @DefaultValue("400") int thumbSideMax,
        @DefaultValue("30s") Duration decodeTimeMax) {

    EvidenceSettings {
        if (uploadSizeMax.toBytes() < 1 || uploadSizeMax.toMegabytes() > 100) {
            throw new IllegalArgumentException("entente.evidence.upload-size-max must be between 1 B and 100 MB");
        }
        if (uploadsAtOnce < 1 || photosPerPersonMax < 1 || photosPerDayMax < 1 || decodesAtOnce < 1
                || decodesWaiting < 1) {
            throw new IllegalArgumentException("the numbers of entente.evidence must be at least 1");
        }
        if (!uploadTimeMax.isPositive() || !addressLife.isPositive()) {
            throw new IllegalArgumentException("the durations of entente.evidence must be positive");
        }
    }

    PictureLimits pictureLimits() {
        return new PictureLimits(this.pixelsMax, this.sideMax, Math.toIntExact(this.metadataSizeMax.toBytes()),
                Math.toIntExact(this.decodedSizeMax.toBytes()), this.copySideMax, this.thumbSideMax,
                this.decodeTimeMax);
    }

}

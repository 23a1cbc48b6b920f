// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of one connection. Whoever passes one is told so and disconnected.
///
/// @param frameSizeMax the longest frame, from its command to its closing NUL; also the most that is kept of half a frame
/// @param headersMax how many headers a frame may have
/// @param headerLineSizeMax the longest header line, without its end of line
/// @param authorizationSizeMax the same for the Authorization line of a CONNECT, whose token may be longer
/// @param headerBlockSizeMax the longest sum of all header lines
/// @param frameTimeMax how long a frame may take from its first byte to its last
/// @param connectTimeMax how long a connection may last without an accepted CONNECT
/// @param heartBeatOut how often the server sends something, at least
/// @param heartBeatIn how often the server wants to hear something, at least
/// @param lineFeedsPerMinuteMax how many bare line feeds a client may send
/// @param framesPerSecondMax how many frames a client may send in the long run; twice as many at once
/// @param subscriptionsMax how many subscriptions a connection may hold
/// @param queueSizeMax how much may wait for a slow reader, each frame counted with its overhead
/// @param closeTimeMax how long a finished connection may take to hand over what still waits
@ConfigurationProperties("entente.stomp")
public record StompSettings(@DefaultValue("64KB") DataSize frameSizeMax, @DefaultValue("32") int headersMax,
        @DefaultValue("1KB") DataSize headerLineSizeMax, @DefaultValue("8KB") DataSize authorizationSizeMax,
        @DefaultValue("16KB") DataSize headerBlockSizeMax, @DefaultValue("10s") Duration frameTimeMax,
        @DefaultValue("10s") Duration connectTimeMax, @DefaultValue("10s") Duration heartBeatOut,
        @DefaultValue("10s") Duration heartBeatIn, @DefaultValue("120") int lineFeedsPerMinuteMax,
        @DefaultValue("100") int framesPerSecondMax, @DefaultValue("128") int subscriptionsMax,
        @DefaultValue("1MB") DataSize queueSizeMax, @DefaultValue("5s") Duration closeTimeMax) {

    private static final Duration HEART_BEAT_MIN = Duration.ofSeconds(1);

    private static final Duration HEART_BEAT_MAX = Duration.ofMinutes(5);

    private static final int HEADER_LINE_SIZE_MIN = 64;

    private static final DataSize FRAME_SIZE_LIMIT = DataSize.ofMegabytes(1);

    public StompSettings {
        require(headerLineSizeMax.toBytes() >= HEADER_LINE_SIZE_MIN, "header-line-size-max is at least 64B");
        require(headerBlockSizeMax.compareTo(headerLineSizeMax) >= 0, "a header block holds at least one line");
        require(headerBlockSizeMax.compareTo(authorizationSizeMax) >= 0, "a header block holds an authorization");
        require(frameSizeMax.compareTo(headerBlockSizeMax) > 0, "a frame is longer than its header block");
        require(frameSizeMax.compareTo(FRAME_SIZE_LIMIT) <= 0, "frame-size-max is at most 1MB");
        require(queueSizeMax.compareTo(frameSizeMax) >= 0, "queue-size-max is at least one frame");
        require(queueSizeMax.toBytes() <= Integer.MAX_VALUE, "queue-size-max is below 2GB");
        require(headersMax > 0 && lineFeedsPerMinuteMax > 0 && framesPerSecondMax > 0 && subscriptionsMax > 0,
                "every count is positive");
        require(isPositive(frameTimeMax) && isPositive(connectTimeMax) && isPositive(closeTimeMax),
                "every time limit is positive");
        require(isHeartBeat(heartBeatOut) && isHeartBeat(heartBeatIn), "a heart-beat lies between 1s and 5m");
    }

    private static boolean isPositive(Duration time) {
        return time.compareTo(Duration.ZERO) > 0;
    }

    private static boolean isHeartBeat(Duration interval) {
        return interval.compareTo(HEART_BEAT_MIN) >= 0 && interval.compareTo(HEART_BEAT_MAX) <= 0;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("entente.stomp: " + rule);
        }
    }

}

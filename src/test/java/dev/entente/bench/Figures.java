// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import tools.jackson.databind.JsonNode;

/// What one system came to in one round.
///
/// @param perSecond deliveries a second in the closed loop
/// @param closedMicros processor time of a delivered message there, in microseconds
/// @param openMicros the same in the open loop
/// @param openPerSecond deliveries a second in the open loop
/// @param p50 half of the deliveries of the open loop took no longer, in milliseconds
/// @param p99 the same of 99 in a hundred
/// @param broken what was lost, doubled or out of a sender's order in both loops
/// @param disordered threads whose members saw different orders, in both loops
/// @param unanswered messages that had no receipt, in both loops
/// @param errors ERROR frames and connections that the server closed, in both loops
/// @param otherCores processors that something else kept busy, at most
record Figures(double perSecond, double closedMicros, double openMicros, double openPerSecond, double p50, double p99,
        long broken, long disordered, long unanswered, long errors, double otherCores) {

    static Figures of(JsonNode closed, JsonNode open) {
        return new Figures(closed.path("delivered_per_s").asDouble(), micros(closed), micros(open),
                open.path("delivered_per_s").asDouble(), millis(open, "p50_us"), millis(open, "p99_us"),
                broken(closed) + broken(open), disordered(closed) + disordered(open),
                unanswered(closed) + unanswered(open), errors(closed) + errors(open),
                Math.max(noise(closed), noise(open)));
    }

    private static double micros(JsonNode report) {
        return report.path("cpu").path("server_cpu_us_per_delivered").asDouble();
    }

    private static double millis(JsonNode report, String percentile) {
        return report.path("delivery_latency").path(percentile).asDouble() / 1_000;
    }

    private static long broken(JsonNode report) {
        var losses = report.path("losses");
        return losses.path("lost_acked_deliveries").asLong() + losses.path("duplicates").asLong()
                + losses.path("foreign").asLong() + report.path("order").path("per_sender_out_of_order").asLong();
    }

    private static long disordered(JsonNode report) {
        return report.path("order").path("rooms_with_members_in_different_order").asLong();
    }

    private static long unanswered(JsonNode report) {
        return report.path("losses").path("unacked_messages").asLong();
    }

    private static long errors(JsonNode report) {
        return report.path("errors").valueStream().mapToLong(JsonNode::asLong).sum();
    }

    private static double noise(JsonNode report) {
        return report.path("cpu").path("other_cores").asDouble();
    }

}

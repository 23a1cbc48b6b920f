// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the thread.
///
/// @param commitLanes how many group commits run side by side under load; a thread always uses the same lane
/// @param commitBatch how many sayings share a commit at most
/// @param commitQueue how many sayings wait for a lane at most; beyond it they are refused as busy
/// @param commitInterval how far apart the beginnings of two small commits are at least; whoever speaks after a pause does
/// not wait, and many who speak at once share more
/// @param commitTimeMax how long a commit may take
/// @param replayPage how many events are read at once
/// @param readerQueue how many events wait for one slow reader before it is cut off
/// @param gapPatience how long an event waits for those before it, which another node stored, until they are read
/// @param headsInterval how often a node compares the heads of the threads it has readers of
@ConfigurationProperties("entente.conversation")
record ConversationSettings(@DefaultValue("2") int commitLanes, @DefaultValue("1024") int commitBatch,
        @DefaultValue("4096") int commitQueue, @DefaultValue("2ms") Duration commitInterval,
        @DefaultValue("10s") Duration commitTimeMax, @DefaultValue("500") int replayPage,
        @DefaultValue("8192") int readerQueue, @DefaultValue("20ms") Duration gapPatience,
        @DefaultValue("1s") Duration headsInterval) {
}

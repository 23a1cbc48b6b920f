// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import reactor.core.publisher.Mono;

/// Reads what is written in a picture.
interface TextInPicture {

    /// The words of the picture, or that they could not be read; never an error.
    Mono<Found> read(byte[] jpeg);

    /// What became of reading.
    sealed interface Found {

        /// @param text cleaned and bounded; empty where nothing is written
        record Words(String text) implements Found {
        }

        /// It could not be done.
        record Unreadable() implements Found {
        }

        /// Nobody looked.
        record NotSought() implements Found {
        }

    }

}

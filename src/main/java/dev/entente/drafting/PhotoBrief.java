// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A photo to describe.
///
/// @param tenant who pays
/// @param conversation where it was shown
/// @param language two-letter code of the description's language
/// @param mediaType such as `image/jpeg`
/// @param bytes the photo, checked and without metadata
/// @param listingTitle the title of the listing, or null
public record PhotoBrief(String tenant, @Nullable UUID conversation, String language, String mediaType, byte[] bytes,
        @Nullable String listingTitle) {
}

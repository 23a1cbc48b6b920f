// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

/// How the streets and towns of France, Belgium, Québec and the English-speaking countries are written: parts of patterns.
final class Streets {

    static final String FRENCH = "rue|avenue|av\\.|boulevard|boul\\.|bd|bld|chemin|ch\\.|allée|allee|place|impasse|quai|route|cours|square|passage|chaussée|chaussee|rang|côte|montée|sentier|faubourg|esplanade|ruelle|venelle|hameau|lotissement|résidence";

    static final String ENGLISH = "street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|close|way|crescent|terrace|square|gardens|boulevard|blvd|grove|mews|hill";

    /// Up to six words of a street's name, the first of which may be small.
    static final String NAME = "(?:(?:de|du|des|d['’]|la|le|les|l['’]|aux|au|en|à|sur|sous|et)[ ]?){0,3}"
            + "[\\p{Lu}\\d][\\p{L}\\d'’.-]{0,30}(?:[ ](?:(?:de|du|des|la|le|les|aux|au|en|sur|sous|et)[ ]){0,2}\\p{Lu}[\\p{L}'’.-]{0,30}){0,5}";

    private static final String TOWN_NAME = "(?!EUR|Euro|USD|CAD|GBP)\\p{Lu}[\\p{L}'’-]{1,30}(?:[ -](?:\\p{Lu}[\\p{L}'’-]{0,30}|sur|sous|lès|les|la|le|en|de|du)(?!\\p{L})){0,4}";

    /// 75002 Paris, B-1000 Bruxelles.
    static final String CODE_TOWN = "(?:[A-Z]-)?(?:\\d{5}[ ]" + TOWN_NAME + "|(?<=B-)\\d{4}[ ]" + TOWN_NAME + ")";

    /// H2J 2L4, NW1 6XE.
    static final String LETTER_CODE = "(?:[A-CEGHJ-NPR-TVXY]\\d[A-Z][ -]?\\d[A-Z]\\d|[A-Z]{1,2}\\d[A-Z\\d]?[ ]\\d[A-Z]{2})";

    static final String TOWN = "(?:(?:[A-Z]-)?\\d{4,5}[ ]" + TOWN_NAME + "|" + TOWN_NAME
            + "(?:,?[ ]\\(?(?:QC|Québec|ON)\\)?)?,?[ ]" + LETTER_CODE + "|" + LETTER_CODE + ")";

    private Streets() {
    }

}

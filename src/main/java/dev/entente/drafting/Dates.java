// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

import org.jspecify.annotations.Nullable;

/// Days of the calendar and days as people say them, in words that are folded.
final class Dates {

    private static final List<List<String>> MONTHS = List.of(List.of("janvier", "january", "jan"),
            List.of("fevrier", "february", "feb", "fev"), List.of("mars", "march", "mar"),
            List.of("avril", "april", "apr"), List.of("mai", "may"), List.of("juin", "june", "jun"),
            List.of("juillet", "july", "jul", "juil"), List.of("aout", "august", "aug"),
            List.of("septembre", "september", "sept", "sep"), List.of("octobre", "october", "oct"),
            List.of("novembre", "november", "nov"), List.of("decembre", "december", "dec"));

    private static final String MONTH = "(janvier|january|jan|fevrier|february|feb|fev|mars|march|mar|avril|april|apr|mai|may|juin|june|jun|juillet|july|juil|jul|aout|august|aug|septembre|september|sept|sep|octobre|october|oct|novembre|november|nov|decembre|december|dec)";

    /// Year, month, day.
    static final String ISO = "(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)";

    /// Day before month, with or without a year.
    static final String FIGURES = "(?<![\\d/])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)|(?<![\\d/])([0-3]?\\d)/([01]?\\d)(?![\\d/])";

    /// "12 mars 2026", "12th of March".
    static final String DAY_FIRST = "(?<!\\d)(?<day>[0-3]?\\d)(?:st|nd|rd|th|er)? (?:of )?(?<month>" + MONTH
            + ")\\b\\.?(?:,? (?<year>20\\d\\d))?";

    /// "March 12, 2026".
    static final String MONTH_FIRST = "(?<!\\p{L})(?<month>" + MONTH
            + ")\\.? (?<day>[0-3]?\\d)(?:st|nd|rd|th)?(?!\\d)(?:,? (?<year>20\\d\\d))?";

    private static final Map<String, String> SAID_AS = Map.ofEntries(Map.entry("lundi", "monday"),
            Map.entry("mardi", "tuesday"), Map.entry("mercredi", "wednesday"), Map.entry("jeudi", "thursday"),
            Map.entry("vendredi", "friday"), Map.entry("samedi", "saturday"), Map.entry("dimanche", "sunday"),
            Map.entry("demain", "tomorrow"), Map.entry("hier", "yesterday"), Map.entry("aujourd'hui", "today"),
            Map.entry("ce soir", "tonight"), Map.entry("la semaine prochaine", "next week"),
            Map.entry("semaine prochaine", "next week"), Map.entry("le mois prochain", "next month"));

    /// Weekdays, tomorrow, next week …
    static final String SAID = "(?<!\\p{L})(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|hier|aujourd'hui|ce soir|(?:la )?semaine prochaine|le mois prochain|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|yesterday|today|tonight|next week|next month)(?!\\p{L})";

    private Dates() {
    }

    static String iso(MatchResult found, String text) {
        return day(found.group(3), found.group(2), found.group(1));
    }

    static String figures(MatchResult found, String text) {
        boolean whole = found.group(1) != null;
        var day = found.group(whole ? 1 : 5);
        var month = found.group(whole ? 3 : 6);
        boolean swapped = Integer.parseInt(month) > 12;
        return day(swapped ? month : day, swapped ? day : month, found.group(4));
    }

    static String named(MatchResult found, String text) {
        var month = found.group("month");
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).contains(month)) {
                return day(found.group("day"), Integer.toString(i + 1), found.group("year"));
            }
        }
        throw new IllegalStateException("No month " + month);
    }

    static String time(MatchResult found, String text) {
        var half = found.groupCount() > 2 && found.group(3) != null ? found.group(3).strip().substring(0, 1) : "";
        return Integer.parseInt(found.group(1)) + ":" + found.group(2) + half;
    }

    static String said(String written) {
        return SAID_AS.getOrDefault(written, written);
    }

    private static String day(String day, String month, @Nullable String year) {
        var date = Integer.parseInt(day) + "/" + Integer.parseInt(month);
        return year == null ? date : date + '/' + (year.length() == 2 ? "20" + year : year);
    }

}

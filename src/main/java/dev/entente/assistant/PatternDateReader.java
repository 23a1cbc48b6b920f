// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Reads days in French and English, the day before the month, in the past where nothing points ahead.
final class PatternDateReader implements DateReader {

    private static final List<String> MONTHS = List.of("janv jan", "fev feb", "mars mar", "avr apr", "mai may",
            "juin jun", "juil jul", "aou aug", "sep", "oct", "nov", "dec");

    private static final Map<String, DayOfWeek> WEEKDAYS = Map.ofEntries(Map.entry("lundi", DayOfWeek.MONDAY),
            Map.entry("monday", DayOfWeek.MONDAY), Map.entry("mardi", DayOfWeek.TUESDAY),
            Map.entry("tuesday", DayOfWeek.TUESDAY), Map.entry("mercredi", DayOfWeek.WEDNESDAY),
            Map.entry("wednesday", DayOfWeek.WEDNESDAY), Map.entry("jeudi", DayOfWeek.THURSDAY),
            Map.entry("thursday", DayOfWeek.THURSDAY), Map.entry("vendredi", DayOfWeek.FRIDAY),
            Map.entry("friday", DayOfWeek.FRIDAY), Map.entry("samedi", DayOfWeek.SATURDAY),
            Map.entry("saturday", DayOfWeek.SATURDAY), Map.entry("dimanche", DayOfWeek.SUNDAY),
            Map.entry("sunday", DayOfWeek.SUNDAY));

    private static final String MONTH = "(janv(?:ier)?|jan(?:uary)?|fev(?:rier)?|feb(?:ruary)?|mars|mar(?:ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|aout|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|dec(?:embre|ember)?)";

    private static final Pattern ISO = Pattern.compile("(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])");

    private static final Pattern SLASHED = Pattern
        .compile("(?<![0-9/.-])([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}|[0-9]{2}))?(?![0-9]| ?[€$£%])");

    private static final Pattern DAY_MONTH = Pattern
        .compile("(?<![0-9])([0-9]{1,2})(?:er|st|nd|rd|th)?(?: of)? " + MONTH + "\\.?(?![a-z])(?: ([0-9]{4}))?");

    private static final Pattern MONTH_DAY = Pattern
        .compile("(?<![a-z])" + MONTH + "\\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])(?:,? ([0-9]{4}))?");

    private static final Pattern AGO = Pattern.compile(
            "il y a ([0-9]{1,3}) (jours?|semaines?)|([0-9]{1,3}) (days?|weeks?) ago|dans ([0-9]{1,3}) (jours?|semaines?)|in ([0-9]{1,3}) (days?|weeks?)");

    private static final Pattern NEAR = Pattern.compile(
            "avant[ -]hier|day before yesterday|hier|yesterday|aujourd'? ?hui|today|apres[ -]demain|day after tomorrow|demain|tomorrow");

    private static final Pattern WEEKDAY = Pattern
        .compile("(?<![a-z])(next |this |last )?(" + String.join("|", WEEKDAYS.keySet()) + ")( prochain| dernier)?");

    private static final Pattern DAY_ONLY = Pattern.compile(
            "(?<![a-z])(?:le|du|au|the|on the) ([0-9]{1,2})(?:er|st|nd|rd|th)?(?= *(?:$|[.,;!?)]|a |at |et |and |mais |but |je |i ))");

    private static final Pattern AHEAD = Pattern.compile(
            "prochain|next|d'ici|avant le|before|(?<![a-z])by |sera|serai|will be|jusqu'au|until|prevue?s? (?:pour|le)|due");

    private static final int READ_MAX_CHARS = 1000;

    @Override
    public Optional<LocalDate> read(String text, LocalDate reference) {
        var folded = Folding.fold(Folding.clean(text, READ_MAX_CHARS));
        boolean ahead = AHEAD.matcher(folded).find();
        for (var reading : List.<Reading>of(this::iso, this::dayMonth, this::monthDay, this::slashed, this::ago,
                this::near, this::weekday, this::dayOnly)) {
            var date = attempt(reading, folded, reference, ahead);
            if (date != null) {
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    private static @Nullable LocalDate attempt(Reading reading, String folded, LocalDate today, boolean ahead) {
        try {
            return reading.of(folded, today, ahead);
        }
        catch (DateTimeException _) {
            return null;
        }
    }

    private @Nullable LocalDate iso(String folded, LocalDate today, boolean ahead) {
        var found = ISO.matcher(folded);
        return found.find() ? LocalDate.of(number(found, 1), number(found, 2), number(found, 3)) : null;
    }

    private @Nullable LocalDate slashed(String folded, LocalDate today, boolean ahead) {
        var found = SLASHED.matcher(folded);
        return found.find() ? day(number(found, 1), number(found, 2), found.group(3), today, ahead) : null;
    }

    private @Nullable LocalDate dayMonth(String folded, LocalDate today, boolean ahead) {
        var found = DAY_MONTH.matcher(folded);
        return found.find() ? day(number(found, 1), month(found.group(2)), found.group(3), today, ahead) : null;
    }

    private @Nullable LocalDate monthDay(String folded, LocalDate today, boolean ahead) {
        var found = MONTH_DAY.matcher(folded);
        return found.find() ? day(number(found, 2), month(found.group(1)), found.group(3), today, ahead) : null;
    }

    private @Nullable LocalDate ago(String folded, LocalDate today, boolean ahead) {
        var found = AGO.matcher(folded);
        if (!found.find()) {
            return null;
        }
        for (int group = 1; group <= 7; group += 2) {
            if (found.group(group) != null) {
                boolean weeks = found.group(group + 1).startsWith("sem") || found.group(group + 1).startsWith("week");
                int days = number(found, group) * (weeks ? 7 : 1);
                return today.plusDays(group <= 3 ? -days : days);
            }
        }
        return null;
    }

    private @Nullable LocalDate near(String folded, LocalDate today, boolean ahead) {
        var found = NEAR.matcher(folded);
        if (!found.find()) {
            return null;
        }
        return switch (found.group()) {
            case "avant hier", "avant-hier", "day before yesterday" -> today.minusDays(2);
            case "hier", "yesterday" -> today.minusDays(1);
            case "apres demain", "apres-demain", "day after tomorrow" -> today.plusDays(2);
            case "demain", "tomorrow" -> today.plusDays(1);
            default -> today;
        };
    }

    private @Nullable LocalDate weekday(String folded, LocalDate today, boolean ahead) {
        var found = WEEKDAY.matcher(folded);
        if (!found.find()) {
            return null;
        }
        var day = WEEKDAYS.get(found.group(2));
        boolean last = "last ".equals(found.group(1)) || " dernier".equals(found.group(3));
        return ahead && !last ? today.with(TemporalAdjusters.next(day)) : today.with(TemporalAdjusters.previous(day));
    }

    private @Nullable LocalDate dayOnly(String folded, LocalDate today, boolean ahead) {
        var found = DAY_ONLY.matcher(folded);
        if (!found.find()) {
            return null;
        }
        int day = number(found, 1);
        for (int months = 0; months <= 2; months++) {
            var month = ahead ? today.plusMonths(months) : today.minusMonths(months);
            if (day >= 1 && day <= month.lengthOfMonth()) {
                var date = month.withDayOfMonth(day);
                if (ahead ? !date.isBefore(today) : !date.isAfter(today)) {
                    return date;
                }
            }
        }
        return null;
    }

    private static LocalDate day(int day, int month, @Nullable String year, LocalDate today, boolean ahead) {
        if (year != null) {
            int written = Integer.parseInt(year);
            return LocalDate.of(written < 100 ? 2000 + written : written, month, day);
        }
        var date = LocalDate.of(today.getYear(), month, day);
        if (ahead) {
            return date.isBefore(today) ? date.plusYears(1) : date;
        }
        return date.isAfter(today) ? date.minusYears(1) : date;
    }

    private static int month(String name) {
        for (int i = 0; i < MONTHS.size(); i++) {
            for (var start : MONTHS.get(i).split(" ")) {
                if (name.startsWith(start)) {
                    return i + 1;
                }
            }
        }
        throw new DateTimeException("No month: " + name);
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    @FunctionalInterface
    private interface Reading {

        @Nullable LocalDate of(String folded, LocalDate today, boolean ahead);

    }

}

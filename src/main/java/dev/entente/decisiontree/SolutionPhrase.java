// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Reads `partial refund between 5 and 70 %` and its like.
///
/// @param returnPaidBy null where nothing goes back
record SolutionPhrase(Remedy remedy, @Nullable Share share, boolean withShipping, Solution.Return goods,
        Solution.@Nullable PaidBy returnPaidBy) {

    private static final Pattern PHRASE = Pattern.compile("(?<name>[a-z ]+?)"
            + "( between (?<min>\\d{1,4}) and (?<max>\\d{1,4}) ?%| of (?<fixed>\\d{1,4}) ?%)?(?<shipping> with shipping)?"
            + "(?<back> against return)?(, (?<payer>[a-z]+) pays)?");

    private static final String EXAMPLE = "Write for example `partial refund between 5 and 70 %`, "
            + "`full refund with shipping` or `full refund against return, seller pays`";

    static SolutionPhrase parse(String words) throws Misspelt {
        Matcher phrase = PHRASE.matcher(words);
        if (!phrase.matches()) {
            throw new Misspelt("`%s` is no solution".formatted(words), "nobody could carry it out", EXAMPLE);
        }
        Remedy remedy = Remedy.of(phrase.group("name")).orElseThrow(() -> unknown(phrase.group("name")));
        boolean back = phrase.group("back") != null;
        return new SolutionPhrase(remedy, shareOf(remedy, phrase), shipping(remedy, phrase),
                back ? Solution.Return.REQUIRED : Solution.Return.NONE, payer(phrase, back));
    }

    private static Misspelt unknown(String name) {
        return new Misspelt("`%s` is no remedy".formatted(name), "nobody could carry it out",
                Suggestion.among(Remedy.phrases(), name));
    }

    private static @Nullable Share shareOf(Remedy remedy, Matcher phrase) throws Misspelt {
        String fixed = phrase.group("fixed");
        String min = (fixed != null) ? fixed : phrase.group("min");
        String max = (fixed != null) ? fixed : phrase.group("max");
        if (min == null || max == null) {
            if (remedy.needsShare()) {
                throw new Misspelt("A partial refund without a share", "the parties need to know the bounds",
                        "Write `partial refund %s`".formatted(remedy.bounds()));
            }
            return null;
        }
        var share = new Share(Integer.parseInt(min), Integer.parseInt(max));
        if (!remedy.takesShare()) {
            throw new Misspelt("`%s` takes no share".formatted(phrase.group("name")), "it is given whole or not at all",
                    "Delete the per cent, or write `partial refund`");
        }
        if (!remedy.allows(share)) {
            throw new Misspelt("%d to %d %% is outside the policy".formatted(share.minPercent(), share.maxPercent()),
                    "rule P4 allows %s; above that it is a full refund".formatted(remedy.bounds()),
                    "Stay " + remedy.bounds());
        }
        return share;
    }

    private static boolean shipping(Remedy remedy, Matcher phrase) throws Misspelt {
        boolean shipping = phrase.group("shipping") != null;
        if (shipping && !remedy.movesShipping()) {
            throw new Misspelt("`%s` cannot come with shipping".formatted(phrase.group("name")),
                    "shipping is only given back with the whole price", "Delete `with shipping`");
        }
        return shipping;
    }

    private static Solution.@Nullable PaidBy payer(Matcher phrase, boolean back) throws Misspelt {
        String payer = phrase.group("payer");
        if (payer == null) {
            return back ? Solution.PaidBy.SELLER : null;
        }
        if (!back) {
            throw new Misspelt("`%s pays` without a return".formatted(payer), "there is nothing to send back",
                    "Write `against return, %s pays`, or delete it".formatted(payer));
        }
        return switch (payer) {
            case "buyer", "seller", "platform" -> Solution.PaidBy.valueOf(payer.toUpperCase(Locale.ROOT));
            default -> throw new Misspelt("`%s` pays nothing here".formatted(payer), "a return is paid by one of three",
                    "Write `buyer pays`, `seller pays` or `platform pays`");
        };
    }

}

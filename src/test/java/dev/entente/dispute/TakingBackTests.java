// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.List;

import dev.entente.dispute.Command.Move;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Answers taken back by words, and problems kept beside the first.
class TakingBackTests {

    private static final Case.Kept MISSING = new Case.Kept("missing_parts", new Localized("missing", "manque"));

    private static final TreeMark TREE = new TreeMark("damaged", "v", null);

    private final World world = new World(true);

    private void speak(Move... moves) {
        this.world.apply(this.world.speak(moves));
    }

    private void answer(String question, String option) {
        speak(new Command.Ask(new Question(question, Role.BUYER, "choice", new Localized("?", "?"),
                List.of(Question.Option.of(option, option, option)), null, null, null, null), null),
                new Command.Derive(World.BUYER, question, Answer.option(option), 1));
    }

    @Test
    void wordsTakeAnAnswerBackWithAllThatFollowed() {
        answer("problem", "damaged_in_transit");
        speak(new Command.Categorise("damaged_in_transit", TREE));
        answer("how-bad", "marks");
        answer("packaging", "intact");

        speak(new Command.TakeBack(World.BUYER, "how-bad"));

        assertThat(this.world.now.answers()).containsOnlyKeys("problem");
        assertThat(this.world.now.category()).isEqualTo("damaged_in_transit");
        assertThat(this.world.said.getLast().kind()).isEqualTo("undo");
    }

    @Test
    void theSellerTakesNothingBack() {
        answer("problem", "damaged_in_transit");

        var refused = this.world.decide(this.world.speak(new Command.TakeBack(World.SELLER, "problem")));

        assertThat(refused).isInstanceOf(Decision.Declined.class);
    }

    @Test
    void aFurtherProblemIsKeptOnceAndOutlivesAnUndo() {
        answer("problem", "damaged_in_transit");
        speak(new Command.Keep(MISSING), new Command.Keep(MISSING));

        speak(new Command.TakeBack(World.BUYER, "problem"));

        assertThat(this.world.now.kept()).containsExactly(MISSING);
    }

    @Test
    void noMoreThanFiveProblemsAreKept() {
        for (int i = 0; i < 8; i++) {
            speak(new Command.Keep(new Case.Kept("c" + i, new Localized("c", "c"))));
        }

        assertThat(this.world.now.kept()).hasSize(5);
    }

    @Test
    void aKeptProblemIsTakenUpInPlaceOfTheFirst() {
        answer("problem", "damaged_in_transit");
        speak(new Command.Categorise("damaged_in_transit", TREE), new Command.Keep(MISSING));
        answer("how-bad", "marks");

        speak(new Command.TakeUp("missing_parts", new TreeMark("missing", "v", null)));

        assertThat(this.world.now.category()).isEqualTo("missing_parts");
        assertThat(this.world.now.kept()).isEmpty();
        assertThat(this.world.now.answers()).containsOnlyKeys("problem")
            .containsEntry("problem", Answer.option("missing_parts"));
        assertThat(this.world.now.stage()).isInstanceOf(Stage.Gathering.class);
    }

}

// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.entente.assistant.By;
import dev.entente.assistant.Speaker;
import dev.entente.drafting.Draft.Kind;
import dev.entente.model.ModelClient;
import dev.entente.model.ModelClient.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RewordingTests {

    private static final String HOSTILE = "Bande d'escrocs ! Colis FR-2041 cassé, remboursez-moi 25,50 € avant le 12 mars sinon je porte plainte";

    private static final String CALM = """
            {"observation":"Le colis FR-2041 est arrivé cassé.","feeling":"Cette situation est pénible pour moi.",
            "need":"J’ai besoin d’une réponse avant le 12 mars.","request":"Pourriez-vous me rembourser 25,50 € ?"}""";

    private static Mono<Draft> reword(ModelClient model, Speaker speaker, String language, String text) {
        return new CheckedRewording(Desks.LOCAL, Desks.GLANCE, Desks.with(model))
            .reword(new RewordBrief("t1", null, speaker, language, text, "EUR"));
    }

    private static Draft rewordNow(ModelClient model, Speaker speaker, String language, String text) {
        return Objects.requireNonNull(reword(model, speaker, language, text).block(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "BUYER|fr|Bande d'escrocs, vous m'avez volé 45,90 € !!!",
            "BUYER|fr|VOUS ÊTES DES VOLEURS, RENDEZ-MOI MES 120 EUROS",
            "BUYER|fr|Le colis FR-2041 est arrivé cassé, connard. Remboursez-moi 30 € ou je vous casse la gueule",
            "BUYER|fr|C'est de la merde votre vase à 25€, il est en mille morceaux",
            "BUYER|fr|Espèce de menteur, le vendeur avait promis le 12 mars et on est le 20 mars",
            "BUYER|fr|Putain ça fait 3 semaines que j'attends ma commande 40213 bordel",
            "BUYER|fr|Remboursez 50% du prix sinon avocat et mauvais avis partout",
            "BUYER|fr|Il manque 2 vis sur 10, bande d'incapables",
            "BUYER|fr|Tu te fous de moi ? J'ai payé 89,99 € pour une contrefaçon",
            "BUYER|fr|Vous n'avez pas honte ? 1 234,50 € et rien reçu depuis le 03/02/2026 !!",
            "BUYER|fr|allez vous faire voir avec vos 10 euros de remise, je veux 60 euros",
            "SELLER|fr|Ce client est un menteur, je propose 15 € et basta",
            "SELLER|fr|Espèce d'idiot, le colis a été livré le 4 mars à 14h30",
            "BUYER|en|You thieves, give me my 45.90 EUR back NOW!!!",
            "BUYER|en|YOU ARE SCAMMERS. ORDER AB-1234 NEVER ARRIVED. I WANT $120 BACK",
            "BUYER|en|The vase arrived broken, you idiot. Refund me 30 euros or I will sue you",
            "BUYER|en|What a fucking joke, 3 weeks late and still no parcel",
            "BUYER|en|You liars promised March 12 and it is now March 20",
            "BUYER|en|Refund 50% or I post a bad review everywhere",
            "BUYER|en|This shitty phone cost 299.00 GBP and died after 2 days",
            "BUYER|en|Pay me back £40 or else, I know where you live",
            "BUYER|en|Two of the 10 screws are missing, bunch of clowns",
            "SELLER|en|This buyer is a liar, I offer 15 EUR and not a cent more",
            "SELLER|en|Moron, the parcel was delivered on 4 March at 14:30 with code XY12Z" })
    void saysHostileWordsCalmlyWithoutAModelAndKeepsEveryFigure(Speaker speaker, String language, String text) {
        var draft = rewordNow(new NoModel(), speaker, language, text);

        assertThat(draft.by()).isEqualTo(By.LOCAL);
        assertThat(Facts.missing(Facts.hard(text), Facts.hard(draft.text()))).isEmpty();
        assertThat(Facts.missing(Facts.hard(draft.text()), Facts.hard(text))).isEmpty();
        var seen = Desks.GLANCE.look(draft.text());
        assertThat(seen.insult() || seen.violence() || seen.legal()).isFalse();
        assertThat(Harshness.isIn(draft.text())).isFalse();
        assertThat(draft.text()).doesNotContain("!!").doesNotContainPattern("\\p{Lu}{6}");
        assertThat(Tongue.isOther(draft.text(), language)).isFalse();
        assertThat(draft.parts().request()).endsWith("?");
    }

    @Test
    void takesTheWordsOfAModelThatKeepsEveryFact() {
        var model = new ScriptedModel().says(CALM);

        var draft = rewordNow(model, Speaker.BUYER, "fr", HOSTILE);

        assertThat(draft.by()).isEqualTo(By.MODEL);
        assertThat(draft.parts().request()).isEqualTo("Pourriez-vous me rembourser 25,50 € ?");
        assertThat(model.verdicts).containsExactly(Verdict.TAKEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "25,50 €|255,00 €", "12 mars|13 mars", "FR-2041|FR-2042",
            "est arrivé cassé|est arrivé cassé le 3 mars", "pénible|merdique", "me rembourser|me donner 10 % et",
            "Pourriez-vous|Je vous garantis, pourriez-vous", "Le colis|Jean dit que Paul sait, le colis",
            "Cette situation est pénible pour moi.|This is hard for me and I do not like it. You have to help.",
            "\"need\"|\"wish\"" })
    void wordsItHereWhereTheModelChangesSomething(String from, String to) {
        var model = new ScriptedModel().says(CALM.replace(from, to));

        var draft = rewordNow(model, Speaker.BUYER, "fr", HOSTILE);

        assertThat(draft.by()).isEqualTo(By.LOCAL);
        assertThat(model.verdicts).containsExactly(Verdict.REJECTED);
    }

    @Test
    void wordsItHereWhenTheModelFailsOrStalls() {
        assertThat(rewordNow(new ScriptedModel().fails(), Speaker.BUYER, "fr", HOSTILE).by()).isEqualTo(By.LOCAL);
        StepVerifier.withVirtualTime(() -> reword(new ScriptedModel().stallsAfter("{"), Speaker.BUYER, "fr", HOSTILE))
            .thenAwait(Duration.ofSeconds(10))
            .expectNextMatches(draft -> draft.by() == By.LOCAL)
            .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = { "un deux trois", "", "a b c d e", "Bonjour à tous" })
    void theDiffGivesBothTextsBack(String before) {
        var after = "Bonjour deux trois d";

        var diff = WordDiff.between(before, after);

        assertThat(words(diff, Kind.ADDED)).isEqualTo(before);
        assertThat(words(diff, Kind.REMOVED)).isEqualTo(after);
    }

    private static String words(java.util.List<Draft.Change> diff, Kind without) {
        return diff.stream()
            .filter(change -> change.kind() != without)
            .map(Draft.Change::text)
            .collect(Collectors.joining(" "));
    }

}

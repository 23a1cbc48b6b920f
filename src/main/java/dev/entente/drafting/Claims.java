// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;
import java.util.regex.Pattern;

/// Sayings that only the tree and people may make, in words that are folded.
enum Claims {

    /// A promise of any kind.
    PROMISE("\\b(?:garanti\\w*|guarant\\w*|promet\\w*|promis\\w*|i assure|we assure|you can be sure|certainement|certainly"
            + "|definitely|sans faute|je vous assure|nous vous assurons|soyez assure\\w*|rest assured)\\b"),
    /// Money that is said to come, or to have come.
    PAYMENT("\\b(?:rembourser(?:a|ai|ons|ont|ez)|(?:sera|serez|seront|etes|est|va|vais|allons|allez|vont|ete|etre|avons|a)"
            + "(?: \\w+){0,4} (?:rembourse\\w*|credite\\w*|indemnise\\w*|verse\\w*)"
            + "|remboursement (?:sera|est|a ete|arrive|vous|interviendra)|(?:recevrez|recevoir)(?: \\w+){0,4} remboursement"
            + "|(?:will|shall|going to|ll|has|have|had|been|be|get|receive|is|are|was|were)(?: \\w+){0,4} "
            + "(?:refund\\w*|reimburs\\w*|money back|credited|compensat\\w*|paid back)"
            + "|refunded|reimbursed|(?:ai|ont|as) (?:\\w+ )?(?:rembourse|indemnise)\\w*|refund (?:is|was|has|will|comes|arrives|of your))\\b"),
    /// A decision, or a right.
    DECISION(
            "\\b(?:decid\\w+|decision\\w*|approuv\\w+|approved?|accorde\\w*|accepte[es]? (?:votre|sa) (?:demande|reclamation)"
                    + "|grant(?:s|ed)|rejet\\w+|valide[es]?|gain de cause|(?:you|he|she|they) (?:win|won)|in (?:your|their) favou?r"
                    + "|en (?:votre|sa) faveur|entitled|(?:avez|ont|a) (?:le )?droit|have (?:the|a) right|your rights?|vos droits)\\b"),
    /// Blame of somebody.
    BLAME("\\b(?:faute\\w?|fault|coupables?|guilty|responsables?|responsible|liable|fraud\\w*|menti|menteu\\w+|ment|lied|liars?|lying"
            + "|escroc\\w*|scam\\w*|arnaqu\\w+|negligen\\w*|(?:en|a|avez|ont) tort|to blame|blamed?|dishonest\\w*|malhonnet\\w+"
            + "|mauvaise foi|bad faith|wrongdoing|expres|deliberately|intentionally|on purpose"
            + "|(?:buyer|seller|he|she|they|you) (?:is|are|was|were) (?:\\w+ )?right"
            + "|(?:acheteu\\w+|vendeu\\w+|vous|il|elle) (?:a|avez|avait) (?:\\w+ )?raison)\\b"),
    /// That the parties agree, or that one of them does.
    AGREEMENT(
            "\\b(?:d'accord|se sont entendu\\w*|sont convenu\\w*|accepte\\w*|agree[ds]?|agreement|accept(?:s|ed)?)\\b"),
    /// Advice on law, or the threat of it.
    LEGAL("\\b(?:avocat\\w*|lawyers?|attorneys?|tribuna\\w+|court|porter plainte|plainte|sue|lawsuit|la loi|the law|legal\\w*|legalement"
            + "|illegal\\w*|code (?:civil|de la)|huissier|article [lr]\\b|prosecut\\w+|poursuites?)\\b"),
    /// That a person can be had.
    PERSON("\\b(?:une personne|un humain|(?:un|une|nos|notre) (?:conseill\\w+|mediat\\w+|agents?|collegues?)"
            + "|(?:a|an|our|real) (?:persons?|humans?|agents?|mediators?|advis[eo]rs?|colleagues?))\\b"),
    /// That this is software.
    SOFTWARE(
            "\\b(?:logiciel|robot|software|bot|programme informatique|intelligence artificielle|artificial intelligence"
                    + "|language model|modele de langage|en tant qu ?'?(?:ia|assistant)|as an (?:ai|assistant))\\b"),
    /// Words of an instruction to software.
    INSTRUCTION(
            "\\b(?:ignor\\w+ (?:all|any|previous|the|your|les|toutes?|tes|vos|mes)|instructions?|system prompt|prompts?|json"
                    + "|developer mode|jailbreak|no longer bound|system\\s?:|assistant\\s?:)"),
    /// Marks of code or of a fence.
    MARKUP("[<>{}\\[\\]`|⟦⟧‹›]|\\*\\*|##");

    private static final List<Claims> ALL = List.of(values());

    private final Pattern words;

    Claims(String words) {
        this.words = Pattern.compile(words);
    }

    static List<Fact> in(String folded) {
        return ALL.stream()
            .filter(claim -> claim.words.matcher(folded).find())
            .map(claim -> new Fact(Fact.Kind.CLAIM, claim.name(), claim.name()))
            .toList();
    }

}

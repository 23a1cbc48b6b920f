// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

/// The rules that may never break, as one pure function: the same case, setting and command always give the same
/// decision.
final class Decide {

    private Decide() {
    }

    static Decision decide(Case before, Setting setting, Command command) {
        var course = new Course(before, setting);
        return switch (command) {
            case Command.GiveAnswer given -> Gathering.give(course, given);
            case Command.Respond respond -> Negotiating.respond(course, respond);
            case Command.AskPerson asked -> Escalating.ask(course, asked);
            case Command.Undo undo -> Gathering.undo(course, undo);
            case Command.Withdraw withdraw -> Ending.withdraw(course, withdraw);
            case Command.ConfirmReceived received -> Ending.received(course, received);
            case Command.Contest contest -> Escalating.contest(course, contest);
            case Command.Reopen reopen -> Ending.reopen(course, reopen);
            case Command.Claim claim -> Escalating.claim(course, claim);
            case Command.Release release -> Escalating.release(course, release);
            case Command.Note note -> Escalating.note(course, note);
            case Command.Rule rule -> Agreeing.rule(course, rule);
            case Command.Speak speak -> Speaking.speak(course, speak);
            case Command.Elapse elapse -> Elapsing.elapse(course, elapse);
            case Command.Confirmed confirmed -> Ending.confirmed(course, confirmed);
            case Command.Failed failed -> Ending.failed(course, failed);
            case Command.Moved moved -> Ending.moved(course, moved);
        };
    }

}

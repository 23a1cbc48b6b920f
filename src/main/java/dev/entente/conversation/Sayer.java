// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

/// Who waits to be told what became of a saying; told exactly once, by any thread of the server.
public interface Sayer {

    /// It is stored, and its commit is done.
    void stored(Appended said);

    /// It is not stored, or nobody knows whether it is: the same saying may be sent
    /// again.
    void refused(Throwable why);

}

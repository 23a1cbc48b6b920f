// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

/// The two directions of a line through a [TcpProxy].
public enum Way {

    TO_SERVER, TO_CLIENT

}

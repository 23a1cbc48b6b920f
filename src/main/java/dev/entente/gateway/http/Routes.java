// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;

/// The calls of one topic.
interface Routes {

    List<Route> routes();

}

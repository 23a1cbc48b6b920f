// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// A server with this module and no other; not found by any scan, only started where a test names it.
@EnableAutoConfiguration
@Import(EvidenceConfiguration.class)
class EvidenceAlone {

}

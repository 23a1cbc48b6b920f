// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseTests {

    @Test
    void theRoomsUseOnlyWhatTheyMay() {
        ApplicationModules.of(Entente.class).verify();
    }

}

// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lifetime;

/** What the expiry policy answers to one operation. Asking twice gives the same answer and asks the policy once. */
interface ExpiryAnswers {

    /** Never KEEP. */
    Lifetime creation();

    Lifetime access();

    Lifetime update();
}

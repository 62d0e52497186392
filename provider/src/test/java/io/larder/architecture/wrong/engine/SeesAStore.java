// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture.wrong.engine;

import io.larder.architecture.wrong.store.one.SeesTheEngine;
import org.jspecify.annotations.Nullable;

/** Breaks: the engine knows the SPI only; packages have no cycles. */
public final class SeesAStore {
    @Nullable
    SeesTheEngine store;
}

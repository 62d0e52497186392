// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture.wrong.store.one;

import io.larder.architecture.wrong.engine.SeesAStore;
import io.larder.architecture.wrong.store.two.Other;
import org.jspecify.annotations.Nullable;

/** Breaks: stores never see the engine; stores never see each other. */
public final class SeesTheEngine {
    @Nullable
    SeesAStore engine;

    @Nullable
    Other other;
}

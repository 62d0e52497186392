// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture.wrong.store.two;

/** Breaks nothing. */
public final class Other {}

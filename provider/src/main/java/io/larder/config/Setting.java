// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

/** Stub. */
public record Setting<T>(String name, Class<T> type) {}

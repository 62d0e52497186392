// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import io.larder.config.CacheSettings;
import java.net.URI;

/**
 * What the shared part of stores is opened with.
 *
 * @param uri where the entries live, secrets included
 * @param settings the manager's settings
 * @param classLoader the manager's class loader
 */
public record StoresSpec(URI uri, CacheSettings settings, ClassLoader classLoader) {}

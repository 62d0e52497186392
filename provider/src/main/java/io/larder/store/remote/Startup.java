// SPDX-License-Identifier: Apache-2.0
package io.larder.store.remote;

/** Whether a store must be reached when its first cache is opened. */
public enum Startup {
    /** No: the first operation connects, and each one tries anew as long as that fails. */
    LAZY,
    /** Yes, else the cache is not opened. */
    REQUIRE
}

// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.annotations;

/** How a book is bound. Its hash codes are others in every JVM. */
public enum Edition {
    HARDCOVER,
    PAPERBACK
}

// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

/** What the cache "books" keeps: plain data, no annotation, no {@code Serializable}. */
public record Book(int number, String title) {}

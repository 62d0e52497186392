// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

/** A value that is neither {@code Serializable} nor has a constructor without arguments. */
record Book(int number, String title) {}

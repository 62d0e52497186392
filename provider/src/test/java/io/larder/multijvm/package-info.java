// SPDX-License-Identifier: Apache-2.0
/**
 * Several JVMs in one test, and what caches on servers promise to them all.
 *
 * <p>{@link io.larder.multijvm.Jvms} are child processes. A test sends them {@link io.larder.multijvm.Work}, mostly lambdas,
 * lets them begin together, reads in a {@link io.larder.multijvm.Journal} what they tell, and kills some of them. They
 * speak with the test over their standard input and output, so they need no port and no file, and they end when their
 * input does, however the test's own JVM has ended.
 *
 * <p>{@link io.larder.multijvm.MultiJvmContract} is a set of tests that every store on servers extends. It knows a store
 * by its URI alone.
 */
@NullMarked
package io.larder.multijvm;

import org.jspecify.annotations.NullMarked;

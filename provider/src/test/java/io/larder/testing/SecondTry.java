// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests of when rather than what: other processes' clocks and the scheduler of a busy machine have a part in them. One
 * that fails is run once more, and the build names it. Whatever tells whether an answer is right gets no second try.
 */
@Tag("second-try")
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SecondTry {}

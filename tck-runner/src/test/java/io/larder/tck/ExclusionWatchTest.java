// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jsr107.tck.testutil.AllTestExcluder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.Statement;

class ExclusionWatchTest {
    private final ExclusionWatch watch = new ExclusionWatch();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(watch);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(watch);
    }

    @Test
    void seen_testLeftOutByARuleOfTheKit_isNamed() throws Throwable {
        FrameworkMethod method = new FrameworkMethod(Excluded.class.getDeclaredMethod("test"));

        new AllTestExcluder().apply(new Unreached(), method, new Excluded()).evaluate();

        assertThat(watch.seen()).containsExactly(Excluded.class.getName() + "#test");
    }

    @Test
    void seen_exclusionInAnotherForm_isKept() {
        Logger.getLogger("org.jsr107.tck").info("===== EXCLUDING TEST all of them");

        assertThat(watch.seen()).containsExactly("===== EXCLUDING TEST all of them");
    }

    @Test
    void seen_otherLines_areIgnored() {
        Logger.getLogger("org.jsr107.tck").info("===== ExcludeList url=file:ExcludeList");
        watch.publish(new LogRecord(Level.INFO, null));

        assertThat(watch.seen()).isEmpty();
    }

    private static final class Excluded {
        @SuppressWarnings("unused")
        void test() {}
    }

    private static final class Unreached extends Statement {
        @Override
        public void evaluate() {
            throw new AssertionError("The kit ran a test that its rule excludes");
        }
    }
}

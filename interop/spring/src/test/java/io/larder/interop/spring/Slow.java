// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.springframework.cache.annotation.Cacheable;

/** Something that is to be asked once, however many want to know. */
class Slow {

    private final AtomicInteger loads = new AtomicInteger();
    private volatile IntFunction<String> answers = number -> "answer " + number;

    /** What it does when it is asked. */
    void answerWith(IntFunction<String> answers) {
        this.answers = answers;
    }

    int loads() {
        return loads.get();
    }

    @Cacheable(cacheNames = "books", sync = true)
    public String ask(int number) {
        loads.incrementAndGet();
        return answers.apply(number);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.annotations;

import com.google.inject.Guice;
import com.google.inject.Injector;
import javax.cache.Caching;
import javax.enterprise.inject.se.SeContainer;
import javax.enterprise.inject.se.SeContainerInitializer;
import org.jsr107.ri.annotations.guice.module.CacheAnnotationsModule;

/** What makes a library whose annotations mean something. */
enum Container {
    CDI {
        @Override
        Running start() {
            // tag::cdi[]
            SeContainer container = SeContainerInitializer.newInstance().initialize();
            Library library = container.select(Library.class).get();
            // end::cdi[]
            return new Running(library, container::close);
        }
    },
    GUICE {
        @Override
        Running start() {
            // tag::guice[]
            Injector injector = Guice.createInjector(new CacheAnnotationsModule());
            Library library = injector.getInstance(Library.class);
            // end::guice[]
            return new Running(library, () -> {});
        }
    };

    /** One that runs. */
    record Running(Library library, Runnable end) implements AutoCloseable {

        /** Ends the default manager too, which the interceptors have opened and nobody else would close. */
        @Override
        public void close() {
            end.run();
            Caching.getCachingProvider().close();
        }
    }

    abstract Running start();
}

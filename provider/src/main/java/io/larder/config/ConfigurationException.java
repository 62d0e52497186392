// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.util.Collection;
import java.util.List;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** Tells of every mistake found in a configuration at once, each with its source, none with a secret. */
public final class ConfigurationException extends CacheException {

    private static final long serialVersionUID = 1L;

    /** A line for each. */
    private final String[] mistakes;

    /**
     * All that is wrong.
     *
     * @param mistakes one line for each, with its source and without secrets
     */
    public ConfigurationException(Collection<String> mistakes) {
        this(mistakes, null);
    }

    ConfigurationException(Collection<String> mistakes, @Nullable Throwable cause) {
        super(message(mistakes), cause);
        this.mistakes = mistakes.toArray(String[]::new);
    }

    /** One line for each mistake, at least one. */
    public List<String> mistakes() {
        return List.of(mistakes);
    }

    private static String message(Collection<String> mistakes) {
        if (mistakes.size() == 1) {
            return "Larder can not be configured: " + mistakes.iterator().next();
        }
        return "Larder can not be configured, there are " + mistakes.size() + " mistakes:"
                + String.join("", mistakes.stream().map(line -> "\n - " + line).toList());
    }
}

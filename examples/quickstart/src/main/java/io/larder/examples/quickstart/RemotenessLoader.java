// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;

/** Asks the database what the cache does not know. */
record RemotenessLoader(Atlas atlas) implements CacheLoader<String, Remoteness> {

    @Override
    public Remoteness load(String place) {
        try {
            return atlas.remotenessOf(place);
        } catch (SQLException e) {
            throw new CacheLoaderException("The remoteness of " + place + " can not be queried", e);
        }
    }

    @Override
    public Map<String, Remoteness> loadAll(Iterable<? extends String> places) {
        Map<String, Remoteness> loaded = new HashMap<>();
        places.forEach(place -> loaded.put(place, load(place)));
        return loaded;
    }
}

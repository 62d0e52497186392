// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.store.remote.Doubts;
import io.larder.store.remote.Doubts.Doubted;
import io.larder.store.remote.EntryNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the entries of one cache lie, and what of that is not to be relied on. */
record Surroundings(Servers servers, EntryNames names, Generation generation, Doubts doubts, ItemLimit itemLimit) {

    /** What an entry is called without its generation. */
    String place(String keyText) {
        return names.entries() + keyText;
    }

    /**
     * The generation on a server.
     *
     * @throws ServerFailure if it does not reply
     */
    String generation(Server server) {
        settleEverything(doubts.among(List.of()));
        while (true) {
            @Nullable String guess = generation.guess(server);
            if (guess != null) {
                return guess;
            }
            generation.learn(List.of(server), servers.deadline());
        }
    }

    /** Those of these places that are not to be believed. */
    Set<String> doubted(List<String> keyTexts) {
        return doubts.any()
                ? doubts.among(keyTexts.stream().map(this::place).toList()).names()
                : Set.of();
    }

    /** If everything is in doubt, another generation is due before anything is believed. */
    void settleEverything(Doubted doubted) {
        if (doubted.isEverything()) {
            generation.owe();
            doubts.settle(new Doubted(Map.of(), doubted.everything()));
        }
    }
}

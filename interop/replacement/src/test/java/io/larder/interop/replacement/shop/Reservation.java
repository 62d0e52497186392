// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.io.Serializable;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/** Takes some from the stock, if there are; nothing in particular if there is no such article. */
public final class Reservation implements EntryProcessor<String, Article, @Nullable Integer>, Serializable {

    private static final long serialVersionUID = 1L;

    /** Bears nothing: how many is an argument. */
    public Reservation() {}

    @Override
    public @Nullable Integer process(MutableEntry<String, Article> entry, Object... arguments) {
        Article article = entry.getValue();
        if (article == null) {
            return null;
        }
        int left = article.stock() - (Integer) arguments[0];
        if (left < 0) {
            throw new IllegalStateException("Sold out");
        }
        if (left == 0) {
            entry.remove();
        } else if (left < article.stock()) {
            entry.setValue(article.with(left));
        }
        return left;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import javax.cache.configuration.Factory;

/** For providers whose files name factories. */
public final class ArticleLoaderFactory implements Factory<ArticleLoader> {

    private static final long serialVersionUID = 1L;

    /** For configuration files. */
    public ArticleLoaderFactory() {}

    @Override
    public ArticleLoader create() {
        return new ArticleLoader();
    }
}

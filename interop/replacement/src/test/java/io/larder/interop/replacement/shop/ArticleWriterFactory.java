// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import javax.cache.configuration.Factory;

/** For providers whose files name factories. */
public final class ArticleWriterFactory implements Factory<ArticleWriter> {

    private static final long serialVersionUID = 1L;

    /** For configuration files. */
    public ArticleWriterFactory() {}

    @Override
    public ArticleWriter create() {
        return new ArticleWriter();
    }
}

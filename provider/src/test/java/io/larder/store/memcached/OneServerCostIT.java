// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

final class OneServerCostIT extends CostContract {

    OneServerCostIT() {
        super(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

final class ThreeServersCostIT extends CostContract {

    ThreeServersCostIT() {
        super(3);
    }
}

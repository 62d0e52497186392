// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

/**
 * A server as the configuration names it.
 *
 * @param name a host name or an address; an IPv6 address without brackets
 * @param weight how much of the ring it gets compared to the others
 */
record Host(String name, int port, int weight) {

    static final int PORT = 11211;

    /** What its points on the ring are made from: as libmemcached does, so that who knows the servers by these names agrees. */
    String ringName() {
        return port == PORT ? name : name + ":" + port;
    }

    /** Name and port, for messages. */
    @Override
    public String toString() {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}

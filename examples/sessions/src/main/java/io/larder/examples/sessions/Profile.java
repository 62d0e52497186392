// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import java.io.Serializable;

/** What the directory knows of a user. */
record Profile(String name, String mail) implements Serializable {}

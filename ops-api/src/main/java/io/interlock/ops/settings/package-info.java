/** The settings of ops-api: {@code interlock.ops}. Owns no table. */
@NullMarked
package io.interlock.ops.settings;

import org.jspecify.annotations.NullMarked;

/**
 * The one REST edge of the platform. Facts arrive by Kafka and become read models in {@code
 * interlock_ops}; the console and other clients read them under {@code /api/v1} and follow them on
 * one SSE stream. Changes are relayed to the service that owns them, with the caller's own token.
 * The browser signs in here and holds no token.
 */
@NullMarked
package io.interlock.ops;

import org.jspecify.annotations.NullMarked;

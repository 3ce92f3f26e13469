/** The gateway from outside: a raw FIX client, an OMS simulator, real Kafka and PostgreSQL. */
@NullMarked
package io.interlock.gateway;

import org.jspecify.annotations.NullMarked;

/**
 * What lives inside the launcher: PostgreSQL (a child of it), the KRaft broker and the identity
 * provider, each keeping its data in the data directory. For tests that hurt it, the broker can be
 * a process of its own.
 */
@NullMarked
package io.interlock.localstack.infrastructure;

import org.jspecify.annotations.NullMarked;

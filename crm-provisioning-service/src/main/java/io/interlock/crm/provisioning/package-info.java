/**
 * Clients and accounts as they are stored, published and shown. Owns the tables {@code client} and
 * {@code account} and {@link io.interlock.events.Topics#ACCOUNTS}. Change, audit entry and
 * lifecycle events are one transaction, one event of a client at a time.
 */
@NullMarked
package io.interlock.crm.provisioning;

import org.jspecify.annotations.NullMarked;

/**
 * Accounts as crm-provisioning-service publishes them (state topic {@code accounts.state.v1}, held
 * in memory).
 */
@NullMarked
package io.interlock.ops.account;

import org.jspecify.annotations.NullMarked;

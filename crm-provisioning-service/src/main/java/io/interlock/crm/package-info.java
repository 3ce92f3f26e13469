/**
 * CRM provisioning: signed CRM events become clients, accounts and their gates. Owns the database
 * interlock_crm and the topics accounts.state.v1 and accounts.lifecycle.v1.
 */
@NullMarked
package io.interlock.crm;

import org.jspecify.annotations.NullMarked;

/**
 * What the CRM's events amount to, whatever order they come in. Pure. A client is a set of facts
 * (profile, newest KYC word, first deposit) that events only add to; its stage and its accounts'
 * gates follow from the facts, so that every order of the same events ends alike. The live account
 * trades only while KYC is approved and a deposit was received.
 */
@NullMarked
package io.interlock.crm.lifecycle;

import org.jspecify.annotations.NullMarked;

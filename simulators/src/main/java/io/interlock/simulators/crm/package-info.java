/**
 * The CRM simulator: tells crm-provisioning-service of clients, KYC outcomes and deposits by signed
 * Standard Webhooks, in order, each until it is accepted or refused for good. Signs by its own
 * code, so that the service's verification is checked against a second reading of the standard.
 */
@NullMarked
package io.interlock.simulators.crm;

import org.jspecify.annotations.NullMarked;

/**
 * The CRM's way in: Standard Webhooks 1.0.0. A delivery is read up to its limit, verified over its
 * raw bytes, acted on once per webhook-id and stored with its outcome in the append-only table
 * {@code webhook_delivery}, all in one transaction. What is not signed leaves no trace but a
 * metric.
 */
@NullMarked
package io.interlock.crm.webhook;

import org.jspecify.annotations.NullMarked;

/**
 * The state of the whole platform on one page: readiness of the services, polled in the background,
 * and counts from the read models.
 */
@NullMarked
package io.interlock.ops.status;

import org.jspecify.annotations.NullMarked;

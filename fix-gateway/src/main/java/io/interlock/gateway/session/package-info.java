/**
 * Which sessions exist and what they are for, as declared in fix-gateway.yaml and checked at start.
 */
@NullMarked
package io.interlock.gateway.session;

import org.jspecify.annotations.NullMarked;

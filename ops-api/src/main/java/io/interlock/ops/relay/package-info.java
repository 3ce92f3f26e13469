/**
 * Questions and changes that another service owns: they go there with the caller's own token, and
 * its answers, problems too, go back as they are. A service that is gone is a 503 that names it.
 */
@NullMarked
package io.interlock.ops.relay;

import org.jspecify.annotations.NullMarked;

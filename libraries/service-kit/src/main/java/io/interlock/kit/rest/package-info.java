/**
 * The shape of lists in our REST APIs: {@code {items, next}} with {@code limit} and an opaque
 * {@code cursor} that stands for the key of the last item.
 */
@NullMarked
package io.interlock.kit.rest;

import org.jspecify.annotations.NullMarked;

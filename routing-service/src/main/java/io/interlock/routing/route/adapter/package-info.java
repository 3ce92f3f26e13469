/** The routes as they are declared in routing-service.yaml, checked at start. */
@NullMarked
package io.interlock.routing.route.adapter;

import org.jspecify.annotations.NullMarked;

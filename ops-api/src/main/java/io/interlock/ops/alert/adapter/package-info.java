/**
 * Alerts' effects: facts come in by Kafka, by the services' metrics and from the tables of other
 * features; a loop looks at them twice a second; what has changed is stored, shown on the stream
 * and sent to targets by another loop.
 */
@NullMarked
package io.interlock.ops.alert.adapter;

import org.jspecify.annotations.NullMarked;

/**
 * What is wrong, told while it lasts. Rules are versioned documents; each names one of the {@link
 * io.interlock.ops.alert.Conditions}, a pure question to the {@link io.interlock.ops.alert.Facts}.
 * What a rule finds opens an alert under a key, once; it stays open while it is found and closes by
 * itself. Owns the tables {@code alert}, {@code alert_rule}, {@code alert_silence}, {@code
 * alert_target} and {@code alert_delivery}, and the stream's event {@code alert}.
 */
@NullMarked
package io.interlock.ops.alert;

import org.jspecify.annotations.NullMarked;

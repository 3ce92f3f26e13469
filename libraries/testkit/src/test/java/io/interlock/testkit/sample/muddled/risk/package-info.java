/** A sample for the architecture rules. */
package io.interlock.testkit.sample.muddled.risk;

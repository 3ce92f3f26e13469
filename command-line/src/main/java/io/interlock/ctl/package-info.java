/**
 * The command line over ops-api's REST API. Every command is one row of {@link
 * io.interlock.ctl.Commands}: its words, the operation it calls and what it shows of the answer.
 * What a row means on a command line is picocli's business ({@code CommandLines}), what it means on
 * the wire is {@code Api}'s.
 */
@NullMarked
package io.interlock.ctl;

import org.jspecify.annotations.NullMarked;

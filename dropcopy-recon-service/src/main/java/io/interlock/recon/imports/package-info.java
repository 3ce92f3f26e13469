/**
 * Files that brokers have, read into facts: logs of FIX messages (QuickFIX/J, FIXEdge, raw) and CSV
 * with a mapping. Every line gives a fact, nothing, or an error that names line, field and value;
 * no line gives an exception, and none is held longer than it is read.
 *
 * <p>Invariants: a fact's id is made of the OMS and the message's text, so the same message of
 * another file, form or day is the same fact; what is taken is taken as a whole, in one step, or
 * not at all. Taken facts go to {@code dropcopy.executions.v1} like what a drop copy sends. Owns
 * the tables {@code recon_import*} and {@code recon_layout}.
 */
@NullMarked
package io.interlock.recon.imports;

import org.jspecify.annotations.NullMarked;

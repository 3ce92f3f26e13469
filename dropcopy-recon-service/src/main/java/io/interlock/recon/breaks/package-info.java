/**
 * What can be wrong between an order session and a drop copy: the catalogue, when a difference
 * becomes a break and when it ends, and what people decide about it.
 *
 * <p>A break is made from evidence alone: its id from what it is about, its times from when the
 * evidence stood in the log. So the whole list is the same however and whenever the log is read.
 * Owns {@code recon_break}, {@code recon_decision}, and the topics {@code recon.breaks.v1} and
 * {@code recon.decisions.v1}.
 */
@NullMarked
package io.interlock.recon.breaks;

import org.jspecify.annotations.NullMarked;

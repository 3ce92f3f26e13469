/**
 * Finance's file of an OMS's day, in the layout that the broker has. Written of the platform's
 * trades, once more of the drop copy's alone, and compared before it leaves.
 *
 * <p>Invariants: the same trades give the same bytes, whatever order they came in; busts and
 * corrections are applied; a file that differs from the drop copy's leaves only when a named person
 * has accepted exactly these differences. Owns the table {@code recon_delivery}.
 */
@NullMarked
package io.interlock.recon.posttrade;

import org.jspecify.annotations.NullMarked;

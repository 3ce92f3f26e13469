/**
 * The canonical trade: what an order session or a drop copy tells of a trade, bust or correction,
 * in one form whatever the dialect. Pure; everything else of the service is made from it.
 */
@NullMarked
package io.interlock.recon.trade;

import org.jspecify.annotations.NullMarked;

/**
 * Health of venues with its effects: one instance on duty reads what became of orders, judges twice
 * or more a second and publishes; people's moves may come in at any instance. All moves of one OMS
 * take turns on its row.
 */
@NullMarked
package io.interlock.routing.venue.adapter;

import org.jspecify.annotations.NullMarked;

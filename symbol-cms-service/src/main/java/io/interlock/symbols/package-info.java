/**
 * The symbol CMS: one catalogue with a demo and a live listing of each instrument, and the kill
 * switches. Owns the database interlock_symbols and the topics symbols.catalogue.v1 and
 * symbols.killswitches.v1.
 */
@NullMarked
package io.interlock.symbols;

import org.jspecify.annotations.NullMarked;

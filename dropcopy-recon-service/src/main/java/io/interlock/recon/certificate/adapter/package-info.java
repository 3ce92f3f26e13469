/** Draws up certificates of the tables of matching and keeps the signed ones. */
@NullMarked
package io.interlock.recon.certificate.adapter;

import org.jspecify.annotations.NullMarked;

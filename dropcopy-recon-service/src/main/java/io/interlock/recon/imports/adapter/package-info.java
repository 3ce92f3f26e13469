/**
 * Takes files over REST as they stream in, stages their facts, takes or refuses the whole in one
 * step, and hands what is taken to the topic of the drop copies.
 */
@NullMarked
package io.interlock.recon.imports.adapter;

import org.jspecify.annotations.NullMarked;

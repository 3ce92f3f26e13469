@NullMarked
package io.interlock.recon.posttrade.adapter;

import org.jspecify.annotations.NullMarked;

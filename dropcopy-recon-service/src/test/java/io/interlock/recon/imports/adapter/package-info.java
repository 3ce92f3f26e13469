@NullMarked
package io.interlock.recon.imports.adapter;

import org.jspecify.annotations.NullMarked;

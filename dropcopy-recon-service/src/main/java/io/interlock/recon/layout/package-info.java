/**
 * Documents that people keep for files: mappings and templates. Each change is a version of its
 * own, kept for ever with who made it and why; presets that come with the service are version 0.
 * Owns the table {@code recon_layout}.
 */
@NullMarked
package io.interlock.recon.layout;

import org.jspecify.annotations.NullMarked;

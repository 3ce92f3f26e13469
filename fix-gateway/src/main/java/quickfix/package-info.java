/**
 * One class in the engine's own package, because the engine parses messages by a method that only
 * its package may override.
 */
@NullMarked
package quickfix;

import org.jspecify.annotations.NullMarked;

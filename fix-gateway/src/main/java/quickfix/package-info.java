/**
 * In the engine's own package, because the engine parses messages by a method that only its package
 * may override, and shows an acceptor's threads to nobody else.
 */
@NullMarked
package quickfix;

import org.jspecify.annotations.NullMarked;

/** One class in the engine's own package, because only there its threads can be seen. */
@NullMarked
package quickfix.mina;

import org.jspecify.annotations.NullMarked;

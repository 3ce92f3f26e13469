/**
 * Keys by which programs call without a sign-in (table {@code api_key}): made by a person for a
 * while, for no more than that person may, revocable at once. Only a hash of the secret is kept.
 */
@NullMarked
package io.interlock.ops.apikey;

import org.jspecify.annotations.NullMarked;

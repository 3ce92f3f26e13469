/**
 * Which rejects are one problem: those of the same session, code, wording and symbol. Codes alone
 * are not trusted, OMSs reuse them; the wording without its numbers and ids is what tells them
 * apart. Says whose problem it is, what to look at first and what changed just before. Owns table
 * {@code reject_template}; reads {@code order_reject}, {@code audit_record} and {@code
 * fix_incident}.
 */
@NullMarked
package io.interlock.ops.reject;

import org.jspecify.annotations.NullMarked;

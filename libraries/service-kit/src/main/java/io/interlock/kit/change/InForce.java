package io.interlock.kit.change;

/**
 * A document that is in force, as its readers need it.
 *
 * @param activation the open one
 */
public record InForce<D>(String id, int version, D body, Activation activation) {}

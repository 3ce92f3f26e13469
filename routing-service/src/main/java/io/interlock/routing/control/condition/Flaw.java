package io.interlock.routing.control.condition;

/**
 * Something wrong with a condition.
 *
 * @param line in its text, from 1
 * @param column likewise
 */
public record Flaw(int line, int column, String text) {}

package io.interlock.recon.layout;

/**
 * What is wrong with a document.
 *
 * @param pointer where, as a JSON pointer
 * @param why names the value
 */
public record Finding(String pointer, String why) {}

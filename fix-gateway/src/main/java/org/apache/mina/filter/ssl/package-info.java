/**
 * One class that MINA's own package is needed for: its handler of a connection's TLS is not public.
 * Not null-marked: that would speak for MINA's classes too.
 */
package org.apache.mina.filter.ssl;

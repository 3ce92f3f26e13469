/** What was measured, and how it is told: a table, JSON, and a picture. */
@NullMarked
package io.interlock.benchmarks.report;

import org.jspecify.annotations.NullMarked;

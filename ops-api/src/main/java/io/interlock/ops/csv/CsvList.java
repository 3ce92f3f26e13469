package io.interlock.ops.csv;

import io.interlock.ops.page.Page;

/** A list for a handler whose return type does not tell of what it is. */
public record CsvList<T>(Class<T> row, Page<T> page) {}

package io.interlock.ops.alert;

/** CRITICAL wants someone now, WARNING today, INFO whenever. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}

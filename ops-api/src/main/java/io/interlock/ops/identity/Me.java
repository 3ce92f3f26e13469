package io.interlock.ops.identity;

import java.util.List;

/** The caller. */
record Me(String user, List<String> roles, List<String> permissions, String environment) {}

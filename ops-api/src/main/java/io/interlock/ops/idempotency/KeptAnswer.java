package io.interlock.ops.idempotency;

import java.util.Map;

/** An answer to be given again. */
record KeptAnswer(int status, Map<String, String> headers, byte[] body) {}

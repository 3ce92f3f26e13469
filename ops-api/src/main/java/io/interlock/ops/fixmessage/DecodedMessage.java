package io.interlock.ops.fixmessage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A FIX message in words.
 *
 * @param version BeginString(8)
 * @param msgType the name of MsgType(35), for example {@code NewOrderSingle}
 * @param problems what is wrong with it: length, checksum, unknown tags
 */
public record DecodedMessage(
        @Nullable String version,
        @Nullable String msgType,
        List<DecodedField> fields,
        List<String> problems) {}

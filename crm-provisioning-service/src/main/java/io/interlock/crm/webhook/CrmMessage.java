package io.interlock.crm.webhook;

import io.interlock.crm.lifecycle.CrmEvent;
import io.interlock.crm.lifecycle.Profile;
import io.interlock.events.EventCodec;
import io.interlock.kit.problem.Problem.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The body of a delivery. Fields that we do not know are ignored; a key twice is refused. */
record CrmMessage(
        @Nullable String type, @Nullable Instant timestamp, CrmMessage.@Nullable Fields data) {
    static final List<String> TYPES =
            List.of("client.created", "kyc.approved", "kyc.rejected", "deposit.received");

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(EventCodec.module())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    record Fields(
            @Nullable String clientId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String country,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String group) {}

    /** What a body says, or what is wrong with it. */
    sealed interface Reading {
        record Good(CrmEvent event, String type) implements Reading {}

        record Bad(List<FieldError> errors) implements Reading {}
    }

    /** Reads a body; throws JacksonException where it is no JSON of this shape. */
    static CrmMessage parse(byte[] body) {
        @Nullable CrmMessage message = MAPPER.readValue(body, CrmMessage.class);
        return message == null ? new CrmMessage(null, null, null) : message; // a body of null
    }

    /** The type if it is one of ours. */
    @Nullable String knownType() {
        return type != null && TYPES.contains(type) ? type : null;
    }

    Reading read() {
        List<FieldError> errors = new ArrayList<>();
        String kind = type == null ? "" : type;
        if (!TYPES.contains(kind)) {
            errors.add(wrong("/type", type, "must be one of " + TYPES));
        }
        Fields fields = data == null ? new Fields(null, null, null, null, null, null, null) : data;
        String client = fields.clientId() == null ? "" : fields.clientId();
        if (!CLIENT_ID.matcher(client).matches()) {
            errors.add(
                    wrong(
                            "/data/clientId",
                            fields.clientId(),
                            "must be 1 to 40 letters or digits"));
        }
        if (timestamp == null) {
            errors.add(wrong("/timestamp", null, "must be an instant"));
        }
        Instant at = timestamp == null ? Instant.EPOCH : timestamp.truncatedTo(ChronoUnit.MICROS);
        CrmEvent event = event(kind, client, fields, at, errors);
        return event == null || !errors.isEmpty()
                ? new Reading.Bad(List.copyOf(errors))
                : new Reading.Good(event, kind);
    }

    private static @Nullable CrmEvent event(
            String kind, String client, Fields fields, Instant at, List<FieldError> errors) {
        return switch (kind) {
            case "client.created" ->
                    new CrmEvent.ClientCreated(
                            client,
                            new Profile(
                                    text("/data/name", fields.name(), errors),
                                    text("/data/email", fields.email(), errors),
                                    text("/data/country", fields.country(), errors),
                                    fields.group() == null
                                            ? null
                                            : text("/data/group", fields.group(), errors)),
                            at);
            case "kyc.approved" -> new CrmEvent.KycApproved(client, at);
            case "kyc.rejected" -> new CrmEvent.KycRejected(client, at);
            case "deposit.received" -> {
                BigDecimal amount = fields.amount();
                boolean sane =
                        amount != null
                                && amount.signum() > 0
                                && amount.precision() <= 20
                                && amount.scale() >= -10
                                && amount.scale() <= 10
                                && amount.precision() - amount.scale() <= 10;
                if (amount == null || !sane) {
                    String shown = amount == null ? null : amount.toString();
                    errors.add(wrong("/data/amount", shown, "must be an amount above 0"));
                    yield null;
                }
                yield new CrmEvent.DepositReceived(
                        client, amount, text("/data/currency", fields.currency(), errors), at);
            }
            default -> null;
        };
    }

    private static String text(String pointer, @Nullable String value, List<FieldError> errors) {
        if (value == null || value.isBlank() || value.length() > 200) {
            errors.add(wrong(pointer, value, "must be 1 to 200 characters"));
            return "";
        }
        return value.strip();
    }

    private static FieldError wrong(String pointer, @Nullable String value, String rule) {
        String shown = value == null ? "missing" : "'" + value + "'";
        return new FieldError(
                pointer,
                value == null ? "missing" : "invalid-value",
                pointer + " " + rule + ", but is " + shown);
    }
}

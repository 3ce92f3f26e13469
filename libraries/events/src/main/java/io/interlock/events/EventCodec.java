package io.interlock.events;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.Identifier;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events to and from UTF-8 JSON. Thread-safe. Unknown properties are ignored: readers may be older.
 */
public final class EventCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(module()).build();

    private EventCodec() {}

    public static byte[] encode(Object event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /**
     * Reads an event; throws {@link JacksonException} naming the place when the text is not one.
     */
    public static <T> T decode(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static <T> T decode(byte[] json, Topic<T> topic) {
        return MAPPER.readValue(json, topic.type());
    }

    /** The domain's values as JSON strings: for the mappers of REST APIs. */
    public static JacksonModule module() {
        SimpleModule module = new SimpleModule("interlock-domain");
        value(module, Account.class, Identifier::value, Account::new);
        value(module, ClOrdId.class, Identifier::value, ClOrdId::new);
        value(module, ExecId.class, Identifier::value, ExecId::new);
        value(module, OrderId.class, Identifier::value, OrderId::new);
        value(module, Symbol.class, Identifier::value, Symbol::new);
        value(module, CommandId.class, CommandId::toString, CommandId::of);
        value(module, Price.class, Price::toString, Price::of);
        value(module, Quantity.class, Quantity::toString, Quantity::of);
        value(module, Instant.class, InstantText::of, InstantText::parse);
        value(module, BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new);
        return module;
    }

    private static <T> void value(
            SimpleModule module,
            Class<T> type,
            Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(
                type,
                new ValueSerializer<T>() {
                    @Override
                    public void serialize(
                            T value, JsonGenerator out, SerializationContext context) {
                        out.writeString(write.apply(value));
                    }
                });
        module.addDeserializer(
                type,
                new ValueDeserializer<T>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context) {
                        String text = in.getValueAsString();
                        try {
                            return read.apply(text);
                        } catch (IllegalArgumentException | DateTimeException e) {
                            return type.cast(
                                    context.handleWeirdStringValue(
                                            type, text, "%s", String.valueOf(e.getMessage())));
                        }
                    }
                });
    }
}

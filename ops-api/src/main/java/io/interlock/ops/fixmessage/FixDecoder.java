package io.interlock.ops.fixmessage;

import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import quickfix.ConfigError;
import quickfix.DataDictionary;

/**
 * Decodes by the dictionary of the message's version. Dictionaries are loaded when first needed.
 */
@Component
public class FixDecoder {
    private static final String DEFAULT = "FIX44.xml";
    private static final Map<String, String> FILES =
            Map.of(
                    "FIX.4.0", "FIX40.xml",
                    "FIX.4.1", "FIX41.xml",
                    "FIX.4.2", "FIX42.xml",
                    "FIX.4.3", "FIX43.xml",
                    "FIX.4.4", DEFAULT,
                    "FIXT.1.1", "FIX50SP2.xml");

    private final Map<String, DataDictionary> dictionaries = new ConcurrentHashMap<>();

    /** Decodes any text; what is no {@code tag=value} is left out. */
    public DecodedMessage decode(String text) {
        String soh = text.indexOf(FixMessage.SOH) >= 0 ? text : text.replace('|', FixMessage.SOH);
        FixMessage message = FixMessage.of(Masked.text(soh));
        String version = message.get(Tags.BEGIN_STRING);
        String file = version == null ? DEFAULT : FILES.getOrDefault(version, DEFAULT);
        DataDictionary dictionary = dictionaries.computeIfAbsent(file, FixDecoder::load);
        List<String> problems = new ArrayList<>(Envelope.problems(soh));
        List<DecodedField> fields = fields(message, dictionary);
        fields.stream()
                .filter(field -> !field.known())
                .forEach(field -> problems.add("tag " + field.tag() + " is in no dictionary"));
        if (fields.isEmpty()) {
            problems.add("no tag=value in this text");
        }
        return new DecodedMessage(
                version, typeName(dictionary, message.msgType()), fields, problems);
    }

    private static @Nullable String typeName(DataDictionary dictionary, String msgType) {
        return msgType.isEmpty() ? null : dictionary.getValueName(Tags.MSG_TYPE, msgType);
    }

    private static List<DecodedField> fields(FixMessage message, DataDictionary dictionary) {
        List<DecodedField> fields = new ArrayList<>();
        Groups groups = new Groups(dictionary, message.msgType());
        message.forEach((value, tag) -> {
            int depth = groups.depthOf(tag);
            String name = dictionary.getFieldName(tag);
            fields.add(
                    new DecodedField(
                            tag,
                            name == null ? "Unknown" : name,
                            value,
                            meaning(dictionary, tag, value),
                            depth,
                            name != null));
        });
        return fields;
    }

    private static @Nullable String meaning(DataDictionary dictionary, int tag, String value) {
        return dictionary.getValueName(tag, value);
    }

    private static DataDictionary load(String file) {
        try {
            return new DataDictionary(file);
        } catch (ConfigError e) {
            throw new IllegalStateException("no FIX dictionary " + file, e);
        }
    }
}

package io.interlock.simulators.oms;

import io.interlock.domain.OrdType;
import io.interlock.domain.Side;
import io.interlock.simulators.control.ControlServer;
import io.interlock.simulators.oms.book.Action;
import io.interlock.simulators.oms.book.Rule;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads rules and actions from JSON; {@link IllegalArgumentException} names what it cannot read.
 */
final class Script {
    private static final Set<String> MATCH =
            Set.of(
                    "msgType", "symbol", "account", "clOrdId", "side", "ordType", "session", "nth",
                    "every", "times");
    private static final Set<String> ACTION =
            Set.of("do", "afterMs", "qty", "fraction", "px", "code", "text", "hidden", "extra");

    private Script() {}

    static List<Rule> read(String json) {
        return rules(ControlServer.JSON.readTree(json));
    }

    /** A list of rules, or one. */
    static List<Rule> rules(JsonNode json) {
        List<Rule> rules = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(each -> rules.add(rule(each)));
        } else {
            rules.add(rule(json));
        }
        return rules;
    }

    private static Rule rule(JsonNode json) {
        known(json, Set.of("match", "actions"));
        JsonNode match = json.path("match");
        known(match, MATCH);
        Map<Integer, String> equal = new HashMap<>();
        put(equal, Tag.SYMBOL, text(match, "symbol"));
        put(equal, Tag.ACCOUNT, text(match, "account"));
        String side = text(match, "side");
        if (side != null) {
            equal.put(Tag.SIDE, "" + Side.valueOf(side).code());
        }
        String ordType = text(match, "ordType");
        if (ordType != null) {
            equal.put(Tag.ORD_TYPE, "" + OrdType.valueOf(ordType).code());
        }
        String clOrdId = text(match, "clOrdId");
        String msgType = text(match, "msgType");
        List<Action> actions = new ArrayList<>();
        json.path("actions").forEach(each -> actions.add(action(each)));
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("A rule needs actions");
        }
        return new Rule(
                msgType == null ? "D" : msgType,
                equal,
                clOrdId == null ? null : Pattern.compile(clOrdId),
                text(match, "session"),
                match.path("nth").asInt(0),
                match.path("every").asInt(0),
                match.path("times").asInt(0),
                List.copyOf(actions));
    }

    private static Action action(JsonNode json) {
        String kind = text(json, "do");
        if (kind == null) {
            throw new IllegalArgumentException("An action needs \"do\"");
        }
        return action(kind(kind), json);
    }

    /** An action of the given kind, with what {@code json} says of it. */
    static Action action(Action.Kind kind, JsonNode json) {
        known(json, ACTION);
        Map<Integer, String> extra = new HashMap<>();
        json.path("extra")
                .properties()
                .forEach(each ->
                        extra.put(Integer.valueOf(each.getKey()), each.getValue().asString()));
        return new Action(
                kind,
                json.path("afterMs").asLong(0),
                decimal(json, "qty"),
                decimal(json, "fraction"),
                decimal(json, "px"),
                json.path("code").asInt(0),
                text(json, "text"),
                json.path("hidden").asBoolean(false),
                Map.copyOf(extra));
    }

    private static Action.Kind kind(String text) {
        try {
            return Action.Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"do\": \"" + text + "\" is not known", e);
        }
    }

    private static void known(JsonNode json, Set<String> names) {
        for (String name : json.propertyNames()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is not known; known are " + names);
            }
        }
    }

    private static void put(Map<Integer, String> equal, int tag, @Nullable String value) {
        if (value != null) {
            equal.put(tag, value);
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static @Nullable BigDecimal decimal(JsonNode json, String name) {
        String text = text(json, name);
        return text == null ? null : new BigDecimal(text);
    }
}

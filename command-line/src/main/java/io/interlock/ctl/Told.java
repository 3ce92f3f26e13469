package io.interlock.ctl;

import static io.interlock.ctl.Printer.plain;

import tools.jackson.databind.JsonNode;

/** An explanation of the API as text. */
final class Told {
    private final StringBuilder text = new StringBuilder();

    private Told() {}

    static String of(JsonNode explanation) {
        Told told = new Told();
        told.line(
                "%s %s of %s, order %s, decided at %s",
                explanation.path("kind"),
                explanation.path("clOrdId"),
                explanation.path("clientSession"),
                explanation.path("order"),
                explanation.path("decidedAt"));
        told.line("%s", explanation.path("conclusion"));
        if (explanation.hasNonNull("profile")) {
            told.line("Profile: %s", explanation.path("profile"));
        }
        int number = 0;
        for (JsonNode step : explanation.path("steps")) {
            told.text.append("%3d. ".formatted(++number));
            told.line("%s: %s %s", step.path("rule"), step.path("question"), step.path("answer"));
            for (JsonNode input : step.path("inputs")) {
                told.line("       %s: %s", input.path("name"), input.path("value"));
            }
        }
        for (JsonNode policy : explanation.path("policies")) {
            told.policy(policy);
        }
        for (JsonNode document : explanation.path("documents")) {
            told.line("By %s %s", document.path("name"), document.path("value"));
        }
        return told.text.toString();
    }

    private void policy(JsonNode policy) {
        text.append("Policy %s v%s".formatted(plain(policy.path("id")), policy.path("version")));
        if (policy.hasNonNull("by")) {
            text.append(
                    ", in force since %s by %s: %s"
                            .formatted(
                                    plain(policy.path("since")),
                                    plain(policy.path("by")),
                                    plain(policy.path("reason"))));
        }
        if (policy.hasNonNull("approvedBy")) {
            text.append("; approved by ").append(plain(policy.path("approvedBy")));
        }
        text.append(System.lineSeparator());
    }

    private void line(String format, JsonNode... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = plain(values[i]);
        }
        text.append(format.formatted(plain)).append(System.lineSeparator());
    }
}

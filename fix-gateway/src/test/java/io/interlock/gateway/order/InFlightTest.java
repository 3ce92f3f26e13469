package io.interlock.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final Instant AT = Instant.parse("2026-01-02T10:00:00Z");

    private final InFlight inFlight = new InFlight();
    private final List<String> told = new ArrayList<>();

    InFlightTest() {
        inFlight.listen(
                new InFlight.Listener() {
                    @Override
                    public void answered(InFlight.Sent sent, String how) {
                        told.add(sent.nameAtOms() + ": " + how);
                    }

                    @Override
                    public boolean unknown(InFlight.Sent sent, String session) {
                        return false;
                    }
                });
        inFlight.sent(new InFlight.Sent(order(), "OMSA", "OMSA-P", "A1", AT));
    }

    @Test
    void theDropCopyAnswersAndTheReportStillKnowsWhenItsOrderWasSent() {
        inFlight.copied("OMSA", "A1");
        assertThat(inFlight.all()).isEmpty();
        assertThat(inFlight.sentAt("OMSA", "A1")).contains(AT);
        inFlight.answered("OMSA", "A1", "OMSA-P has answered");
        assertThat(inFlight.sentAt("OMSA", "A1")).isEmpty();
        assertThat(told).containsExactly("A1: the drop copy reports it");
    }

    @Test
    void afterTheReportTheDropCopySaysNothingNew() {
        inFlight.answered("OMSA", "A1", "OMSA-P has answered");
        inFlight.copied("OMSA", "A1");
        assertThat(inFlight.sentAt("OMSA", "A1")).isEmpty();
        assertThat(told).containsExactly("A1: OMSA-P has answered");
    }

    private static OrderCommand order() {
        return OrderMessages.command(
                FixMessage.of("35=D\u000111=A1\u000155=EURUSD\u000154=1\u000138=1\u000140=1\u0001"),
                OrderCommand.Kind.NEW,
                new CommandId("TRADER1", 1, 2),
                new OrderMessages.Sender(
                        "TRADER1",
                        Environment.LIVE,
                        OrderCommand.Gate.ENFORCE,
                        "FIX.4.4",
                        Duration.ofSeconds(5)),
                null,
                null,
                AT);
    }
}

package io.interlock.simulators.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Peer;
import io.interlock.simulators.wire.Tag;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ticket against a gateway that answers what the test says. */
class OrderTicketIT {
    @TempDir Path data;
    private Peer gateway;
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void start() {
        gateway = Peer.gatewayFor("CLI", data).start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void filledOrderIsToldInWordsAndEndsWithZero() throws Exception {
        CompletableFuture<Integer> code = order("buy", "10000", "eurusd", "market");
        FixMessage order = gateway.next();
        assertThat(order.toString())
                .contains("|1=L1005|")
                .contains("|54=1|55=EURUSD|")
                .contains("|40=1|");
        String about = "35=8|37=O1|55=EURUSD|54=1|11=" + order.text(Tag.CL_ORD_ID) + "|";
        gateway.send(about + "17=E1|150=0|39=0|14=0|151=10000|6=0|");
        gateway.send(about + "17=E2|150=F|39=2|14=10000|151=0|6=1.1|32=10000|31=1.1|");

        assertThat(code.get()).isZero();
        assertThat(out.toString())
                .contains("buy 10000 EURUSD market, day, account L1005")
                .contains("New")
                .contains("Filled            10000 @ 1.1  (cum 10000, leaves 0)");
    }

    @Test
    void rejectIsToldWithItsReasonAndEndsWithOne() throws Exception {
        CompletableFuture<Integer> code = order("sell", "1", "NOPE", "limit", "5");
        String name = gateway.next().text(Tag.CL_ORD_ID);
        gateway.send(
                "35=8|37=NONE|17=E3|150=8|39=8|55=NOPE|54=2|14=0|151=0|6=0|103=1|58=No such symbol|11="
                        + name
                        + "|");

        assertThat(code.get()).isEqualTo(1);
        assertThat(out.toString())
                .contains("Rejected")
                .contains("Unknown symbol (OrdRejReason 1)  No such symbol");
    }

    @Test
    void laterCallKnowsTheOrderAndItsSessionGoesOn() throws Exception {
        CompletableFuture<Integer> placed = order("buy", "10", "XAUUSD", "limit", "2000");
        FixMessage first = gateway.next();
        String name = first.text(Tag.CL_ORD_ID);
        gateway.send("35=8|37=O7|17=E4|150=0|39=0|55=XAUUSD|54=1|14=0|151=10|6=0|11=" + name + "|");
        assertThat(placed.get()).isZero();
        CompletableFuture<Integer> canceled = order("cancel", name);
        FixMessage cancel = gateway.next();
        while (cancel.msgType().equals("5")) {
            cancel = gateway.next();
        }
        assertThat(List.of(cancel.msgType(), cancel.text(41), cancel.text(55), cancel.text(38)))
                .containsExactly("F", name, "XAUUSD", "10");
        gateway.send("35=9|37=O7|39=2|434=1|102=0|41=" + name + "|11=" + cancel.text(11) + "|");

        assertThat(canceled.get()).isEqualTo(1);
        assertThat(out.toString()).contains("Cancel rejected: Too late (CxlRejReason 0)");
    }

    @Test
    void wrongUsageAndNoConnectionEndWithTwo() throws Exception {
        assertThat(order("buy", "10", "XAUUSD", "limit").get()).isEqualTo(2);
        assertThat(order("cancel", "NOPE").get()).isEqualTo(2);
        assertThat(order("buy", "10", "XAUUSD", "limti").get()).isEqualTo(2);
        assertThat(out.toString())
                .contains("A limit order takes 1 price(s)")
                .contains("No order NOPE was sent from here")
                .contains("'limti' is no order type; there are market, limit, stop, stop-limit")
                .doesNotContain("Exception");
        gateway.close();

        assertThat(order("buy", "10", "XAUUSD", "market").get()).isEqualTo(2);
        assertThat(out.toString()).contains("Nothing answers at 127.0.0.1:");
    }

    private CompletableFuture<Integer> order(String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.addAll(
                List.of(
                        "--port",
                        String.valueOf(gateway.endpoint().port()),
                        "--data",
                        data.resolve("cli").toString()));
        PrintWriter writer = new PrintWriter(out, true);
        return CompletableFuture.supplyAsync(
                () -> OrderTicket.run(args.toArray(String[]::new), writer, writer));
    }
}

package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.FixSocket;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A client with no FIX engine at all trades by what docs/protocols/fix.md says. */
class StrangerClientSystemTest {
    @Test
    void allFourOrderTypesAreTradedReplacedAndCanceled() throws IOException {
        try (FixSocket client = Platform.client()) {
            String market = Platform.fresh("M");
            client.send("35=D", Orders.market(market));
            assertThat(client.receiveWith("|11=" + market + "|", "|39=2|")).contains("|14=10000|");

            String limit = Platform.fresh("L");
            client.send("35=D", Orders.resting(limit));
            assertThat(client.receiveWith("|11=" + limit + "|"))
                    .contains("|150=0|")
                    .contains("|39=0|");

            String stop = Platform.fresh("S");
            client.send("35=D", Orders.order(stop, "EURUSD", "38=10000|40=3|99=9.00000|59=1|"));
            assertThat(client.receiveWith("|11=" + stop + "|")).contains("|150=0|");

            String stopLimit = Platform.fresh("SL");
            client.send(
                    "35=D",
                    Orders.order(stopLimit, "EURUSD", "38=10000|40=4|44=9.10000|99=9.00000|59=1|"));
            assertThat(client.receiveWith("|11=" + stopLimit + "|")).contains("|150=0|");

            String replaced = Platform.fresh("R");
            client.send("35=G", Orders.replace(replaced, limit, "38=20000|40=2|44=0.60000|59=1|"));
            assertThat(client.receiveWith("|11=" + replaced + "|", "|150=5|"))
                    .contains("|41=" + limit + "|")
                    .contains("|38=20000|");

            client.send("35=H", "11=" + replaced + "|55=EURUSD|54=1|");
            assertThat(client.receiveWith("|150=I|"))
                    .contains("|11=" + replaced + "|")
                    .contains("|39=");

            for (String working : new String[] {replaced, stop, stopLimit}) {
                String cancel = Platform.fresh("C");
                client.send("35=F", Orders.cancel(cancel, working));
                assertThat(client.receiveWith("|11=" + cancel + "|", "|39=4|"))
                        .contains("|41=" + working + "|");
            }
        }
    }

    @Test
    void immediateOrCancelAndFillOrKillEnd() throws IOException {
        try (FixSocket client = Platform.client()) {
            for (String tif : new String[] {"3", "4"}) {
                String id = Platform.fresh("T");
                client.send(
                        "35=D",
                        Orders.order(id, "EURUSD", "38=10000|40=2|44=0.50000|59=" + tif + "|"));
                assertThat(client.receiveWith("|11=" + id + "|", "|151=0|"))
                        .containsAnyOf("|39=4|", "|39=C|");
            }
        }
    }
}

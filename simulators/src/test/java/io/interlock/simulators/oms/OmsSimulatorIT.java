package io.interlock.simulators.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Peer;
import io.interlock.simulators.wire.Tag;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OMS over real FIX sessions on the loopback. */
class OmsSimulatorIT {
    private static final String ORDER = "35=D|1=L1|55=XYZ|54=1|38=10|40=1|60=20261122-10:00:00|11=";

    @TempDir Path data;
    private OmsSimulator oms;
    private Peer primary;
    private Peer dropCopy;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        oms = new OmsSimulator(OmsConfig.onFreePorts("OMST", data.resolve("oms"))).start();
        primary = Peer.towards("OMST-P", oms.primaryPort(), data).start();
        dropCopy = Peer.towards("OMST-DC", oms.dropCopyPort(), data).start();
        primary.awaitWord("#logon");
        dropCopy.awaitWord("#logon");
    }

    @AfterEach
    void stop() {
        primary.close();
        dropCopy.close();
        oms.close();
        http.close();
    }

    @Test
    void orderIsAcknowledgedAndFilledAndTheDropCopyTellsTheSame() throws Exception {
        primary.send(ORDER + "A1|");
        FixMessage ack = primary.next();
        FixMessage fill = primary.next();

        assertThat(List.of(ack.text(150), ack.text(39), fill.text(150), fill.text(39)))
                .containsExactly("0", "0", "F", "2");
        assertThat(List.of(dropCopy.next().text(17), dropCopy.next().text(17)))
                .containsExactly(ack.text(17), fill.text(17));
        oms.close();
        assertThat(Files.readAllLines(data.resolve("oms/journal.jsonl")))
                .anyMatch(line -> line.contains("\"dir\":\"in\"") && line.contains("|11=A1|"))
                .anyMatch(line -> line.contains("\"OMST-P\",\"dir\":\"out\""))
                .anyMatch(line -> line.contains("\"OMST-DC\",\"dir\":\"out\""));
    }

    @Test
    void messageOfThePeerIsRefusedOnDemand() throws Exception {
        oms.fault("OMST-P", Fault.REFUSE_MESSAGE, 1);

        FixMessage refusal = primary.next();
        assertThat(refusal.msgType()).isEqualTo("3");
        assertThat(refusal.text(45)).isEqualTo("1");
    }

    @Test
    void unknownTagsAreTakenAndSecondaryWorksOnTheSameBook() throws Exception {
        try (Peer secondary = Peer.towards("OMST-S", oms.secondaryPort(), data).start()) {
            secondary.awaitWord("#logon");
            secondary.send("35=D|1=L1|55=XYZ|54=1|38=10|40=2|44=50|20001=x|11=B1|");
            assertThat(secondary.next().text(150)).isEqualTo("0");
            primary.send("35=H|11=B1|55=XYZ|54=1|");

            assertThat(primary.next().text(150)).isEqualTo("I");
        }
    }

    @Test
    void cancelReplaceAndStatusOverTheWire() throws Exception {
        primary.send("35=D|1=L1|55=XYZ|54=1|38=10|40=2|44=50|11=C1|");
        primary.send("35=G|55=XYZ|54=1|38=20|40=2|44=51|11=C2|41=C1|");
        primary.send("35=F|55=XYZ|54=1|11=C3|41=C2|");
        primary.send("35=F|55=XYZ|54=1|11=C4|41=NOPE|");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FixMessage next = primary.next();
            answers.add(next.msgType() + next.text(150) + next.text(102));
        }

        assertThat(answers).containsExactly("80", "85", "84", "91");
    }

    @Test
    void hiddenFillArrivesOnReleaseOverTheControlPort() throws Exception {
        assertThat(
                        post(
                                "/rules",
                                "{\"match\":{\"clOrdId\":\"^H\"},\"actions\":[{\"do\":\"ack\"},"
                                        + "{\"do\":\"fill\",\"hidden\":true}]}"))
                .contains("\"added\":1");
        primary.send(ORDER + "H1|");
        primary.next();
        dropCopy.next();
        FixMessage copied = dropCopy.next();
        assertThat(copied.text(39)).isEqualTo("2");
        assertThat(primary.hasNothing()).isTrue();
        post("/orders/H1/release", "");

        assertThat(primary.next().text(17)).isEqualTo(copied.text(17));
    }

    @Test
    void controlPortFillsBustsAndCancels() throws Exception {
        post("/rules", "{\"match\":{},\"actions\":[{\"do\":\"ack\"}]}");
        primary.send(ORDER + "M1|");
        primary.next();
        post("/orders/M1/fills", "{\"qty\":4,\"px\":101.5}");
        FixMessage fill = primary.next();
        assertThat(fill.text(32) + "@" + fill.text(31)).isEqualTo("4@101.5");
        post("/orders/M1/bust", "");
        assertThat(primary.next().text(Tag.EXEC_REF_ID)).isEqualTo(fill.text(17));
        post("/orders/M1/cancel", "{\"text\":\"desk\"}");

        assertThat(primary.next().text(39)).isEqualTo("4");
        assertThat(post("/orders/NOPE/bust", "")).contains("not known");
        assertThat(post("/rules", "{oops")).contains("error");
    }

    @Test
    void refusedLogonIsAnsweredByLogoutUntilCleared() throws Exception {
        post("/sessions/OMST-P/faults", "{\"fault\":\"refuseLogon\"}");
        primary.awaitWord("#logout");
        FixMessage refusal = primary.next();
        assertThat(refusal.msgType()).isEqualTo("5");
        assertThat(refusal.text(58)).contains("refused");
        post("/sessions/OMST-P/faults", "{\"fault\":\"clear\"}");
        primary.awaitWord("#logon");
        primary.send(ORDER + "R1|");

        FixMessage next = primary.next();
        while (!next.msgType().equals("8")) {
            next = primary.next();
        }
        assertThat(next.text(11)).isEqualTo("R1");
    }

    @Test
    void reportsMadeWhileThePeerIsAwayComeByResend() throws Exception {
        post("/rules", "{\"match\":{},\"actions\":[{\"do\":\"ack\"}]}");
        primary.send(ORDER + "W1|");
        primary.next();
        post("/sessions/OMST-P/faults", "{\"fault\":\"down\"}");
        primary.awaitWord("#logout");
        post("/sessions/OMST-P/faults", "{\"fault\":\"clear\"}");
        post("/orders/W1/fills", "{}");

        FixMessage fill = primary.next();
        assertThat(fill.text(39)).isEqualTo("2");
    }

    @Test
    void sequenceGapIsGapFilledAndNothingIsLost() throws Exception {
        post("/sessions/OMST-P/faults", "{\"fault\":\"sequenceGap\",\"by\":7}");
        primary.send(ORDER + "G1|");

        assertThat(primary.next().text(150)).isEqualTo("0");
        assertThat(primary.next().text(150)).isEqualTo("F");
    }

    @Test
    void restartResumesNumbersAndBookAndNeverRepeatsExecIds() throws Exception {
        primary.send("35=D|1=L1|55=XYZ|54=1|38=10|40=2|44=50|11=S0|");
        primary.next();
        primary.send(ORDER + "S1|");
        String before = primary.next().text(17);
        primary.next();
        int port = oms.primaryPort();
        oms.close();
        oms =
                new OmsSimulator(
                                new OmsConfig(
                                        "OMST",
                                        "INTERLOCK",
                                        "127.0.0.1",
                                        port,
                                        0,
                                        0,
                                        0,
                                        data.resolve("oms"),
                                        null,
                                        false))
                        .start();
        primary.awaitWord("#logon");
        primary.send(ORDER + "S2|");
        FixMessage next = primary.next();
        while (!next.msgType().equals("8")) {
            next = primary.next();
        }

        assertThat(next.text(17)).isNotEqualTo(before);
        primary.next();
        primary.send("35=F|41=S0|55=XYZ|54=1|11=S3|");
        assertThat(primary.next().text(39)).isEqualTo("4");
    }

    private String post(String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + oms.controlPort() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

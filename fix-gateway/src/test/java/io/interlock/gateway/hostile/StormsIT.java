package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.peer.Fields;
import io.interlock.testkit.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Sessions that are logged on and have gone mad. */
class StormsIT extends UnderAttack {
    private static final int HEAP_MIB = 150;
    private static final int JUMP = 1_000_000;

    @Test
    void aStormOfResendRequestsIsSurvived() throws IOException {
        int orders = 400;
        int requests = 1_000;
        try (ClientPeer peer = comeBack("HSTORM")) {
            for (int i = 1; i <= orders; i++) {
                peer.send("D", Orders.body("STORM-" + peer.nextOut()));
                peer.await(message -> message.contains("|150=0|"));
            }
            long heap = Resources.now().heapMiB();
            for (int i = 0; i < requests; i++) {
                peer.send("2", "7=1|16=0");
            }
            peer.send("1", "112=after the storm");
            int copies = 0;
            String message = peer.await(any -> true);
            while (!message.contains("|112=after the storm|")) {
                copies += message.contains("|43=Y|") ? 1 : 0;
                message = peer.await(any -> true);
            }
            assertThat(copies).isPositive();
            assertThat(Resources.now().heapMiB()).isLessThan(heap + HEAP_MIB);
            String next = "STORM-" + peer.nextOut();
            peer.send("D", Orders.body(next));
            peer.await(report -> report.contains("|11=" + next + "|"));
        }
    }

    @Test
    void whatComesAheadOfAGapIsBoundedAndEachMessageIsTakenOnce() throws IOException {
        int orders = 3_000;
        String text = "|58=" + "x".repeat(4_000);
        ConcurrentLinkedQueue<String> atOms = new ConcurrentLinkedQueue<>();
        seenAtOms = message -> Fields.value(message, "11").ifPresent(atOms::add);
        Map<Integer, String> sent = new TreeMap<>();
        try (ClientPeer peer = comeBack("HJUMP")) {
            int gap = peer.nextOut();
            peer.next(gap + JUMP);
            for (int i = 0; i < orders; i++) {
                String order = Orders.body("JUMP-" + peer.nextOut()) + text;
                sent.put(peer.nextOut(), order);
                peer.send("D", order);
            }
            peer.await(message -> message.contains("|35=2|"));
            // the gap was nothing: the first order is next
            peer.send("4", "34=" + gap + "|43=Y|122=now|123=Y|36=" + (gap + JUMP));
            assertThat(forgotten(peer, sent)).isNotEmpty();
        }
        List<String> all = sent.keySet().stream().map(number -> "JUMP-" + number).toList();
        Eventually.within(Duration.ofSeconds(60))
                .passes(() ->
                        assertThat(atOms.stream().filter(id -> id.startsWith("JUMP-")))
                                .containsExactlyInAnyOrderElementsOf(all));
    }

    /** What the gateway asks for until it has everything. */
    private static List<String> forgotten(ClientPeer peer, Map<Integer, String> sent)
            throws IOException {
        List<String> asked = new ArrayList<>();
        peer.send("1", "112=everything");
        String message = peer.await(any -> true);
        while (!message.contains("|112=everything|")) {
            if (message.contains("|35=2|")) {
                asked.add(message);
                resend(peer, message, sent);
            }
            message = peer.await(any -> true);
        }
        return asked;
    }

    /** Answers a ResendRequest from what was sent. */
    private static void resend(ClientPeer peer, String request, Map<Integer, String> sent)
            throws IOException {
        int begin = Integer.parseInt(Fields.value(request, "7").orElseThrow());
        int end = Integer.parseInt(Fields.value(request, "16").orElseThrow());
        int last = end == 0 ? peer.nextOut() - 1 : end;
        for (int seq = begin; seq <= last; seq++) {
            String order = sent.get(seq);
            if (order == null) {
                peer.send("4", "34=" + seq + "|43=Y|122=now|123=Y|36=" + (seq + 1));
            } else {
                peer.send("D", "34=" + seq + "|43=Y|122=now|" + order);
            }
        }
    }

    /** The engine is still at the burst while the next connection logs on. */
    @Test
    void whoIsCutWithinABurstAndComesBackAtOnceIsLetIn() throws IOException {
        for (int i = 0; i < 10; i++) {
            try (ClientPeer peer = comeBack("HSTORM")) {
                StringBuilder tooLow = new StringBuilder();
                for (int message = 0; message < 1_500; message++) {
                    tooLow.append(peer.draft("0", "34=1"));
                }
                peer.write(tooLow.toString());
                assertThat(peer.closedWithin(CLOSED)).isTrue();
            } catch (IOException reset) {
                // while it still wrote
            }
        }
        try (ClientPeer peer = comeBack("HSTORM")) {
            peer.send("1", "112=at home");
            peer.await(message -> message.contains("|112=at home|"));
        }
    }

    @Test
    void aSequenceResetOfTwoBillionTakesNoTime() throws IOException {
        try (ClientPeer peer = comeBack("HBIG")) {
            int due = peer.nextOut();
            peer.send("4", "36=2000000000");
            peer.next(2_000_000_000);
            peer.send("1", "112=at two billion");
            peer.await(message -> message.contains("|112=at two billion|"));
            assertThat(due).isLessThan(expectedOf("HBIG"));
        }
        awaitFree("HBIG");
        sessions.session("HBIG").setNextTargetMsgSeqNum(1);
    }

    @Test
    void whoDoesNotReadIsCutAndLosesNothing() throws IOException {
        String clOrdId = "SLOW-" + expectedOf("HSLOW");
        try (ClientPeer peer = comeBack("HSLOW")) {
            peer.send("D", Orders.body(clOrdId));
            String large = "y".repeat(60_000);
            for (int i = 0; i < 400 && !isFree("HSLOW"); i++) {
                peer.send("1", "112=" + large);
            }
            awaitFree("HSLOW");
        } catch (IOException cut) {
            // while it still wrote
        }
        try (ClientPeer peer = comeBack("HSLOW")) {
            peer.send("2", "7=1|16=0");
            peer.await(message -> message.contains("|11=" + clOrdId + "|"));
            peer.send("1", "112=reads again");
            peer.await(message -> message.contains("|112=reads again|"));
        }
    }
}

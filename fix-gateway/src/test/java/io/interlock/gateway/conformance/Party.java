package io.interlock.gateway.conformance;

import io.interlock.gateway.conformance.Scenario.Step;
import io.interlock.gateway.conformance.ScenarioPlayer.Gateway;
import io.interlock.gateway.peer.Draft;
import io.interlock.gateway.peer.Draft.Head;
import io.interlock.gateway.peer.Fields;
import io.interlock.gateway.peer.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One side of a session of the gateway: numbers that outlive its connections. */
final class Party {
    private static final Pattern WORD = Pattern.compile("\\$(me|oms|next|\\d+)");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final String compId;
    private final String peer;
    private final Gateway gateway;
    private final Head head;
    private int nextOut = 1;
    private int nextIn = 1;
    private int probes;
    private boolean connected;
    private String last = "|";
    private Optional<Wire> wire = Optional.empty();

    Party(String compId, String peer, Gateway gateway) {
        this.peer = peer;
        this.compId = compId;
        this.gateway = gateway;
        this.head = new Head("FIX.4.4", compId, gateway.compId());
    }

    String compId() {
        return compId;
    }

    void connect(Duration within) throws IOException {
        drop();
        if (connected && !gateway.initiates(compId)) {
            gateway.awaitFree(compId);
        }
        connected = true;
        wire = Optional.of(gateway.connect(compId, within));
    }

    void drop() {
        wire.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        wire = Optional.empty();
    }

    private Wire open() {
        return wire.orElseThrow(() -> new AssertionError("not connected"));
    }

    void send(String msgType, String fields) throws IOException {
        Draft.Ready ready = Draft.message(head, msgType, filled(fields), nextOut, Instant.now());
        if (ready.usesNumber()) {
            nextOut++;
        }
        open().write(ready.bytes());
    }

    void raw(String text) throws IOException {
        open().write(filled(text).replace('|', '\u0001'));
    }

    /** Puts in {@code $me} and, as {@code $112}, values of the message received last. */
    private String filled(String fields) {
        return WORD.matcher(fields)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                switch (found.group(1)) {
                                    case "me" -> compId;
                                    case "oms" -> peer;
                                    case "next" -> Integer.toString(nextOut);
                                    default -> Fields.value(last, found.group(1)).orElse("");
                                }));
    }

    void expect(Step step) throws IOException {
        Instant before = sentAt(last);
        String message =
                next(wanted(step), step.within(), step.fields().contains("34="))
                        .orElseThrow(() -> new AssertionError("the gateway closed the connection"));
        Fields.check(message, step.msgType(), filled(step.fields()));
        boolean timed = !step.after().isZero();
        if (timed && sentAt(message).isBefore(before.plus(step.after()))) {
            throw new AssertionError("came before " + step.after() + ": " + message);
        }
    }

    private static Predicate<String> wanted(Step step) {
        return message ->
                step.msgType().equals(Fields.value(message, "35").orElse(""))
                        && isProbe(message) == step.fields().contains("SYNC-");
    }

    void expectNothing(Duration within) throws IOException {
        String id = "probe-" + ++probes;
        send("1", "112=" + id);
        String answer =
                next(text -> text.contains("|35=0|"), within, false)
                        .orElseThrow(() -> new AssertionError("the gateway closed the connection"));
        Fields.check(answer, "0", "112=" + id);
    }

    void expectDisconnect(Duration within) throws IOException {
        Optional<String> message = next(text -> false, within, false);
        if (message.isPresent()) {
            throw new AssertionError("came before the end: " + message.get());
        }
        drop();
    }

    /** The next message, without idle Heartbeats and our own gateway's probes unless wanted. */
    private Optional<String> next(Predicate<String> wanted, Duration within, boolean anyNumber)
            throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<String> message = open().next(Duration.ofNanos(deadline - System.nanoTime()));
            if (message.isEmpty()) {
                return message;
            }
            String text = message.get();
            number(text, anyNumber);
            if (wanted.test(text) || !isIdle(text)) {
                last = text;
                return message;
            }
        }
    }

    private static Instant sentAt(String message) {
        return Fields.value(message, "52")
                .map(time -> TIME.parse(time, Instant::from))
                .orElse(Instant.EPOCH);
    }

    private static boolean isIdle(String message) {
        return message.contains("|35=0|") && !message.contains("|112=") || isProbe(message);
    }

    /** Until the first is answered there is one every half second, so there may be one too many. */
    private static boolean isProbe(String message) {
        return message.contains("|35=1|") && message.contains("|112=SYNC-");
    }

    /** Numbers of the gateway go up by one, but for what it sends again and what it skips. */
    private void number(String message, boolean any) {
        int seq = Integer.parseInt(Fields.value(message, "34").orElse("0"));
        boolean again = message.contains("|43=Y|");
        if (!any && !again && seq != nextIn) {
            throw new AssertionError(
                    "MsgSeqNum " + seq + " in place of " + nextIn + ": " + message);
        }
        if (!again) {
            nextIn = seq + 1;
        }
    }
}

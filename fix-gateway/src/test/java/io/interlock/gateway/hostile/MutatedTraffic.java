package io.interlock.gateway.hostile;

import io.interlock.testkit.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends mutated messages in bunches, and after each bunch brings its numbers in line
 * and asks whether the session still answers. Where it does not, or has been closed, it comes back.
 */
final class MutatedTraffic {
    private static final int BUNCH = 40;
    private static final int TOO_HIGH = 1_000_000_000;
    private static final List<String[]> TEMPLATES =
            List.of(
                    new String[] {
                        "D", "11=%s|1=L1001|55=EURUSD|54=1|60=now|38=1000|40=2|44=1.1000|59=1"
                    },
                    new String[] {
                        "D",
                        "11=%s|453=2|448=A|447=D|452=1|448=B|447=D|452=3|55=EURUSD|54=2|60=now|38=5|40=1"
                    },
                    new String[] {
                        "D",
                        "11=%s|55=EURUSD|54=1|60=now|38=100.000|40=1|354=5|355=a=b=c|58=free text"
                    },
                    new String[] {"F", "11=%s|41=%1$s-|55=EURUSD|54=1|60=now|38=1000"},
                    new String[] {"G", "11=%s|41=%1$s-|55=EURUSD|54=1|60=now|38=1000|40=2|44=1.2"},
                    new String[] {"H", "11=%s|55=EURUSD|54=1"},
                    new String[] {"0", ""},
                    new String[] {"1", "112=%s"},
                    new String[] {"2", "7=999999|16=0"},
                    new String[] {"3", "45=2|371=55|372=8|373=5|58=%s"},
                    new String[] {"4", "123=Y|36=3"},
                    new String[] {"j", "45=2|372=8|380=3"},
                    new String[] {"A", "98=0|108=30|553=%s|554=secret"},
                    new String[] {"Z", "298=1|117=%s"});

    private final Session session;
    private final String compId;
    private final int port;
    private final Random random;
    private final Mutator mutator;
    private final Consumer<String> sent;
    private @Nullable ClientPeer peer;
    private int count;
    private int comebacks;

    /** What the test knows of the session on the gateway's side. */
    interface Session {
        int expectedNumber();

        boolean isFree();

        /** As an operator does while it is down. */
        void expect(int number);
    }

    /**
     * @param sent is told each message before it goes
     */
    MutatedTraffic(String compId, int port, long seed, Session session, Consumer<String> sent) {
        this.compId = compId;
        this.port = port;
        this.session = session;
        this.random = new Random(seed);
        this.mutator = new Mutator(seed);
        this.sent = sent;
    }

    /** How often it had to log on. */
    int comebacks() {
        return comebacks;
    }

    /** Sends so many mutated messages. */
    void run(int messages) throws IOException {
        while (count < messages) {
            ClientPeer connected = peer;
            if (connected == null) {
                connected = comeBack();
                peer = connected;
            }
            try {
                bunch(connected);
                catchUp(connected);
            } catch (IOException | AssertionError e) {
                connected.close();
                peer = null;
            }
        }
        ClientPeer last = peer == null ? comeBack() : peer;
        last.close();
    }

    private void bunch(ClientPeer connected) throws IOException {
        for (int i = 0; i < BUNCH; i++) {
            String[] template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
            String id = compId + "-" + count;
            String text = mutator.mutate(connected.draft(template[0], template[1].formatted(id)));
            count++;
            sent.accept(text);
            connected.write(text);
        }
    }

    /** Sets our number to one above all that was sent, and waits for an answer under it. */
    private void catchUp(ClientPeer connected) throws IOException {
        int number = Math.max(connected.nextOut(), session.expectedNumber()) + 1;
        connected.send("4", "34=" + number + "|36=" + number);
        connected.next(number);
        String id = "here-" + count;
        connected.send("1", "112=" + id);
        connected.await(message -> message.contains("|112=" + id + "|"), Duration.ofSeconds(3));
    }

    private ClientPeer comeBack() {
        comebacks++;
        return Eventually.within(Duration.ofSeconds(60))
                .yields(
                        () -> {
                            if (!session.isFree()) {
                                return java.util.Optional.empty();
                            }
                            if (session.expectedNumber() > TOO_HIGH) {
                                session.expect(1);
                            }
                            return java.util.Optional.of(
                                    ClientPeer.loggedOn(compId, port, session.expectedNumber()));
                        },
                        compId + " logs on");
    }
}

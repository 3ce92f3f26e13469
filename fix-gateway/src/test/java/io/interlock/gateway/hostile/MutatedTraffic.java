package io.interlock.gateway.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends mutated messages in bunches, and after each bunch brings its numbers in line
 * and asks whether the session still answers. Where it does not, or has been closed, it comes back.
 */
final class MutatedTraffic {
    private static final int BUNCH = 25;

    /** What makes much work or ends a session when it is spoilt: one in ten of its turns. */
    private static final Set<String> RARE = Set.of("2", "4", "A");

    private static final int TOO_HIGH = 1_000_000_000;
    private static final List<String[]> TEMPLATES =
            List.of(
                    new String[] {
                        "D", "11=%s|1=L1001|55=EURUSD|54=1|60=now|38=1000|40=2|44=1.1000|59=1"
                    },
                    new String[] {
                        "D",
                        "11=%s|1=L1001|453=2|448=A|447=D|452=1|448=B|447=D|452=3|55=EURUSD|54=2|60=now|38=5|40=1"
                    },
                    new String[] {
                        "D",
                        "11=%s|1=L1001|55=EURUSD|54=1|60=now|38=100.000|40=1|354=5|355=a=b=c|58=free text"
                    },
                    new String[] {"F", "11=%s|41=%1$s-|55=EURUSD|54=1|60=now|38=1000"},
                    new String[] {"G", "11=%s|41=%1$s-|55=EURUSD|54=1|60=now|38=1000|40=2|44=1.2"},
                    new String[] {"H", "11=%s|55=EURUSD|54=1"},
                    new String[] {"0", "58=%s"},
                    new String[] {"1", "112=%s"},
                    new String[] {"2", "7=999999999|16=0"},
                    new String[] {"3", "45=2|371=55|372=8|373=5|58=%s"},
                    new String[] {"4", "123=Y|36=3"},
                    new String[] {"j", "45=2|372=8|380=3"},
                    new String[] {"A", "98=0|108=30|553=%s|554=" + ClientPeer.PASSWORD},
                    new String[] {"Z", "298=1|117=%s"});

    private final Session session;
    private final String compId;
    private final Random random;
    private final Mutator mutator;
    private final Consumer<String> told;
    private @Nullable ClientPeer peer;
    private int sent;
    private int comebacks;
    private int read;

    /** What the test knows of the session on the gateway's side. */
    interface Session {
        int expectedNumber();

        /** Waits until it is free, and logs on under the number that is expected. */
        ClientPeer comeBack();

        /** As an operator does while it is down. */
        void expect(int number);
    }

    /**
     * @param told of each message before it goes
     */
    MutatedTraffic(String compId, long seed, Session session, Consumer<String> told) {
        this.compId = compId;
        this.session = session;
        this.random = new Random(seed);
        this.mutator = new Mutator(seed);
        this.told = told;
    }

    /** How often it had to log on. */
    int comebacks() {
        return comebacks;
    }

    /** How many it has certainly been read of: a connection that is cut may end in the middle. */
    int read() {
        return read;
    }

    /** How many it has sent in all. */
    int sent() {
        return sent;
    }

    /** Sends mutated messages until so many have been read. */
    void run(int messages) throws IOException {
        while (read < messages) {
            ClientPeer connected = peer;
            if (connected == null) {
                connected = comeBack();
                peer = connected;
            }
            try {
                bunch(connected);
                catchUp(connected);
                read += BUNCH;
            } catch (IOException | AssertionError e) {
                connected.close();
                peer = null;
            }
        }
        ClientPeer last = peer == null ? comeBack() : peer;
        last.close();
    }

    /**
     * Before each a SequenceReset to its number: else one that is dropped would hold up the rest.
     */
    private void bunch(ClientPeer connected) throws IOException {
        for (int i = 0; i < BUNCH; i++) {
            int number = connected.nextOut() + 1;
            connected.send("4", "34=" + number + "|36=" + number);
            connected.next(number);
            String[] template = template();
            String id = compId + "-" + number;
            String text = mutator.mutate(connected.draft(template[0], template[1].formatted(id)));
            sent++;
            told.accept(text);
            connected.write(text);
        }
    }

    private String[] template() {
        while (true) {
            String[] template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
            if (!RARE.contains(template[0]) || random.nextInt(10) == 0) {
                return template;
            }
        }
    }

    /** Sets our number to one above all that was sent, and waits for an answer under it. */
    private void catchUp(ClientPeer connected) throws IOException {
        int number = Math.max(connected.nextOut(), session.expectedNumber()) + 1;
        if (number > TOO_HIGH) {
            throw new IOException("a spoilt SequenceReset leaves no numbers");
        }
        connected.send("4", "34=" + number + "|36=" + number);
        connected.next(number);
        String id = "here-" + sent;
        connected.send("1", "112=" + id);
        connected.await(message -> message.contains("|112=" + id + "|"), Duration.ofSeconds(1));
    }

    private ClientPeer comeBack() {
        comebacks++;
        if (session.expectedNumber() > TOO_HIGH) {
            session.expect(1);
        }
        return session.comeBack();
    }
}

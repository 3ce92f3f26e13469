package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.peer.Wire;
import io.interlock.testkit.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who must not get in does not, and shuts nobody else out. */
class HostileLogonsIT extends UnderAttack {
    @Autowired private JdbcClient jdbc;
    private WrittenLog log;

    @BeforeAll
    void read() {
        log = new WrittenLog();
    }

    /** Whatever the other tests sent. */
    @AfterAll
    void noPasswordIsWrittenAnywhere() throws IOException {
        try (ClientPeer peer = comeBack("HLIVE")) {
            peer.send("1", "112=the last message");
            Eventually.eventually(() -> assertThat(rowsWith("112=the last message")).isNotEmpty());
        }
        log.close();
        assertThat(log.containing("HBAD")).isNotEmpty();
        assertThat(log.containing("554=***")).isNotEmpty();
        assertThat(log.containing(ClientPeer.PASSWORD)).isEmpty();
        assertThat(log.containing("s3cret-guess")).isEmpty();
        assertThat(rowsWith("s3cret")).isEmpty();
    }

    /** The tables of the gateway's database that hold a text. */
    private List<String> rowsWith(String text) {
        return jdbc
                .sql(
                        """
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        """)
                .query(String.class)
                .list()
                .stream()
                .filter(table ->
                        jdbc.sql(
                                        "select exists (select from \"%s\" t where strpos(t::text, ?) > 0)"
                                                .formatted(table))
                                .param(text)
                                .query(Boolean.class)
                                .single())
                .toList();
    }

    @Test
    void badLogonsAreRefusedAndTheLiveSessionIsNotTouched() throws IOException {
        try (ClientPeer live = comeBack("HLIVE")) {
            for (String[] bad : BadLogons.ALL) {
                comeBack("HBAD").close();
                awaitFree("HBAD");
                int due = expectedOf("HBAD");
                try (ClientPeer peer = new ClientPeer("HBAD", PORT, due)) {
                    peer.send("A", bad[1]);
                    Optional<String> said = peer.lastWord();
                    assertThat(said.map(word -> word.contains("|35=5|")).orElse(true))
                            .as("%s: %s", bad[0], said)
                            .isTrue();
                }
                assertThat(expectedOf("HBAD")).as(bad[0]).isEqualTo(due);
            }
            comeBack("HBAD").close();
            live.send("1", "112=untouched");
            live.await(message -> message.contains("|112=untouched|"));
        }
    }

    @Test
    void secretsOfAGoodLogonAreMasked() throws IOException {
        awaitFree("HBIG");
        try (ClientPeer peer = new ClientPeer("HBIG", PORT, expectedOf("HBIG"))) {
            String secret = ClientPeer.PASSWORD;
            peer.send(
                    "A",
                    peer.logon() + "|925=" + secret + "|95=" + secret.length() + "|96=" + secret);
            peer.await(message -> message.contains("|35=A|") || message.contains("|35=5|"));
        }
    }

    @Test
    void aFloodOfGuessesLocksThemOutAndNobodyElse() throws IOException {
        InetAddress thief = InetAddress.getByName("127.0.0.3");
        for (int i = 0; i < 40; i++) {
            assertThat(isLetIn("HFLOOD", thief, "s3cret-guess" + i)).isFalse();
        }
        assertThat(isLetIn("HFLOOD", thief, ClientPeer.PASSWORD)).isFalse();
        assertThat(log.containing("Too many refused Logons from 127.0.0.3;")).hasSize(1);
        assertThat(log.containing("Logon from 127.0.0.3 refused")).hasSize(10);
        assertThat(isLetIn("HBAD", thief, ClientPeer.PASSWORD)).isTrue();
        comeBack("HFLOOD").close();
    }

    @Test
    void namesThatNobodyHasAreOneFlood() throws IOException {
        InetAddress thief = InetAddress.getByName("127.0.0.4");
        for (int i = 0; i < 40; i++) {
            assertThat(isLetIn("NOBODY" + i, thief, "s3cret-guess")).isFalse();
        }
        assertThat(log.containing("127.0.0.4;")).isEmpty();
        assertThat(log.containing("Too many refused Logons from 127.0.0.4 ")).hasSize(1);
        assertThat(log.containing("Logon from 127.0.0.4 refused")).hasSize(10);
        assertThat(isLetIn("HBAD", thief, ClientPeer.PASSWORD)).isTrue();
    }

    @Test
    void whoTriesASessionThatIsStillOpenIsNotLockedOut() throws IOException {
        try (ClientPeer before = comeBack("HSTORM")) {
            for (int i = 0; i < 25; i++) {
                try (ClientPeer again = new ClientPeer("HSTORM", PORT, before.nextOut())) {
                    again.send("A", again.logon());
                    assertThat(again.lastWord()).isEmpty();
                }
            }
        }
        assertThat(log.containing("HSTORM").stream().filter(l -> l.contains("logged on already")))
                .hasSize(10);
        awaitFree("HSTORM");
        ClientPeer.loggedOn("HSTORM", PORT, expectedOf("HSTORM")).close();
    }

    @Test
    void aLogonFromAnotherAddressThanAgreedIsRefused() throws IOException {
        InetAddress agreed = InetAddress.getByName("127.0.0.2");
        int due = expectedOf("HNEAR");
        for (String other : List.of("127.0.0.1", "127.0.0.3", "127.0.2.0")) {
            assertThat(isLetIn("HNEAR", InetAddress.getByName(other), ClientPeer.PASSWORD))
                    .as(other)
                    .isFalse();
        }
        assertThat(expectedOf("HNEAR")).isEqualTo(due);
        assertThat(isLetIn("HNEAR", agreed, ClientPeer.PASSWORD)).isTrue();
    }

    /** Where not, not a byte is said. */
    private boolean isLetIn(String compId, InetAddress from, String password) throws IOException {
        boolean declared = sessions.find(compId).isPresent();
        if (declared) {
            awaitFree(compId);
        }
        Wire wire = Wire.toLoopback(PORT, from);
        try (ClientPeer peer = new ClientPeer(compId, wire, declared ? expectedOf(compId) : 1)) {
            peer.send("A", "98=0|108=60|553=" + compId + "|554=" + password);
            Optional<String> said = wire.next(CLOSED);
            said.ifPresent(word -> assertThat(word).contains("|35=A|"));
            return said.isPresent();
        }
    }
}

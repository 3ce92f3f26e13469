package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.SessionChanges;
import io.interlock.gateway.session.StoredSession.Stop;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FixText;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An OMS that has lost much: what is too old stays away, and its clients are told. */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OmsResendIT {
    private static final int PORT = FreePorts.one();
    private static final String OMS = "LOSTOMS-P";
    private static final RawOms oms = new RawOms(OMS);
    private static final int ORDERS = 600;
    private static final int CANCEL = 300;

    @Autowired private FixSessions sessions;
    @Autowired private SessionChanges changes;
    @Autowired private FixEngine engine;
    @Autowired private JdbcClient jdbc;

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry registry) {
        Declared.in(registry, PORT).client("LOST1").oms("LOSTOMS", oms::port);
    }

    @BeforeAll
    void start() {
        theOmsAnswers();
        changes.stop(OMS, new Stop("test", "to fill its store", Instant.now()));
        Eventually.within(Duration.ofSeconds(20))
                .is("the session is down", () -> !engine.isStarted(OMS));
        for (int seq = 1; seq <= ORDERS; seq++) {
            sentLongAgo(seq);
        }
        jdbc.sql("update fix_session set next_out = ?, reserved_out = ? where session = ?")
                .params(ORDERS + 1, ORDERS + 1, OMS)
                .update();
        changes.start(OMS);
        theOmsAnswers();
    }

    @AfterAll
    void stop() throws IOException {
        oms.close();
    }

    private void theOmsAnswers() {
        Eventually.within(Duration.ofSeconds(30))
                .is("the OMS answers", () -> sessions.active("LOSTOMS").isPresent());
    }

    /** An order; one of them is a cancel. */
    private void sentLongAgo(int seq) {
        String type = seq == CANCEL ? "F" : "D";
        String raw =
                new String(
                        FixText.bytes(
                                "8=FIX.4.4|35="
                                        + type
                                        + "|34="
                                        + seq
                                        + "|49=INTERLOCK|52=20260101-12:00:00.000|56="
                                        + OMS
                                        + "|11=LOST-"
                                        + seq
                                        + "|41=X|1=L1001|55=EURUSD|54=1|60=20260101-12:00:00|38=1|40=1|"),
                        StandardCharsets.ISO_8859_1);
        jdbc.sql(
                        """
                        insert into fix_out (session, epoch, seq, msg_type, source_id, raw, deadline)
                        select session, epoch, ?, ?, ?, ?, case when ? = 'D' then now() - interval '1 minute' end
                        from fix_session where session = ?
                        """)
                .params(seq, type, "LOST1:1:" + seq, raw, type, OMS)
                .update();
    }

    @Test
    void oldOrdersAreGapFilledAndAnsweredAndCancelsComeAgain() throws IOException {
        oms.send("35=2", "7=1|16=0|");

        String cancel = oms.received("|35=F|", "|34=" + CANCEL + "|");
        assertThat(cancel)
                .contains("|43=Y|", "|122=20260101-12:00:00.000|", "|11=LOST-" + CANCEL + "|");
        oms.received("|35=4|", "|34=" + (CANCEL + 1) + "|");
        List<String> copies =
                oms.received().stream().filter(message -> message.contains("|43=Y|")).toList();
        assertThat(copies).hasSize(3);
        assertThat(copies.get(0)).contains("|35=4|", "|34=1|", "|123=Y|", "|36=" + CANCEL + "|");
        assertThat(copies.get(1)).isEqualTo(cancel);
        assertThat(copies.get(2)).contains("|35=4|", "|34=" + (CANCEL + 1) + "|", "|123=Y|");
        assertThat(Integer.parseInt(FixSocket.field(copies.get(2), 36))).isGreaterThan(ORDERS);
        assertThat(
                        jdbc.sql("select count(*) from report_waiting where session = 'LOST1'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(ORDERS - 1);
    }
}

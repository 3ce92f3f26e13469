package io.interlock.simulators.oms.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.simulators.oms.book.Action.Kind;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    @Test
    void reportsTellTheWholeBook() {
        BookRun run = new BookRun(Behaviour.USUAL);
        run.receive("35=D|11=A1|1=L1|55=XYZ|54=1|38=10|40=2|44=90|59=6|126=20261122-11:00:00|");
        run.receive("35=G|11=A2|41=A1|55=XYZ|54=1|38=12|40=2|44=91|");
        run.insist("A2", Action.of(Kind.FILL).of(new BigDecimal("3"), new BigDecimal("90.5")));
        run.insist("A2", Action.of(Kind.FILL).of(new BigDecimal("2"), new BigDecimal("90.6")));
        run.insist("A2", Action.of(Kind.BUST));
        run.receive("35=D|11=B1|1=L1|55=XYZ|54=1|38=10|40=2|44=90|");
        run.receive("35=F|11=B2|41=B1|55=XYZ|54=1|");
        Recovery recovery = new Recovery();
        for (int twice = 0; twice < 2; twice++) {
            run.reports()
                    .forEach(report -> recovery.reported("OMS-P", report.message(), BookRun.START));
        }

        assertThat(recovery.orders()).containsExactlyElementsOf(run.orders());
        assertThat(Instant.parse("2026-11-22T11:00:00Z"))
                .isEqualTo(recovery.orders().iterator().next().expires());
    }

    @Test
    void aCopyThatWentOutFirstDoesNotTellWhereAnOrderCameBy() {
        BookRun run = new BookRun(Behaviour.USUAL);
        run.receive("35=D|11=A1|1=L1|55=XYZ|54=1|38=10|40=2|44=90|");
        run.insist("A1", Action.of(Kind.ACK));
        Recovery recovery = new Recovery();
        run.reports()
                .forEach(report -> {
                    var copy = report.message().edit().with(Tag.COPY_MSG_INDICATOR, "Y").build();
                    recovery.reported("OMS-DC", copy, BookRun.START);
                });
        run.reports()
                .forEach(report -> recovery.reported("OMS-P", report.message(), BookRun.START));

        assertThat(recovery.orders()).extracting(BookOrder::session).containsExactly("OMS-P");
    }
}

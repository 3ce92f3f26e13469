package io.interlock.recon.matching.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ExecType;
import io.interlock.domain.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CopiedRowsTest {
    @Test
    void cellsAreWhatCopyReads() {
        CopiedRows rows = new CopiedRows();
        rows.cell("a\\b\tc\nd\re").cell(null).cell("").endRow();
        rows.cell(ExecType.TRADE).cell(Price.of("1.10")).cell(new BigDecimal("1E+2")).endRow();
        rows.cell(Instant.parse("2026-11-30T10:00:00.123456Z")).cell(7).endRow();
        assertThat(rows)
                .hasToString(
                        """
                        a\\\\b\\tc\\nd\\re\t\\N\t
                        TRADE\t1.1\t100
                        2026-11-30T10:00:00.123456Z\t7
                        """);
    }
}

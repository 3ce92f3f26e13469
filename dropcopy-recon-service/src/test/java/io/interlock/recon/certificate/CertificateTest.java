package io.interlock.recon.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.recon.certificate.Certificate.BreakCount;
import io.interlock.recon.certificate.Certificate.Later;
import io.interlock.recon.certificate.Certificate.SideTotals;
import io.interlock.recon.certificate.Certificate.Window;
import io.interlock.recon.certificate.Windows.Minute;
import io.interlock.recon.trade.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateTest {
    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");

    private static SideTotals totals(long trades, String qty) {
        return new SideTotals(trades, 0, 0, new BigDecimal(qty), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Certificate certificate(SideTotals platform, long unmatched, long open) {
        return new Certificate(
                "OMSA",
                LocalDate.of(2026, 11, 30),
                platform,
                totals(3, "300"),
                2,
                unmatched,
                Share.percent(2, unmatched),
                List.of(new BreakCount("PRICE_MISMATCH", open, 0)),
                List.of());
    }

    @Test
    void theShareIsRoundedDown() {
        assertThat(Share.percent(0, 0)).isNull();
        assertThat(Share.percent(2, 1)).isEqualTo(new BigDecimal("66.6666"));
        assertThat(Share.percent(999_999_999, 1)).isEqualTo(new BigDecimal("99.9999"));
        assertThat(Share.percent(5, 0)).isEqualTo(new BigDecimal("100.0000"));
    }

    @Test
    void whatCameAfterwardsIsNamed() {
        Certificate signed = certificate(totals(3, "300.00"), 1, 1);
        assertThat(signed.changesTo(certificate(totals(3, "300"), 1, 1))).isEmpty();
        assertThat(signed.changesTo(certificate(totals(4, "400"), 0, 0)))
                .containsExactly(
                        new Later("breaks.PRICE_MISMATCH.open", "1", "0"),
                        new Later("platform.qty", "300", "400"),
                        new Later("platform.trades", "3", "4"),
                        new Later("unmatched", "1", "0"));
    }

    @Test
    void minutesThatFollowEachOtherAreOneWindow() {
        assertThat(
                        Windows.of(
                                List.of(
                                        new Minute("EURUSD", NINE, 2),
                                        new Minute("EURUSD", NINE.plusSeconds(60), 1),
                                        new Minute("EURUSD", NINE.plusSeconds(180), 1),
                                        new Minute("GBPUSD", NINE.plusSeconds(240), 1))))
                .containsExactly(
                        new Window("EURUSD", NINE, NINE.plusSeconds(120), 3),
                        new Window("EURUSD", NINE.plusSeconds(180), NINE.plusSeconds(240), 1),
                        new Window("GBPUSD", NINE.plusSeconds(240), NINE.plusSeconds(300), 1));
    }
}

package io.interlock.recon.breaks;

import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeReport;

/** Reports in words. */
final class Words {
    private Words() {}

    static String both(TradeReport platform, TradeReport dropCopy) {
        return "The order session brought %s, the drop copy tells of %s"
                .formatted(of(platform), of(dropCopy));
    }

    static String of(TradeReport report) {
        String kind =
                switch (report.execType()) {
                    case TRADE_CANCEL -> "the bust of ";
                    case TRADE_CORRECT -> "a correction to ";
                    default -> "";
                };
        return "%sLastQty(32) %s %s at LastPx(31) %s"
                .formatted(
                        kind,
                        report.qty() == null ? "(none)" : report.qty(),
                        report.symbol() == null ? "" : report.symbol(),
                        report.px() == null ? "(none)" : report.px());
    }

    static String of(Feed feed) {
        return switch (feed) {
            case PLATFORM -> "the order session";
            case DROP_COPY -> "the drop copy";
        };
    }

    static String capital(Feed feed) {
        return switch (feed) {
            case PLATFORM -> "The order session";
            case DROP_COPY -> "The drop copy";
        };
    }
}

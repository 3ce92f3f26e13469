package io.interlock.recon.posttrade;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** One side's trades, busts and corrections of a trade date. Streams are to be closed. */
public interface DayTrades {
    /** Busts and corrections; they are few. */
    List<Trade> changes(String oms, LocalDate tradeDate, FileSide side);

    /** All, in time; needs a transaction, so that they are not held in memory. */
    Stream<Trade> inTime(String oms, LocalDate tradeDate, FileSide side);

    /** As {@link #inTime}, in the order of {@link Pairs#ORDER}. */
    Stream<Trade> byName(String oms, LocalDate tradeDate, FileSide side);
}

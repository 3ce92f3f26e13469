package io.interlock.routing.misprice;

import io.interlock.events.Misprice.Cause;
import io.interlock.events.ReferencePrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What makes no sense about a symbol's prices at one instant. Total: any prices are looked at, and
 * bounds are compared by multiplication, so that they are exact.
 */
final class Doubts {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    /** How old a price may be to be compared, where a rule says nothing of age. */
    private static final Duration COMPARABLE = Duration.ofSeconds(30);

    private Doubts() {}

    /**
     * The first of stale, deviation and outlier that holds; empty where nothing is doubted.
     *
     * @param prices the newest of each source
     * @param part of the limits on distance that is allowed: 1 for all of them, 2 for the half
     */
    static Optional<Doubt> of(
            List<ReferencePrice> prices,
            History history,
            MispriceRule rule,
            int part,
            Instant now) {
        List<ReferencePrice> heard =
                prices.stream()
                        .filter(price -> rule.listensTo(price.source()))
                        .sorted(Comparator.comparing(ReferencePrice::at).reversed())
                        .toList();
        if (heard.isEmpty()) {
            return Optional.empty(); // never heard of: nothing to doubt
        }
        Optional<Doubt> stale = stale(heard.getFirst(), rule, now);
        if (stale.isPresent()) {
            return stale;
        }
        Duration age = rule.staleAfter().isZero() ? COMPARABLE : rule.staleAfter();
        List<ReferencePrice> fresh =
                heard.stream().filter(price -> !price.at().isBefore(now.minus(age))).toList();
        return deviation(fresh, rule, part).or(() -> outlier(fresh, history, rule, part));
    }

    private static Optional<Doubt> stale(ReferencePrice newest, MispriceRule rule, Instant now) {
        Duration age = Duration.between(newest.at(), now);
        if (rule.staleAfter().isZero() || age.compareTo(rule.staleAfter()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Doubt(
                        Cause.STALE,
                        "the newest price, %s of %s, is %d ms old, allowed are %d"
                                .formatted(
                                        newest.price().toPlainString(),
                                        newest.source(),
                                        age.toMillis(),
                                        rule.staleAfter().toMillis())));
    }

    private static Optional<Doubt> deviation(
            List<ReferencePrice> fresh, MispriceRule rule, int part) {
        if (rule.deviationBps() == 0 || fresh.size() < 2) {
            return Optional.empty();
        }
        Comparator<ReferencePrice> byPrice = Comparator.comparing(ReferencePrice::price);
        ReferencePrice low = fresh.stream().min(byPrice).orElseThrow();
        ReferencePrice high = fresh.stream().max(byPrice).orElseThrow();
        BigDecimal apart = high.price().subtract(low.price());
        return isOver(apart, low.price(), rule.deviationBps(), part)
                ? Optional.of(
                        new Doubt(
                                Cause.DEVIATION,
                                "%s has %s and %s %s: %s bp apart, allowed are %d"
                                        .formatted(
                                                low.source(),
                                                low.price().toPlainString(),
                                                high.source(),
                                                high.price().toPlainString(),
                                                bps(apart, low.price()),
                                                rule.deviationBps())))
                : Optional.empty();
    }

    private static Optional<Doubt> outlier(
            List<ReferencePrice> fresh, History history, MispriceRule rule, int part) {
        if (rule.outlierBps() == 0) {
            return Optional.empty();
        }
        for (ReferencePrice price : fresh) {
            Optional<BigDecimal> usual = history.median(price.source());
            if (usual.isPresent()) {
                BigDecimal apart = price.price().subtract(usual.get()).abs();
                if (isOver(apart, usual.get(), rule.outlierBps(), part)) {
                    return Optional.of(
                            new Doubt(
                                    Cause.OUTLIER,
                                    "%s has %s, %s bp from the %s that it had within %d s, allowed are %d"
                                            .formatted(
                                                    price.source(),
                                                    price.price().toPlainString(),
                                                    bps(apart, usual.get()),
                                                    usual.get().toPlainString(),
                                                    rule.window().toSeconds(),
                                                    rule.outlierBps())));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOver(BigDecimal apart, BigDecimal of, int bps, int part) {
        BigDecimal measured = apart.multiply(BPS).multiply(BigDecimal.valueOf(part));
        return measured.compareTo(of.abs().multiply(BigDecimal.valueOf(bps))) > 0;
    }

    /** For people; the comparison does without it. */
    private static String bps(BigDecimal apart, BigDecimal of) {
        return of.signum() == 0
                ? "infinitely many"
                : apart.multiply(BPS)
                        .divide(of.abs(), 4, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}

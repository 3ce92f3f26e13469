package io.interlock.recon.posttrade.adapter;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.recon.posttrade.Diff;
import io.interlock.recon.posttrade.PostTradeFile.Written;
import io.interlock.recon.posttrade.adapter.Delivery.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets files leave: compared, recorded before and after, one at a time. */
@Component
class Deliveries {
    private final PostTradeFiles files;
    private final DeliveryTable table;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Map<String, Place> places = new TreeMap<>();

    Deliveries(
            PostTradeFiles files,
            DeliveryTable table,
            AuditTrail audit,
            TransactionOperations transactions,
            DeliveryProperties properties,
            Clock clock) {
        this.files = files;
        this.table = table;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        properties.destinations().forEach((name, each) -> places.put(name, Place.of(each)));
    }

    /** A place by name, as REST tells of it. */
    record Destination(String name, String place) {}

    List<Destination> destinations() {
        return places.entrySet().stream()
                .map(each -> new Destination(each.getKey(), each.getValue().words()))
                .toList();
    }

    /**
     * The wish that a file leaves.
     *
     * @param acceptedHash the hash of the differences that are accepted; null where none are
     * @param replace whether it may take the place of another that landed under the same name
     */
    record Wish(
            String destination,
            @Nullable String acceptedHash,
            @Nullable String acceptedReason,
            boolean replace,
            String by,
            String reason) {}

    /** What came of it; {@code again} where the same bytes had landed there before. */
    record Delivered(Delivery delivery, boolean again) {}

    synchronized Delivered deliver(PostTradeFiles.Of of, Wish wish) throws IOException {
        Place place = places.get(wish.destination());
        if (place == null) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError(
                            "/destination",
                            "invalid-value",
                            "destination is '%s', not one of %s"
                                    .formatted(wish.destination(), places.keySet())));
        }
        Path spool = Files.createTempFile("post-trade", ".part");
        try {
            PostTradeFiles.Compared compared = files.compare(of, spool);
            require(compared.diff(), wish);
            Optional<Delivery> landed =
                    table.landed(wish.destination(), compared.platform().name());
            if (landed.isPresent()) {
                if (landed.get().sha256().equals(compared.platform().sha256())) {
                    return new Delivered(landed.get(), true);
                }
                if (!wish.replace()) {
                    throw Problem.STATE_CONFLICT
                            .exception(
                                    "%s landed there already with other bytes; replace says that"
                                                    .formatted(compared.platform().name())
                                            + " it may be replaced")
                            .with("delivery", landed.get());
                }
            }
            return new Delivered(put(of, wish, place, compared, spool), false);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private static void require(Diff.Result diff, Wish wish) {
        if (diff.isEmpty() || diff.hash().equals(wish.acceptedHash())) {
            return;
        }
        String why =
                wish.acceptedHash() == null
                        ? "the drop copy tells otherwise: look at the differences and accept them"
                                + " by their hash, or settle them"
                        : "the differences are not those that were accepted; look again";
        throw Problem.STATE_CONFLICT.exception(why).with("diff", diff);
    }

    private Delivery put(
            PostTradeFiles.Of of,
            Wish wish,
            Place place,
            PostTradeFiles.Compared compared,
            Path spool) {
        Written written = compared.platform();
        long id =
                table.begin(
                        of,
                        wish.destination(),
                        written,
                        compared.diff(),
                        compared.diff().isEmpty() ? null : wish.acceptedReason(),
                        wish.by(),
                        wish.reason(),
                        now());
        try {
            place.put(written.name(), spool);
        } catch (IOException | RuntimeException e) {
            table.end(id, Status.FAILED, String.valueOf(e), now());
            throw Problem.DEPENDENCY_UNAVAILABLE
                    .exception(
                            "%s does not take the file: %s"
                                    .formatted(place.words(), e.getMessage()))
                    .with("deliveryId", id);
        }
        transactions.executeWithoutResult(status -> {
            table.end(id, Status.DELIVERED, null, now());
            audit.record(
                    wish.by(),
                    "recon-file.delivered",
                    "recon-file:%s:%s:%s".formatted(of.oms(), of.tradeDate(), of.template()),
                    wish.reason(),
                    null,
                    told(wish, compared));
        });
        return table.find(id).orElseThrow();
    }

    private static Map<String, Object> told(Wish wish, PostTradeFiles.Compared compared) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("destination", wish.destination());
        told.put("fileName", compared.platform().name());
        told.put("sha256", compared.platform().sha256());
        told.put("rows", compared.platform().totals().rows());
        if (!compared.diff().isEmpty()) {
            told.put("acceptedDifferences", compared.diff().hash());
            told.put("acceptedReason", String.valueOf(wish.acceptedReason()));
        }
        return told;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

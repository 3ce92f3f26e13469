package io.interlock.symbols.catalogue;

import io.interlock.domain.Environment;
import io.interlock.events.SymbolState;
import io.interlock.kit.audit.AuditTrail;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** All listings. Seeds an empty database before anything is published. */
@Component
public class Catalogue implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final SymbolRepository symbols;
    private final CatalogueSeed seed;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Catalogue(
            SymbolRepository symbols,
            CatalogueSeed seed,
            AuditTrail audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.symbols = symbols;
        this.seed = seed;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(status -> {
            if (symbols.count() == 0) {
                List<SymbolEntity> listings =
                        seed.symbols().stream().flatMap(this::listed).toList();
                symbols.saveAll(listings);
                audit.record(
                        "system",
                        "catalogue.seeded",
                        "catalogue",
                        "the database was empty",
                        null,
                        Map.of("listings", listings.size()));
                LOG.atInfo().addKeyValue("listings", listings.size()).log("Seeded");
            }
        });
    }

    private Stream<SymbolEntity> listed(CatalogueSeed.Listing listing) {
        CatalogueSeed.Instrument instrument = seed.instrument(listing);
        return listing.environments().stream()
                .map(environment -> new SymbolEntity(environment, instrument, clock.instant()));
    }

    @Transactional(readOnly = true)
    public Optional<SymbolState> find(Environment environment, String symbol) {
        return symbols.findByEnvironmentAndSymbol(environment, symbol).map(SymbolEntity::state);
    }

    @Transactional(readOnly = true)
    Map<String, SymbolState> all() {
        return symbols.findAll().stream()
                .map(SymbolEntity::state)
                .collect(Collectors.toMap(SymbolState::key, Function.identity()));
    }

    /** At most {@code limit} after the key {@code after}. */
    @Transactional(readOnly = true)
    List<SymbolState> page(@Nullable Environment environment, String q, String after, int limit) {
        String like = "%" + q.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "\\\\$0") + "%";
        return symbols.page(environment, like, after, Limit.of(limit)).stream()
                .map(SymbolEntity::state)
                .toList();
    }
}

package io.interlock.symbols.catalogue;

import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.SymbolState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An instrument as it is listed in one environment. */
@Entity
@Table(name = "symbol")
class SymbolEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "symbol_seq")
    @SequenceGenerator(name = "symbol_seq", sequenceName = "symbol_seq", allocationSize = 50)
    private @Nullable Long id;

    @Version private long version;

    @Enumerated(EnumType.STRING)
    private Environment environment;

    private String symbol;
    private String description;
    private String assetClass;
    private String bucket;
    private String currency;
    private BigDecimal contractSize;
    private int priceDigits;
    private BigDecimal tickSize;
    private BigDecimal minQty;
    private BigDecimal maxQty;
    private BigDecimal qtyStep;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<OrdType> ordTypes;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> sessions;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> omsSymbols;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SymbolEntity() {}

    SymbolEntity(Environment environment, CatalogueSeed.Instrument seed, Instant now) {
        this.environment = environment;
        this.symbol = seed.symbol();
        this.description = seed.description();
        this.assetClass = seed.assetClass();
        this.bucket = seed.bucket();
        this.currency = seed.currency();
        this.contractSize = seed.contractSize();
        this.priceDigits = seed.precision();
        this.tickSize = seed.tickSize();
        this.minQty = seed.minQty();
        this.maxQty = seed.maxQty();
        this.qtyStep = seed.qtyStep();
        this.ordTypes = seed.ordTypes();
        this.sessions = seed.sessions();
        this.omsSymbols = seed.omsSymbols();
        this.updatedAt = now;
    }

    SymbolState state() {
        return new SymbolState(
                environment,
                new Symbol(symbol),
                description,
                assetClass,
                bucket,
                currency,
                stripped(contractSize),
                priceDigits,
                stripped(tickSize),
                new Quantity(minQty),
                new Quantity(maxQty),
                new Quantity(qtyStep),
                List.copyOf(ordTypes),
                List.copyOf(sessions),
                Map.copyOf(omsSymbols),
                version,
                updatedAt);
    }

    /** numeric(20,10) comes back with ten decimals. */
    private static BigDecimal stripped(BigDecimal value) {
        return new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}

package io.interlock.symbols.catalogue;

import io.interlock.domain.Environment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SymbolRepository extends JpaRepository<SymbolEntity, Long> {
    Optional<SymbolEntity> findByEnvironmentAndSymbol(Environment environment, String symbol);

    /**
     * Those after {@code after} in the order of {@code env:symbol} whose text contains {@code q}.
     */
    @Query(
            """
            select s from SymbolEntity s
            where (:environment is null or s.environment = :environment)
              and (lower(s.symbol) like :q or lower(s.description) like :q or lower(s.bucket) like :q)
              and concat(cast(s.environment as String), ':', s.symbol) > :after
            order by concat(cast(s.environment as String), ':', s.symbol)
            """)
    List<SymbolEntity> page(@Nullable Environment environment, String q, String after, Limit limit);
}

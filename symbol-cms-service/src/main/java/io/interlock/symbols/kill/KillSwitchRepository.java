package io.interlock.symbols.kill;

import io.interlock.domain.Environment;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface KillSwitchRepository extends JpaRepository<KillSwitchEntity, String> {
    Optional<KillSwitchEntity> findByEnvironmentAndSymbolAndReleasedAtIsNull(
            Environment environment, String symbol);

    List<KillSwitchEntity> findByReleasedAtIsNullOrderBySinceDesc();

    List<KillSwitchEntity> findByOrderBySinceDesc(Limit limit);

    long countByEnvironmentAndReleasedAtIsNull(Environment environment);
}

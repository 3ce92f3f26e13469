package io.interlock.crm.provisioning;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AccountRepository extends JpaRepository<AccountEntity, String> {
    List<AccountEntity> findByClientIdOrderByAccount(String clientId);

    @Query(
            """
            select a from AccountEntity a
            where (lower(a.account) like :q or lower(a.clientId) like :q) and a.account > :after
            order by a.account
            """)
    List<AccountEntity> page(String q, String after, Limit limit);
}

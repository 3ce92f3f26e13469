package io.interlock.crm.provisioning;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ClientRepository extends JpaRepository<ClientEntity, String> {
    /** By id only: a search by name would tell those who may not see names who is a client. */
    @Query("select c from ClientEntity c where lower(c.id) like :q and c.id > :after order by c.id")
    List<ClientEntity> page(String q, String after, Limit limit);
}

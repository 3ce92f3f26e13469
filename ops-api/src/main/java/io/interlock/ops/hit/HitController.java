package io.interlock.ops.hit;

import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "policies")
class HitController {
    private final HitTable table;
    private final Clock clock;

    HitController(HitTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @GetMapping(
            path = "/api/v1/policy-hits",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Requires("policy:read")
    @Operation(
            operationId = "listPolicyHits",
            summary =
                    "How many orders each policy rejected, throttled and rerouted in the last hour"
                            + " and the last 24; policies that hit none are not listed")
    Page<PolicyHits> list() {
        return Page.all(table.until(clock.instant()));
    }
}

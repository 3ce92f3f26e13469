package io.interlock.ops.identity;

import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.settings.OpsProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "platform")
class MeController {
    private final OpsProperties properties;
    private final CallerToken tokens;

    MeController(OpsProperties properties, CallerToken tokens) {
        this.properties = properties;
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(operationId = "getMe", summary = "The caller and what it may do")
    Me me(Authentication caller) {
        List<String> permissions =
                caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(a -> a != null && a.indexOf(':') > 0)
                        .sorted()
                        .toList();
        return new Me(
                caller.getName(),
                tokens.roles(caller),
                permissions,
                CurrentActor.scope(caller),
                properties.environment());
    }
}

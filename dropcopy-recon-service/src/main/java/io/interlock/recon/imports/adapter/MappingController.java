package io.interlock.recon.imports.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.recon.imports.CsvMapping;
import io.interlock.recon.imports.CsvMappingCheck;
import io.interlock.recon.layout.Layout;
import io.interlock.recon.layout.Layout.Kind;
import io.interlock.recon.layout.LayoutView;
import io.interlock.recon.layout.Layouts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which columns of brokers' CSV files are which fields of FIX. */
@RestController
@RequestMapping(path = "/api/v1/recon-mappings", produces = MediaType.APPLICATION_JSON_VALUE)
class MappingController {
    private final Layouts layouts;

    MappingController(Layouts layouts) {
        this.layouts = layouts;
    }

    /** A new version. */
    record NewMapping(
            @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String name,
            @NotNull CsvMapping body,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("break:read")
    Page<LayoutView<CsvMapping>> list() {
        return new Page<>(
                layouts.newest(Kind.MAPPING).stream()
                        .map(each -> LayoutView.of(each, CsvMapping.class))
                        .toList(),
                null);
    }

    @GetMapping("/{name}")
    @Requires("break:read")
    LayoutView<CsvMapping> get(@PathVariable String name) {
        return layouts.find(Kind.MAPPING, name, null)
                .map(each -> LayoutView.of(each, CsvMapping.class))
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no mapping '" + name + "'"));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:import")
    @ResponseStatus(HttpStatus.CREATED)
    LayoutView<CsvMapping> add(@Valid @RequestBody NewMapping wish) {
        List<FieldError> errors =
                CsvMappingCheck.of(wish.body()).stream()
                        .map(each ->
                                new FieldError(
                                        "/body" + each.pointer(), "invalid-value", each.why()))
                        .toList();
        if (!errors.isEmpty()) {
            throw Problem.VALIDATION_FAILED.exception(errors.getFirst()).with("errors", errors);
        }
        Layout added =
                layouts.add(
                        Kind.MAPPING,
                        wish.name(),
                        new String(EventCodec.encode(wish.body()), UTF_8),
                        CurrentActor.name(),
                        wish.reason().strip());
        return LayoutView.of(added, CsvMapping.class);
    }
}

package io.interlock.recon.imports.adapter;

import io.interlock.kit.rest.Page;
import io.interlock.kit.security.Requires;
import io.interlock.recon.imports.CsvMapping;
import io.interlock.recon.imports.CsvMappingCheck;
import io.interlock.recon.layout.Layout.Kind;
import io.interlock.recon.layout.LayoutResource;
import io.interlock.recon.layout.LayoutView;
import io.interlock.recon.layout.Layouts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
    private final LayoutResource<CsvMapping> layouts;

    MappingController(Layouts layouts) {
        this.layouts =
                new LayoutResource<>(layouts, Kind.MAPPING, CsvMapping.class, CsvMappingCheck::of);
    }

    /** A new version. */
    record NewMapping(
            @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String name,
            @NotNull CsvMapping body,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("break:read")
    Page<LayoutView<CsvMapping>> list() {
        return layouts.list();
    }

    @GetMapping("/{name}")
    @Requires("break:read")
    LayoutView<CsvMapping> get(@PathVariable String name) {
        return layouts.get(name);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:import")
    @ResponseStatus(HttpStatus.CREATED)
    LayoutView<CsvMapping> add(@Valid @RequestBody NewMapping wish) {
        return layouts.add(wish.name(), wish.body(), wish.reason());
    }
}

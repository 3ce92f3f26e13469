package io.interlock.recon.posttrade.adapter;

import io.interlock.kit.rest.Page;
import io.interlock.kit.security.Requires;
import io.interlock.recon.layout.Layout.Kind;
import io.interlock.recon.layout.LayoutResource;
import io.interlock.recon.layout.LayoutView;
import io.interlock.recon.layout.Layouts;
import io.interlock.recon.posttrade.Template;
import io.interlock.recon.posttrade.TemplateCheck;
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

/** The layouts of finance's files. */
@RestController
@RequestMapping(path = "/api/v1/recon-templates", produces = MediaType.APPLICATION_JSON_VALUE)
class TemplateController {
    private final LayoutResource<Template> layouts;

    TemplateController(Layouts layouts) {
        this.layouts =
                new LayoutResource<>(layouts, Kind.TEMPLATE, Template.class, TemplateCheck::of);
    }

    /** A new version. */
    record NewTemplate(
            @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String name,
            @NotNull Template body,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("break:read")
    Page<LayoutView<Template>> list() {
        return layouts.list();
    }

    @GetMapping("/{name}")
    @Requires("break:read")
    LayoutView<Template> get(@PathVariable String name) {
        return layouts.get(name);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:deliver")
    @ResponseStatus(HttpStatus.CREATED)
    LayoutView<Template> add(@Valid @RequestBody NewTemplate wish) {
        return layouts.add(wish.name(), wish.body(), wish.reason());
    }
}

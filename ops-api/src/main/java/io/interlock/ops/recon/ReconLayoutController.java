package io.interlock.ops.recon;

import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The layouts of files: mappings of what comes in, templates of what leaves. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "reconciliation files")
class ReconLayoutController {
    private static final String MAPPINGS = "/api/v1/recon-mappings";
    private static final String TEMPLATES = "/api/v1/recon-templates";

    private final ReconFileService recon;

    ReconLayoutController(ReconFileService recon) {
        this.recon = recon;
    }

    @GetMapping("/recon-mappings")
    @Requires("break:read")
    @Operation(
            operationId = "listReconMappings",
            summary = "Mappings of CSV files, the newest version of each")
    @ApiResponse(
            responseCode = "200",
            description = "The mappings",
            content = @Content(schema = @Schema(type = "object")))
    void mappings(HttpServletResponse to) throws IOException {
        recon.get(MAPPINGS, Map.of(), to);
    }

    @GetMapping("/recon-mappings/{name}")
    @Requires("break:read")
    @Operation(operationId = "getReconMapping", summary = "The newest version of a mapping")
    @ApiResponse(
            responseCode = "200",
            description = "The mapping",
            content = @Content(schema = @Schema(type = "object")))
    void mapping(@PathVariable String name, HttpServletResponse to) throws IOException {
        recon.get(MAPPINGS + "/{name}", Map.of(), to, name);
    }

    @PostMapping(path = "/recon-mappings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:import")
    @Operation(
            operationId = "addReconMapping",
            summary = "The next version of a mapping: name, body, reason")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(type = "object")))
    void addMapping(@RequestBody Map<String, Object> mapping, HttpServletResponse to)
            throws IOException {
        recon.post(MAPPINGS, mapping, to);
    }

    @GetMapping("/recon-templates")
    @Requires("break:read")
    @Operation(
            operationId = "listReconTemplates",
            summary = "Layouts of finance's file, the newest version of each")
    @ApiResponse(
            responseCode = "200",
            description = "The templates",
            content = @Content(schema = @Schema(type = "object")))
    void templates(HttpServletResponse to) throws IOException {
        recon.get(TEMPLATES, Map.of(), to);
    }

    @GetMapping("/recon-templates/{name}")
    @Requires("break:read")
    @Operation(operationId = "getReconTemplate", summary = "The newest version of a template")
    @ApiResponse(
            responseCode = "200",
            description = "The template",
            content = @Content(schema = @Schema(type = "object")))
    void template(@PathVariable String name, HttpServletResponse to) throws IOException {
        recon.get(TEMPLATES + "/{name}", Map.of(), to, name);
    }

    @PostMapping(path = "/recon-templates", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:deliver")
    @Operation(
            operationId = "addReconTemplate",
            summary = "The next version of a template: name, body, reason")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(type = "object")))
    void addTemplate(@RequestBody Map<String, Object> template, HttpServletResponse to)
            throws IOException {
        recon.post(TEMPLATES, template, to);
    }
}

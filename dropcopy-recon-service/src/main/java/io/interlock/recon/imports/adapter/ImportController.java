package io.interlock.recon.imports.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.rest.Cursor;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.recon.imports.CsvMapping;
import io.interlock.recon.imports.ImportFormat;
import io.interlock.recon.imports.LineError;
import io.interlock.recon.imports.adapter.ReconImport.Mode;
import io.interlock.recon.imports.adapter.ReconImport.Status;
import io.interlock.recon.layout.Layout;
import io.interlock.recon.layout.Layout.Kind;
import io.interlock.recon.layout.Layouts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files in, and how they fare. */
@RestController
@RequestMapping("/api/v1/recon-imports")
class ImportController {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final Imports imports;
    private final ImportTable table;
    private final Layouts layouts;

    ImportController(Imports imports, ImportTable table, Layouts layouts) {
        this.imports = imports;
        this.table = table;
        this.layouts = layouts;
    }

    /**
     * Takes the body, which may be of any size, as a file.
     *
     * @param id the import's name, so that its progress can be asked for while it runs
     */
    @PostMapping(
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.TEXT_PLAIN_VALUE,
                "text/csv"
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:import")
    ResponseEntity<ReconImport> take(
            @RequestParam @Pattern(regexp = NAME) String oms,
            @RequestParam ImportFormat format,
            @RequestParam(defaultValue = "STRICT") Mode mode,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam @NotBlank @Size(max = 500) String reason,
            @RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String id,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Size(max = 100) @Nullable String sender,
            @RequestParam(required = false) @Size(max = 200) @Nullable String fileName,
            HttpServletRequest request)
            throws IOException {
        Layout layout = mapping(format, mapping);
        long length = request.getContentLengthLong();
        ReconImport begun =
                new ReconImport(
                        id == null ? UUID.randomUUID().toString() : id,
                        oms,
                        format,
                        mode,
                        dryRun,
                        layout == null ? null : layout.name(),
                        layout == null ? null : layout.version(),
                        sender,
                        fileName,
                        Status.RUNNING,
                        length < 0 ? null : length,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        CurrentActor.name(),
                        reason.strip(),
                        null,
                        imports.now(),
                        null,
                        List.of());
        ReconImport ended =
                imports.run(
                        begun,
                        layout == null ? null : Layouts.read(layout.body(), CsvMapping.class),
                        request.getInputStream());
        return switch (ended.status()) {
            case TAKEN ->
                    ResponseEntity.created(URI.create("/api/v1/recon-imports/" + ended.id()))
                            .body(ended);
            case REFUSED ->
                    throw Problem.VALIDATION_FAILED
                            .exception("the file is refused: " + ended.detail())
                            .with("errors", ended.firstErrors().stream().map(this::error).toList())
                            .with("import", ended);
            case CHECKED, RUNNING, ABANDONED -> ResponseEntity.ok(ended);
        };
    }

    private FieldError error(LineError error) {
        return new FieldError("line " + error.line(), "invalid-value", error.toString());
    }

    private @Nullable Layout mapping(ImportFormat format, @Nullable String mapping) {
        if (format != ImportFormat.CSV) {
            if (mapping != null) {
                throw invalid("?mapping", "mapping is for CSV, not for " + format);
            }
            return null;
        }
        if (mapping == null) {
            throw invalid("?mapping", "mapping is needed for CSV");
        }
        return layouts.find(Kind.MAPPING, mapping, null)
                .orElseThrow(() -> invalid("?mapping", "there is no mapping '" + mapping + "'"));
    }

    private static RuntimeException invalid(String pointer, String why) {
        return Problem.VALIDATION_FAILED.exception(new FieldError(pointer, "invalid-value", why));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    Page<ReconImport> list(
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String after = cursor == null ? null : Cursor.decode(cursor);
        return Page.of(imports.newest(oms, after, limit + 1), limit, ReconImport::id);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    ReconImport get(@PathVariable String id) {
        return imports.find(id)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no import '" + id + "'"));
    }

    /** All errors that are kept, by line. */
    @GetMapping(path = "/{id}/errors", produces = "text/csv")
    @Requires("break:read")
    void errors(@PathVariable String id, HttpServletResponse response) throws IOException {
        get(id);
        response.setContentType("text/csv;charset=UTF-8");
        try (CSVPrinter out =
                new CSVPrinter(
                        new OutputStreamWriter(response.getOutputStream(), UTF_8),
                        CSVFormat.RFC4180)) {
            out.printRecord("line", "field", "value", "why");
            long line = 0;
            List<LineError> errors = table.errorsAfter(id, line, 1_000);
            while (!errors.isEmpty()) {
                for (LineError each : errors) {
                    out.printRecord(each.line(), each.field(), each.value(), each.why());
                    line = each.line();
                }
                errors = table.errorsAfter(id, line, 1_000);
            }
        }
    }
}

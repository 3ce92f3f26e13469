package io.interlock.ops.problempage;

import io.interlock.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Open to everybody: who cannot sign in has to be able to read why. */
@RestController
@RequestMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
@Tag(name = "problems")
class ProblemPageController {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - Interlock</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
            body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem }
            code { font-family: ui-monospace, monospace }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            %2$s
            </body>
            </html>
            """;

    @GetMapping
    @Operation(operationId = "listProblems", summary = "All kinds of errors, as a page")
    String all() {
        return PAGE.formatted(
                "Problems",
                Arrays.stream(Problem.values())
                        .map(problem ->
                                "<li><a href=\"/problems/%s\"><code>%s</code></a> %d: %s</li>"
                                        .formatted(
                                                problem.code(),
                                                problem.code(),
                                                problem.status().value(),
                                                text(problem.title())))
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
    }

    @GetMapping("/{code}")
    @Operation(
            operationId = "getProblem",
            summary = "What a kind of error means and what to do about it, as a page")
    String one(@PathVariable String code) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .map(ProblemPageController::page)
                .orElseThrow(
                        () -> Problem.NOT_FOUND.exception("no kind of problem '" + code + "'"));
    }

    private static String page(Problem problem) {
        return PAGE.formatted(
                text(problem.title()),
                """
                <p>Status %d, code <code>%s</code></p>
                <p>%s</p>
                <p><a href="/problems">All problems</a></p>\
                """
                        .formatted(problem.status().value(), problem.code(), text(problem.help())));
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain);
    }
}

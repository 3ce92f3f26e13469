package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** Where {@code type} of a problem leads. */
@OpsApiTest
class ProblemPagesIT {
    private final Http http;

    ProblemPagesIT(@LocalServerPort int port) {
        this.http = Http.at(port);
    }

    @Test
    void everyCodeHasAPageThatAnybodyCanRead() {
        String index = http.get("/problems", null).text();
        for (Problem problem : Problem.values()) {
            String type = String.valueOf(problem.detail("x").getType());
            Http.Answer page = http.get(type, null);
            assertThat(page.status()).as(type).isEqualTo(200);
            assertThat(page.header("content-type")).startsWith("text/html");
            assertThat(page.text())
                    .contains(
                            HtmlUtils.htmlEscape(problem.title()),
                            HtmlUtils.htmlEscape(problem.help()),
                            problem.code());
            assertThat(index).contains("href=\"" + type + "\"");
        }
    }

    @Test
    void aTypeInAnAnswerIsSuchAPage() {
        Http.Answer answer = http.get("/api/v1/accounts/none", Tokens.of("viewer"));
        String type = answer.json().path("type").asString();
        assertThat(type).isEqualTo("/problems/not-found");
        assertThat(http.get(type, null).status()).isEqualTo(200);
    }

    @Test
    void anotherCodeHasNone() {
        Http.Answer answer = http.get("/problems/%3Cscript%3E", null);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(http.get("/problems/made-up", null).status()).isEqualTo(404);
    }
}

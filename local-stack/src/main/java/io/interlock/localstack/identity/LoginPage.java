package io.interlock.localstack.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page on which people sign in. */
@RestController
class LoginPage {
    private final IdentitySettings settings;
    private final String template;

    LoginPage(IdentitySettings settings) throws IOException {
        this.settings = settings;
        this.template =
                new ClassPathResource("identity/login.html")
                        .getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    String login(HttpServletRequest request, CsrfToken csrf) {
        return template.replace("{{csrf}}", csrf.getToken())
                .replace("{{console}}", settings.console())
                .replace("{{message}}", message(request));
    }

    private static String message(HttpServletRequest request) {
        if (request.getParameter("error") != null) {
            return "<p role=\"alert\" class=\"message bad\">"
                    + "That user name and password do not match.</p>";
        }
        if (request.getParameter("logout") != null) {
            return "<p role=\"status\" class=\"message\">You are signed out.</p>";
        }
        return "";
    }
}

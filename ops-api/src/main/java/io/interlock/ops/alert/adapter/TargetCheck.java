package io.interlock.ops.alert.adapter;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.ops.alert.Target;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a target can be reached by what was typed in, and what of it is secret. */
@Component
class TargetCheck {
    private static final Pattern MAILBOXES =
            Pattern.compile(
                    "[^\\s@,;<>\"]+@[^\\s@,;<>\"]+(, ?[^\\s@,;<>\"]+@[^\\s@,;<>\"]+){0,19}");
    private static final Pattern WEBHOOK_SECRET =
            Pattern.compile("whsec_[A-Za-z0-9+/]{32,200}={0,2}");
    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");

    private final Outside outside;
    private final MailChannel mail;
    private final AlertProperties properties;
    private final SecureRandom random = new SecureRandom();

    TargetCheck(Outside outside, MailChannel mail, AlertProperties properties) {
        this.outside = outside;
        this.mail = mail;
        this.properties = properties;
    }

    /**
     * What is stored.
     *
     * @param address what everybody may see; empty where the old one stays
     * @param secret null where the old one stays, or there is none
     * @param made whether the secret is new and was not given
     */
    record Checked(String address, @Nullable String secret, boolean made) {
        @Override
        public String toString() {
            return address;
        }
    }

    /** {@code fresh} where there is no old secret that could stay. */
    Checked of(Target.Kind kind, @Nullable String address, @Nullable String secret, boolean fresh) {
        return switch (kind) {
            case SLACK -> slack(secret, fresh);
            case PAGERDUTY -> pagerDuty(secret, fresh);
            case EMAIL -> email(address);
            case WEBHOOK -> webhook(address, secret, fresh);
        };
    }

    private Checked slack(@Nullable String secret, boolean fresh) {
        if (secret == null && !fresh) {
            return new Checked("", null, false);
        }
        URI hook = reachable("/secret", "secret", secret);
        return new Checked(hook.getScheme() + "://" + hook.getAuthority(), secret, false);
    }

    private Checked pagerDuty(@Nullable String secret, boolean fresh) {
        if ((secret != null || fresh)
                && (secret == null || !ROUTING_KEY.matcher(secret).matches())) {
            throw invalid("/secret", "secret must be a routing key of 32 letters and digits");
        }
        return new Checked(properties.pagerDuty().getAuthority(), secret, false);
    }

    private Checked email(@Nullable String address) {
        if (!mail.ready()) {
            throw Problem.STATE_CONFLICT.exception(
                    "no SMTP server is set: spring.mail.host (SPRING_MAIL_HOST)");
        }
        if (address == null || !MAILBOXES.matcher(address).matches()) {
            throw invalid(
                    "/address",
                    "address must be one to 20 mail addresses with commas, but is '"
                            + address
                            + "'");
        }
        return new Checked(address, null, false);
    }

    private Checked webhook(@Nullable String address, @Nullable String secret, boolean fresh) {
        URI url = reachable("/address", "address '" + address + "'", address);
        if (secret != null && !WEBHOOK_SECRET.matcher(secret).matches()) {
            throw invalid("/secret", "secret must be whsec_ and at least 24 bytes in Base64");
        }
        boolean make = secret == null && fresh;
        return new Checked(url.toString(), make ? madeSecret() : secret, make);
    }

    private String madeSecret() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    private URI reachable(String pointer, String shown, @Nullable String text) {
        if (text == null) {
            throw invalid(pointer, shown.split(" ")[0] + " is needed");
        }
        try {
            URI address = URI.create(text);
            Optional<String> no = outside.refuses(address);
            if (no.isPresent()) {
                throw invalid(pointer, shown + " " + no.get());
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw invalid(pointer, shown + " is no address");
        }
    }

    private static RuntimeException invalid(String pointer, String detail) {
        return Problem.VALIDATION_FAILED.exception(
                new FieldError(pointer, "invalid-value", detail));
    }
}

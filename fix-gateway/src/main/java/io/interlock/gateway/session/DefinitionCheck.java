package io.interlock.gateway.session;

import io.interlock.gateway.session.SessionDefinition.CancelOn;
import io.interlock.gateway.session.SessionDefinition.Kind;
import io.interlock.gateway.session.SessionDefinition.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with a definition, alone and beside the others. */
final class DefinitionCheck {
    private static final Set<String> VERSIONS = Set.of("FIX.4.2", "FIX.4.4", "FIX.5.0SP2");

    private static final Set<Integer> PASSABLE =
            new TreeSet<>(Set.of(50, 57, 115, 116, 128, 129, 142, 143, 144, 145));
    private static final Duration MAX_CANCEL_AFTER = Duration.ofHours(1);

    private final SessionDefinition checked;
    private final List<Fault> faults = new ArrayList<>();

    private DefinitionCheck(SessionDefinition checked) {
        this.checked = checked;
    }

    /** A field, in JSON's names with dots, and what is wrong with its value. */
    record Fault(String field, String detail) {}

    /** What is wrong with one definition; {@code others} are the sessions it will stand beside. */
    static List<Fault> faults(SessionDefinition definition, Collection<SessionDefinition> others) {
        DefinitionCheck check = new DefinitionCheck(definition);
        check.itself();
        check.beside(others.stream().filter(other -> !other.id().equals(definition.id())).toList());
        return check.faults;
    }

    private void itself() {
        name("id", checked.id());
        version();
        if (checked.servesClient()) {
            when(checked.oms() != null, "oms", "'" + checked.oms() + "': a client has no OMS");
        } else if (checked.servesPrices()) {
            when(checked.oms() != null, "oms", "'" + checked.oms() + "': prices are of no OMS");
        } else {
            name("oms", Objects.requireNonNullElse(checked.oms(), ""));
        }
        if (checked.senderCompId() != null) {
            name("senderCompId", checked.senderCompId());
        }
        connection();
        var terms = checked.terms();
        when(
                terms.maxAge().isNegative() || terms.maxAge().isZero(),
                "terms.maxAge",
                "must be above zero, is " + terms.maxAge());
        when(
                !terms.clOrdIdPrefix().matches("[A-Za-z0-9._-]{0,16}"),
                "terms.clOrdIdPrefix",
                "'"
                        + terms.clOrdIdPrefix()
                        + "' is no prefix (at most 16 letters, digits, '.', '_', '-')");
        when(
                terms.cancelAfter().isNegative()
                        || terms.cancelAfter().compareTo(MAX_CANCEL_AFTER) > 0,
                "terms.cancelAfter",
                terms.cancelAfter() + " is not between 0 and an hour");
        when(
                terms.cancelOnDisconnect() != CancelOn.NEVER && !checked.servesClient(),
                "terms.cancelOnDisconnect",
                terms.cancelOnDisconnect() + " is for clients only");
        when(
                !PASSABLE.containsAll(terms.passHeader()),
                "terms.passHeader",
                terms.passHeader() + " has other tags than " + PASSABLE);
        when(
                terms.hub() && !terms.passHeader().contains(115),
                "terms.passHeader",
                terms.passHeader() + ": a hub's 115 goes on, it says whose an order is");
        when(
                terms.hub() && terms.cancelOnDisconnect() != CancelOn.NEVER,
                "terms.hub",
                "true: cancel on disconnect is not for hubs");
        logon();
        limits();
        MarketDataCheck.of(checked, (field, detail) -> when(true, field, detail));
        if (checked.window() != null) {
            window(checked.window());
        }
    }

    private void version() {
        when(
                !VERSIONS.contains(checked.version()),
                "version",
                "'" + checked.version() + "' is none of " + new TreeSet<>(VERSIONS));
        String file = checked.dictionary();
        when(
                file != null && !Files.isReadable(Path.of(file)),
                "dictionary",
                "'" + file + "' is no readable file");
    }

    private void connection() {
        var connection = checked.connection();
        when(
                connection.port() < 0 || connection.port() > 65_535,
                "connection.port",
                connection.port() + " is no port");
        if (checked.connects()) {
            when(
                    String.valueOf(connection.host()).isBlank(),
                    "connection.host",
                    "must not be blank");
            when(connection.port() == 0, "connection.port", "is needed with connection.host");
        }
        int beat = connection.heartBtInt();
        when(
                beat != 0 && (beat < 1 || beat > 300),
                "connection.heartBtInt",
                beat + " is not between 1 and 300");
    }

    private void logon() {
        var logon = checked.logon();
        for (String address : logon.allowedAddresses()) {
            when(
                    AddressBlock.parse(address).isEmpty(),
                    "logon.allowedAddresses",
                    "'" + address + "' is neither an address nor a CIDR block");
        }
        when(
                logon.minHeartBtInt() < 1 || logon.maxHeartBtInt() < logon.minHeartBtInt(),
                "logon.minHeartBtInt",
                logon.minHeartBtInt() + " to " + logon.maxHeartBtInt() + " is no range");
        when(
                logon.certificate() != null && !checked.connection().tls(),
                "logon.certificate",
                "needs connection.tls");
        when(
                !logon.certificateFingerprints().isEmpty() && !checked.connection().tls(),
                "logon.certificateFingerprints",
                "needs connection.tls");
        for (String pin : logon.certificateFingerprints()) {
            when(
                    !pin.replace(":", "").matches("[0-9A-Fa-f]{64}"),
                    "logon.certificateFingerprints",
                    "'" + pin + "' is no SHA-256 in hexadecimal");
        }
    }

    private void limits() {
        var limits = checked.limits();
        when(
                limits.messagesPerSecond() < 0,
                "limits.messagesPerSecond",
                limits.messagesPerSecond() + " is below 0");
        when(
                limits.cancelsPerSecond() < 0,
                "limits.cancelsPerSecond",
                limits.cancelsPerSecond() + " is below 0");
        when(
                limits.maxMessageBytes() < 8_192 || limits.maxMessageBytes() > 1 << 20,
                "limits.maxMessageBytes",
                limits.maxMessageBytes() + " is not between 8192 and 1048576");
        when(
                limits.slowConsumerBytes() < 65_536,
                "limits.slowConsumerBytes",
                limits.slowConsumerBytes() + " is below 65536");
    }

    private void window(Window window) {
        try {
            SessionWindows.calendar(window);
        } catch (DateTimeException | IllegalArgumentException e) {
            faults.add(new Fault("window", String.valueOf(e.getMessage())));
        }
    }

    private void beside(List<SessionDefinition> others) {
        for (SessionDefinition other : others) {
            boolean sameOms = checked.oms() != null && checked.oms().equals(other.oms());
            when(
                    sameOms
                            && checked.kind() == Kind.OMS_ORDERS
                            && other.kind() == Kind.OMS_ORDERS
                            && checked.preference() == other.preference(),
                    "preference",
                    checked.preference() + " is that of " + other.id() + " already");
            when(
                    sameOms && !checked.version().equals(other.version()),
                    "version",
                    "%s: %s speaks %s with the same OMS"
                            .formatted(checked.version(), other.id(), other.version()));
            when(
                    checked.connects() && address(checked).equals(address(other)),
                    "connection.port",
                    address(checked) + " is that of " + other.id() + " already");
        }
        if (checked.servesClient() && checked.enabled()) {
            route(others);
        }
    }

    /** Nothing translates between versions yet: a client needs an OMS that speaks its own. */
    private void route(List<SessionDefinition> others) {
        Set<String> spoken = new TreeSet<>();
        others.stream()
                .filter(other -> other.kind() == Kind.OMS_ORDERS)
                .forEach(other -> spoken.add(other.version()));
        when(
                !spoken.isEmpty() && !spoken.contains(checked.version()),
                "version",
                "'%s': no OMS speaks it (they speak %s), and nothing translates between versions"
                        .formatted(checked.version(), String.join(", ", spoken)));
    }

    private static String address(SessionDefinition definition) {
        return definition.connects()
                ? definition.connection().host() + ":" + definition.connection().port()
                : "";
    }

    private void name(String field, String value) {
        when(
                !value.matches("[A-Za-z0-9._-]{1,64}"),
                field,
                "'" + value + "' is no name (1 to 64 letters, digits, '.', '_', '-')");
    }

    private void when(boolean wrong, String field, String detail) {
        if (wrong) {
            faults.add(new Fault(field, detail));
        }
    }
}

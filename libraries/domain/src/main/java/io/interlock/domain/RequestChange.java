package io.interlock.domain;

import static io.interlock.domain.Anomaly.Kind.REPORT_BACKWARDS;
import static io.interlock.domain.Anomaly.Kind.UNSOLICITED;

/** What a report does to the cancels and replaces that are open. */
final class RequestChange {
    private final OrderChange change;
    private final ExecutionReport report;

    RequestChange(OrderChange change, ExecutionReport report) {
        this.change = change;
        this.report = report;
    }

    void book() {
        switch (report.execType()) {
            case CANCELED -> canceled();
            case PENDING_CANCEL -> pending(ChangeRequest.Kind.CANCEL);
            case PENDING_REPLACE -> pending(ChangeRequest.Kind.REPLACE);
            case NEW,
                    DONE_FOR_DAY,
                    REPLACED,
                    STOPPED,
                    REJECTED,
                    SUSPENDED,
                    PENDING_NEW,
                    CALCULATED,
                    EXPIRED,
                    RESTATED,
                    TRADE,
                    TRADE_CORRECT,
                    TRADE_CANCEL,
                    ORDER_STATUS,
                    OTHER ->
                    pendingByStatus();
        }
    }

    private void canceled() {
        ClOrdId named = report.clOrdId();
        boolean ofOrder =
                report.origClOrdId() == null && (named == null || change.clOrdIds.contains(named));
        if (named != null && !ofOrder) {
            change.answer(named);
            return;
        }
        ChangeRequest request =
                change.requests.stream()
                        .filter(open -> open.kind() == ChangeRequest.Kind.CANCEL)
                        .findFirst()
                        .orElse(null);
        if (request != null) {
            change.answer(request.clOrdId());
        } else if (!endsByItself()) {
            change.flag(UNSOLICITED, "canceled though nobody asked");
        }
    }

    private boolean endsByItself() {
        return switch (change.terms.timeInForce()) {
            case IOC, FOK -> true;
            case DAY, GTC, GTD, OTHER -> change.terms.ordType() == OrdType.MARKET;
        };
    }

    private void pending(ChangeRequest.Kind kind) {
        ClOrdId named = report.clOrdId();
        if (named == null || change.clOrdIds.contains(named)) {
            markFirst(kind);
        } else if (change.answered.contains(named)) {
            change.flag(REPORT_BACKWARDS, "%s was answered before".formatted(named));
        } else if (!markNamed(named)) {
            change.requests.add(new ChangeRequest(kind, named, true, null, null, null));
        }
    }

    private void pendingByStatus() {
        if (report.ordStatus() == OrdStatus.PENDING_CANCEL) {
            markFirst(ChangeRequest.Kind.CANCEL);
        } else if (report.ordStatus() == OrdStatus.PENDING_REPLACE) {
            markFirst(ChangeRequest.Kind.REPLACE);
        }
    }

    private boolean markNamed(ClOrdId named) {
        for (int i = 0; i < change.requests.size(); i++) {
            ChangeRequest request = change.requests.get(i);
            if (request.clOrdId().equals(named)) {
                change.requests.set(i, request.asPending());
                return true;
            }
        }
        return false;
    }

    private void markFirst(ChangeRequest.Kind kind) {
        boolean marked =
                change.requests.stream()
                        .anyMatch(request -> request.kind() == kind && request.pending());
        if (!marked) {
            change.requests.stream()
                    .filter(request -> request.kind() == kind)
                    .findFirst()
                    .ifPresent(request -> markNamed(request.clOrdId()));
        }
    }
}

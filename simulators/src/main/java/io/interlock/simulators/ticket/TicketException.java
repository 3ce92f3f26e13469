package io.interlock.simulators.ticket;

/** Why an order could not be sent, in one line for the person who typed it. */
final class TicketException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TicketException(String message) {
        super(message);
    }
}

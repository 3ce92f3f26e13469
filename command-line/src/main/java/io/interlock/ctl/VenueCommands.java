package io.interlock.ctl;

import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;

import java.util.List;

/** How the OMSs do, and what people do about it. */
final class VenueCommands {
    private static final String VENUES = "/api/v1/venues";

    private VenueCommands() {}

    static List<Command> all() {
        return List.of(
                get("venues list", "How each OMS does for new orders", "listVenues", VENUES)
                        .show(
                                "OMS", "/oms",
                                "STATE", "/state",
                                "SINCE", "/since",
                                "CAUSE", "/cause",
                                "RELAPSES", "/relapses",
                                "ANSWERED", "/figures/answered",
                                "REJECTED", "/figures/rejected",
                                "SLOW", "/figures/slow",
                                "OVERDUE", "/figures/overdue",
                                "MOVED", "/figures/moved",
                                "OFF UNTIL", "/forcedOff/until"),
                get(
                                "venues switches",
                                "From which state into which it came, the newest first",
                                "listVenueSwitches",
                                VENUES + "/{oms}/switches")
                        .of("oms", "the OMS")
                        .query("limit", "how many at most")
                        .show(
                                "AT", "/at",
                                "FROM", "/from",
                                "TO", "/to",
                                "LASTED MS", "/lastedMillis",
                                "MOVED", "/moved",
                                "BY", "/by",
                                "CAUSE", "/cause"),
                post(
                                "venues force-off",
                                "Send no new orders to an OMS",
                                "forceVenueOff",
                                VENUES + "/{oms}/forced-off")
                        .of("oms", "the OMS")
                        .optional("until", "when it ends by itself, ISO-8601")
                        .because(),
                post(
                                "venues release",
                                "Give an OMS back to its canaries",
                                "releaseVenue",
                                VENUES + "/{oms}/releases")
                        .of("oms", "the OMS")
                        .because());
    }
}

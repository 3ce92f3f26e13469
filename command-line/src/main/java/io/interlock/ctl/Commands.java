package io.interlock.ctl;

import java.util.List;
import java.util.stream.Stream;

/** Every command there is. To add one, write it where its words begin. */
final class Commands {
    static final List<Command> ALL =
            Stream.of(
                            SessionCommands.all(),
                            LinkCommands.all(),
                            OrderCommands.all(),
                            SymbolCommands.all(),
                            PolicyCommands.all(),
                            VenueCommands.all(),
                            BreakCommands.all(),
                            ReconFileCommands.all(),
                            AlertCommands.all(),
                            OtherCommands.all())
                    .flatMap(List::stream)
                    .toList();

    private Commands() {}
}

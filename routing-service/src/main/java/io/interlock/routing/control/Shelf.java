package io.interlock.routing.control;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.SymbolState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Policies with one kind of control in one environment, each under the first of the things it
 * names: symbols, buckets or asset classes, and there under its accounts or client sessions. So it
 * stands as often as it has names, whatever is listed.
 */
final class Shelf {
    private final ByPattern<Whose> symbols = new ByPattern<>();
    private final ByPattern<Whose> buckets = new ByPattern<>();
    private final ByPattern<Whose> assetClasses = new ByPattern<>();
    private final Whose everything = new Whose();

    void add(Compiled policy) {
        Match match = policy.policy().match();
        if (!match.symbols().isEmpty()) {
            match.symbols().forEach(each -> symbols.at(each, Whose::new).add(policy));
        } else if (!match.buckets().isEmpty()) {
            match.buckets().forEach(each -> buckets.at(each, Whose::new).add(policy));
        } else if (!match.assetClasses().isEmpty()) {
            match.assetClasses().forEach(each -> assetClasses.at(each, Whose::new).add(policy));
        } else {
            everything.add(policy);
        }
    }

    /** Those that match; one with two patterns that fit is found twice. */
    void find(OrderCommand command, SymbolState symbol, Consumer<Compiled> found) {
        Consumer<Compiled> candidates =
                candidate -> {
                    if (fitsToo(candidate.policy().match(), command, symbol)) {
                        found.accept(candidate);
                    }
                };
        Consumer<Whose> each = whose -> whose.find(command, candidates);
        symbols.fitting(symbol.symbol().value(), each);
        buckets.fitting(symbol.bucket(), each);
        assetClasses.fitting(symbol.assetClass(), each);
        each.accept(everything);
    }

    /** What a policy names besides that under which it stands. */
    private static boolean fitsToo(Match match, OrderCommand command, SymbolState symbol) {
        boolean bySymbol = !match.symbols().isEmpty();
        return (!bySymbol || ByPattern.fits(match.buckets(), symbol.bucket()))
                && ((!bySymbol && match.buckets().isEmpty())
                        || ByPattern.fits(match.assetClasses(), symbol.assetClass()))
                && (match.accounts().isEmpty()
                        || ByPattern.fits(match.clientSessions(), command.clientSession()));
    }

    /** Policies by whom they are about. */
    private static final class Whose {
        private final ByPattern<List<Compiled>> accounts = new ByPattern<>();
        private final ByPattern<List<Compiled>> clientSessions = new ByPattern<>();
        private final List<Compiled> everybody = new ArrayList<>();

        void add(Compiled policy) {
            Match match = policy.policy().match();
            if (!match.accounts().isEmpty()) {
                match.accounts().forEach(each -> accounts.at(each, ArrayList::new).add(policy));
            } else if (!match.clientSessions().isEmpty()) {
                match.clientSessions()
                        .forEach(each -> clientSessions.at(each, ArrayList::new).add(policy));
            } else {
                everybody.add(policy);
            }
        }

        void find(OrderCommand command, Consumer<Compiled> found) {
            if (command.account() != null) {
                accounts.fitting(command.account().value(), own -> own.forEach(found));
            }
            clientSessions.fitting(command.clientSession(), own -> own.forEach(found));
            everybody.forEach(found);
        }
    }
}

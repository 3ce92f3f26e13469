package io.interlock.recon.matching;

import static io.interlock.recon.matching.Told.dropCopy;
import static io.interlock.recon.matching.Told.platform;
import static io.interlock.recon.matching.Trades.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.ReconBreak.Type;
import io.interlock.recon.breaks.Catalogue;
import io.interlock.recon.breaks.Detector;
import io.interlock.recon.breaks.Evidenced;
import io.interlock.recon.breaks.Patience;
import io.interlock.recon.breaks.Tolerances;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of break: evidence that gives it, evidence that nearly does, and what ends it. */
class CatalogueTest {
    private static final Instant MUCH_LATER = T0.plusSeconds(3_600);

    /** Seen by the service itself, not in reports. */
    private static final Set<Catalogue> ELSEWHERE = EnumSet.of(Catalogue.COVERAGE_GAP);

    /** One kind. */
    record Example(Catalogue kind, List<Told> gives, List<Told> nearly, List<Told> ends) {
        @Override
        public String toString() {
            return kind.name();
        }
    }

    private static final String NEW = "17=A1|150=0|39=0|14=0|151=1000|32=|31=";
    private static final String CANCELED = "17=X1|150=4|39=4|14=0|151=0|32=|31=";

    static Stream<Example> examples() {
        return Stream.of(
                pair(Catalogue.QUANTITY, "32=90", "32=100.0"),
                pair(Catalogue.PRICE, "31=1.2", "31=1.10"),
                pair(Catalogue.SIDE, "54=2", "54=1"),
                pair(Catalogue.SYMBOL, "55=GBPUSD", "55=EURUSD"),
                pair(Catalogue.ACCOUNT, "1=OTHER", "1="),
                pair(Catalogue.CUM_LEAVES, "14=90", "14=100.00"),
                pair(Catalogue.STATE, "39=2", "39=1"),
                pair(Catalogue.FEE_OR_CURRENCY, "12=1.6", "12="),
                pair(Catalogue.CLOCK, "60=5", "60=2"),
                new Example(
                        Catalogue.LATE,
                        List.of(platform(), dropCopy().at(400)),
                        List.of(platform(), dropCopy().at(400).say("97=Y")),
                        List.of()),
                new Example(
                        Catalogue.MISSING_AT_PLATFORM,
                        List.of(dropCopy()),
                        List.of(dropCopy(), platform().at(1)),
                        List.of(platform().at(9))),
                new Example(
                        Catalogue.MISSING_AT_DROP_COPY,
                        List.of(platform()),
                        List.of(platform(), dropCopy().at(1)),
                        List.of(dropCopy().at(9))),
                new Example(
                        Catalogue.BUST_NOT_APPLIED,
                        List.of(dropCopy().say("17=B1|19=E1|150=H")),
                        List.of(
                                dropCopy().say("17=B1|19=E1|150=H"),
                                platform().say("17=B1|19=E1|150=H|32=|31=|14=0")),
                        List.of(platform().at(9).say("17=B1|19=E1|150=H"))),
                new Example(
                        Catalogue.CORRECT_NOT_APPLIED,
                        List.of(dropCopy().say("17=B1|19=E1|150=G")),
                        List.of(
                                dropCopy().say("17=B1|19=E1|150=G|14=0"),
                                platform().at(1).say("17=B1|19=E1|150=G|14=200")),
                        List.of(platform().at(9).say("17=B1|19=E1|150=G"))),
                new Example(
                        Catalogue.ORPHAN,
                        List.of(dropCopy().say("11=NONE")),
                        List.of(dropCopy()),
                        List.of(platform().at(9).say("11=NONE"))),
                new Example(
                        Catalogue.CUM_LEAVES_OF_ORDER,
                        List.of(platform().say("151=800"), dropCopy().say("151=800")),
                        List.of(platform().say("39=4|151=0"), dropCopy().say("39=4|151=0")),
                        List.of(platform().at(9).say("17=E2|14=200|151=800"), dropCopy().at(9).say("17=E2|14=200|151=800"))),
                new Example(
                        Catalogue.STATE_OF_ORDER,
                        List.of(
                                platform().say(NEW),
                                dropCopy().say(NEW),
                                dropCopy().at(1).say(CANCELED + "|11=C2|41=C1")),
                        List.of(
                                platform().say(NEW),
                                platform().at(1).say(CANCELED + "|11=C2|41=C1"),
                                dropCopy().say(NEW),
                                dropCopy().at(2).say(CANCELED + "|11=C2|41=C1")),
                        List.of(platform().at(9).say(CANCELED + "|11=C2|41=C1"))),
                new Example(
                        Catalogue.UNSOLICITED,
                        List.of(
                                platform().say(NEW),
                                dropCopy().say(NEW),
                                dropCopy().at(1).say(CANCELED)),
                        List.of(
                                platform().say(NEW),
                                dropCopy().say(NEW),
                                dropCopy().at(1).say(CANCELED + "|59=3")),
                        List.of(platform().at(9).say(CANCELED))),
                new Example(
                        Catalogue.OVERFILL,
                        List.of(platform().say("32=1100|14=1100|151=0|39=2")),
                        List.of(platform().say("32=1000|14=1000|151=0|39=2")),
                        List.of(
                                platform()
                                        .at(9)
                                        .say("17=B1|19=E1|150=H|32=1100|14=0|151=1000|39=0"))),
                new Example(
                        Catalogue.DUPLICATE,
                        List.of(dropCopy(), dropCopy().at(1).say("17=E2")),
                        List.of(dropCopy(), dropCopy().at(1).say("17=E2|14=200|151=800")),
                        List.of(
                                dropCopy()
                                        .at(9)
                                        .say("17=B1|19=E2|150=H|14=100|151=900"))),
                new Example(
                        Catalogue.MATCHED_BY_TOLERANCE,
                        List.of(platform(), dropCopy().at(1).say("17=V7|60=1")),
                        List.of(platform(), dropCopy().at(1).say("17=V7|54=2")),
                        List.of(dropCopy().at(9))));
    }

    private static Example pair(Catalogue kind, String wrong, String right) {
        return new Example(
                kind,
                List.of(platform(), dropCopy().say(wrong)),
                List.of(platform(), dropCopy().say(right)),
                List.of(dropCopy().at(9)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachIsGivenNearlyGivenAndEnded(Example example) {
        Catalogue kind = example.kind();
        assertThat(kinds(judged(example, example.gives()))).contains(kind);
        assertThat(kinds(judged(example, example.nearly()))).doesNotContain(kind);
        List<Told> all = new ArrayList<>(example.gives());
        all.addAll(example.ends());
        List<Evidenced> after = judged(example, all);
        assertThat(kinds(after)).contains(kind);
        assertThat(open(after)).doesNotContain(kind);
    }

    @Test
    void eachKindHasAnExample() {
        Set<Catalogue> shown = EnumSet.copyOf(ELSEWHERE);
        examples().forEach(example -> shown.add(example.kind()));
        assertThat(shown).isEqualTo(EnumSet.allOf(Catalogue.class));
    }

    @Test
    void eachTypeIsInTheCatalogue() {
        assertThat(Stream.of(Catalogue.values()).map(Catalogue::type).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Type.class));
    }

    private static List<Evidenced> judged(Example example, List<Told> told) {
        Patience patience =
                new Patience(Duration.ofSeconds(2), MUCH_LATER, MUCH_LATER, List.of());
        if (example.kind().detector() instanceof Detector.OfOrder) {
            return new OrderEvidence("OMSA", "O1", told.stream().map(Told::fact).toList())
                    .judge(patience)
                    .breaks();
        }
        List<Judged> judged =
                Judged.of(
                        Judged.Stored::nothing,
                        told.stream().map(Told::trade).toList(),
                        oms -> patience,
                        Tolerances.USUAL);
        List<Alike.Match> alike =
                Alike.among(
                        judged.stream()
                                .flatMap(each -> each.pair().told().stream())
                                .filter(each -> each.loggedAt().isBefore(T0.plusSeconds(5)))
                                .toList(),
                        Tolerances.USUAL);
        return judged.stream()
                .map(each -> {
                    Pair pair = each.pair();
                    for (Alike.Match match : alike) {
                        boolean same = match.platform().key().equals(match.dropCopy().key());
                        if (!same && match.platform().key().equals(pair.key())) {
                            pair = pair.likened(match.dropCopy());
                        }
                    }
                    return Judged.of(each.before(), pair, patience, Tolerances.USUAL);
                })
                .flatMap(each -> each.breaks().stream())
                .toList();
    }

    private static Set<Catalogue> kinds(List<Evidenced> breaks) {
        return breaks.stream().map(each -> each.span().kind()).collect(Collectors.toSet());
    }

    private static Set<Catalogue> open(List<Evidenced> breaks) {
        return breaks.stream()
                .filter(each -> each.span().closedAt() == null)
                .map(each -> each.span().kind())
                .collect(Collectors.toSet());
    }
}

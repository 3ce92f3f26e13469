package io.interlock.ops.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");

    @Test
    void comesBackAsItWas() {
        Cursor cursor = new Cursor(NOW, "TRADER1:1:7|x");
        assertThat(Cursor.of(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "bm9w", "MjAyNnx4", "%", "a b"})
    void anythingElseIsNoCursor(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.of(text));
    }

    @Test
    void theLastPageHasNoNext() {
        Page<String> last = Page.of(List.of("a", "b"), 2, id -> new Cursor(NOW, id));
        assertThat(last).isEqualTo(new Page<>(List.of("a", "b"), null));
        Page<String> first = Page.of(List.of("a", "b", "c"), 2, id -> new Cursor(NOW, id));
        assertThat(first.items()).containsExactly("a", "b");
        assertThat(first.next()).isEqualTo(new Cursor(NOW, "b").toString());
    }

    @Test
    void timesMayBeRelative() {
        assertThat(Moment.of("now-15m", NOW)).isEqualTo(NOW.minusSeconds(900));
        assertThat(Moment.of("now", NOW)).isEqualTo(NOW);
        assertThat(Moment.of("2026-11-20T11:00:00+01:00", NOW)).isEqualTo("2026-11-20T10:00:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> Moment.of("yesterday", NOW));
    }
}

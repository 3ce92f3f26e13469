package io.interlock.ops.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void namesWhatIsNotUp() {
        assertThat(
                        Readiness.words(
                                503,
                                """
                                {"status":"OUT_OF_SERVICE","components":{"db":{"status":"UP"},
                                "state":{"status":"OUT_OF_SERVICE","details":{"symbols":"no marker"}}}}\
                                """))
                .isEqualTo("not ready: state (no marker)");
    }

    @Test
    void whatIsNoJsonIsItsStatus() {
        assertThat(Readiness.words(502, "<html>")).isEqualTo("HTTP 502");
        assertThat(Readiness.words(503, "{}")).isEqualTo("not ready, HTTP 503");
    }
}

package io.interlock.localstack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(new Table().row("A", "B").row("long", "x").row("", "y").toString())
                .isEqualTo(
                        """
                        A     B
                        long  x
                              y
                        """);
    }
}

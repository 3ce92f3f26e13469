package io.interlock.kit.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void theseAreTheMovesAndThereAreNoOthers() {
        List<String> moves = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (Move move : Move.values()) {
                stage.after(move).ifPresent(next -> moves.add(stage + " " + move + " " + next));
            }
        }
        assertThat(moves)
                .containsExactly(
                        "DRAFT EDIT DRAFT",
                        "DRAFT DISCARD DISCARDED",
                        "DRAFT SUBMIT SUBMITTED",
                        "DRAFT EMERGENCY ACTIVE",
                        "SUBMITTED DISCARD DISCARDED",
                        "SUBMITTED APPROVE APPROVED",
                        "SUBMITTED DECLINE DECLINED",
                        "SUBMITTED EMERGENCY ACTIVE",
                        "APPROVED DISCARD DISCARDED",
                        "APPROVED SCHEDULE SCHEDULED",
                        "APPROVED APPLY ACTIVE",
                        "APPROVED EMERGENCY ACTIVE",
                        "SCHEDULED DISCARD DISCARDED",
                        "SCHEDULED APPLY ACTIVE",
                        "SCHEDULED EMERGENCY ACTIVE",
                        "ACTIVE SUPERSEDE SUPERSEDED",
                        "ACTIVE END ENDED",
                        "SUPERSEDED REVERT ACTIVE",
                        "SUPERSEDED RETURN ACTIVE",
                        "ENDED REVERT ACTIVE",
                        "ENDED RETURN ACTIVE");
    }
}

package io.interlock.ops.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTextTest {
    private final KeyText key = KeyText.random(new SecureRandom());

    @Test
    void whatIsHandedOutIsReadBack() {
        assertThat(KeyText.parse(key.text())).contains(key);
        assertThat(key.text()).hasSize(4 + 16 + 1 + 43);
    }

    @Test
    void onlyTheSameSecretProvesIt() {
        assertThat(key.provenBy(key.hash())).isTrue();
        KeyText other = KeyText.random(new SecureRandom());
        assertThat(new KeyText(key.id(), other.secret()).provenBy(key.hash())).isFalse();
    }

    @Test
    void itsSecretIsNeitherKeptNorLogged() {
        assertThat(key.hash()).doesNotContain(key.secret()).hasSize(64);
        assertThat(key.toString()).isEqualTo("ilk_" + key.id());
    }

    @Test
    void otherTextIsNoKey() {
        for (String text : List.of("", "ilk_", "ilk_x_y", key.text() + "A", "x" + key.text())) {
            assertThat(KeyText.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void whatGoesBeyondItsMakerIsNamed() {
        Set<String> own = Set.of("api-key:manage", "order:read");
        assertThat(ApiKeys.beyond(Set.of("order:read"), own::contains)).isEmpty();
        assertThat(ApiKeys.beyond(Set.of("order:read", "symbol:kill"), own::contains))
                .contains("symbol:kill");
    }
}

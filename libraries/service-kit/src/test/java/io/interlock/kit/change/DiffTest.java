package io.interlock.kit.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.kit.change.Diff.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffTest {
    private static List<String> words(String before, String after) {
        return Diff.between(before, after).stream().map(Difference::words).toList();
    }

    @Test
    void aValueIsNamedWithWhatItWasAndIs() {
        assertThat(
                        Diff.between(
                                "{\"control\":{\"kind\":\"LIMITS\",\"maxQty\":\"10\"}}",
                                "{\"control\":{\"kind\":\"LIMITS\",\"maxQty\":\"5\"}}"))
                .containsExactly(new Difference("/control/maxQty", "10", "5", "maxQty: 10 -> 5"));
    }

    @Test
    void whatWasNotThereAndWhatIsNotAnyMoreIsNone() {
        assertThat(words("{\"a\":null,\"b\":1}", "{\"a\":true}"))
                .containsExactly("a: none -> true", "b: 1 -> none");
    }

    @Test
    void listsOfValuesAreComparedAsAWhole() {
        assertThat(words("{\"symbols\":[\"XAU*\"]}", "{\"symbols\":[\"XAU*\",\"XAG*\"]}"))
                .containsExactly("symbols: [XAU*] -> [XAU*, XAG*]");
    }

    @Test
    void partsOfAListAreNamedByTheirPlace() {
        assertThat(
                        words(
                                "{\"control\":{\"windows\":[{\"open\":\"09:00\"}]}}",
                                "{\"control\":{\"windows\":[{\"open\":\"10:00\"},{\"open\":\"12:00\"}]}}"))
                .containsExactly(
                        "windows[0].open: 09:00 -> 10:00", "windows[1]: none -> {open: 12:00}");
    }

    @Test
    void theSameIsNoDifference() {
        assertThat(words("{\"a\":{\"b\":[1,2]}}", "{\"a\":{\"b\":[1,2]}}")).isEmpty();
    }

    @Test
    void slashesInNamesAreEscapedInThePointer() {
        assertThat(Diff.between("{\"a/b~\":1}", "{\"a/b~\":2}"))
                .extracting(Difference::pointer)
                .containsExactly("/a~1b~0");
    }
}

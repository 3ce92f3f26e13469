package io.interlock.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FixReaderTest {
    @Test
    void readsWhatTheBufferWroteHoweverTheBytesArrive() throws Exception {
        FixBuffer buffer = new FixBuffer("TRADER1", "INTERLOCK");
        buffer.append("D", 7, "11=B1-0\u000155=EURUSD\u0001");
        buffer.append("0", 8, "112=SYNC-1\u0001");

        FixReader reader = new FixReader(oneByOne(Arrays.copyOf(buffer.bytes(), buffer.length())));

        reader.next();
        assertThat(reader.first(35)).isEqualTo('D');
        assertThat(reader.field(49)).isEqualTo("TRADER1");
        assertThat(reader.field(34)).isEqualTo("7");
        assertThat(reader.field(55)).isEqualTo("EURUSD");
        assertThat(reader.field(1)).isEmpty();
        assertThat(reader.toString()).endsWith("|10=%03d|".formatted(checkSum(reader.toString())));
        reader.next();
        assertThat(reader.field(112)).isEqualTo("SYNC-1");
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }

    private static int checkSum(String message) {
        String summed = message.substring(0, message.lastIndexOf("10=")).replace('|', '\u0001');
        return summed.chars().sum() & 255;
    }

    private static InputStream oneByOne(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(1, length));
            }
        };
    }
}

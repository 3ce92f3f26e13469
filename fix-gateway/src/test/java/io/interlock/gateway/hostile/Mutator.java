package io.interlock.gateway.hostile;

import io.interlock.gateway.peer.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Spoils messages, the same way for the same seed: bits flipped, bytes cut and doubled, fields
 * swapped and repeated, tags and values exchanged for odd ones. Three quarters of what it makes get
 * their BodyLength and CheckSum set right again, to reach what lies behind the framing.
 */
final class Mutator {
    private static final String SOH = "\u0001";
    private static final String[] VALUES = {
        "",
        "-1",
        "0",
        "2147483647",
        "2147483648",
        "9999999999",
        "-2147483648",
        "1e400",
        "NaN",
        "Y",
        "=",
        "%s",
        "99999999999999999999999999999999999999",
        "20261332-25:61:61",
        " ",
        "\u0000",
        "\u00ff\u00fe",
        "x".repeat(5000)
    };
    private static final int[] TAGS = {
        0, 1, 7, 8, 9, 10, 11, 16, 34, 35, 36, 38, 40, 43, 44, 49, 52, 54, 55, 56, 60, 89, 90, 91,
        93, 95, 96, 97, 108, 112, 115, 122, 123, 141, 212, 354, 355, 453, 448, 553, 554, 789, 9999,
        999999999
    };

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    /** Mostly in the body: who spoils its header is cut, and much is not read then. */
    String mutate(String message) {
        int body = random.nextInt(100) == 0 ? 0 : bodyStart(message);
        int end = body == 0 ? message.length() : message.lastIndexOf(SOH + "10=") + 1;
        String text = message.substring(body, end);
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = once(text);
        }
        String whole = message.substring(0, body) + text + message.substring(end);
        return random.nextInt(4) > 0 ? framed(whole) : whole;
    }

    /** Behind SendingTime(52), the last field of the header as these tests write it. */
    private static int bodyStart(String message) {
        return message.indexOf(SOH, message.indexOf(SOH + "52=") + 1) + 1;
    }

    private String once(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        int length = 1 + random.nextInt(Math.min(40, text.length() - at));
        String part = text.substring(at, at + length);
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, at) + flipped(text.charAt(at)) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + length);
            case 2 -> text.substring(0, at) + part + text.substring(at);
            case 3 -> text.substring(0, at);
            case 4 -> fields(text, this::swap);
            case 5 -> fields(text, this::repeat);
            case 6 -> fields(text, this::otherTag);
            case 7 -> fields(text, this::otherValue);
            default -> text.substring(0, at) + SOH + text.substring(at);
        };
    }

    /** Never to the sign that stands for SOH in what tests show. */
    private char flipped(char one) {
        char other = (char) (one ^ 1 << random.nextInt(8));
        return other == '|' ? one : other;
    }

    private interface Change {
        void on(List<String> fields, int at);
    }

    private String fields(String text, Change change) {
        List<String> fields = new ArrayList<>(Arrays.asList(text.split(SOH, 0)));
        if (fields.isEmpty()) {
            return text;
        }
        change.on(fields, random.nextInt(fields.size()));
        return String.join(SOH, fields) + SOH;
    }

    private void swap(List<String> fields, int at) {
        int other = random.nextInt(fields.size());
        String field = fields.get(at);
        fields.set(at, fields.get(other));
        fields.set(other, field);
    }

    private void repeat(List<String> fields, int at) {
        fields.add(random.nextInt(fields.size()), fields.get(at));
    }

    private void otherTag(List<String> fields, int at) {
        String field = fields.get(at);
        int tag = TAGS[random.nextInt(TAGS.length)];
        fields.set(at, tag + field.substring(Math.max(0, field.indexOf('='))));
    }

    private void otherValue(List<String> fields, int at) {
        String field = fields.get(at);
        String value = VALUES[random.nextInt(VALUES.length)];
        fields.set(at, field.substring(0, field.indexOf('=') + 1) + value);
    }

    /** Puts BodyLength and CheckSum right where there is a begin and an end to do so. */
    static String framed(String text) {
        int body = text.indexOf(SOH + "35=") + 1;
        int begin = text.indexOf(SOH) + 1;
        int end = text.lastIndexOf(SOH + "10=") + 1;
        if (begin <= 0 || body < begin || end <= body) {
            return text;
        }
        String counted = text.substring(body, end);
        String head = text.substring(0, begin) + "9=" + counted.length() + SOH + counted;
        return head + "10=" + Wire.checkSum(head) + SOH;
    }
}

package io.interlock.fix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import quickfix.DataDictionary;
import quickfix.FieldType;

/**
 * What a report says that its dictionary does not foresee. It is booked all the same; this is for
 * people to see.
 */
public final class ReportOddities {
    private static final String UNKNOWN_TAGS = "unknown tags ";
    private static final int[] EXPECTED = {
        Tags.ORDER_ID, Tags.EXEC_ID, Tags.EXEC_TYPE, Tags.ORD_STATUS, Tags.SIDE, Tags.CUM_QTY
    };

    private final FixMessage message;
    private final DataDictionary dictionary;
    private final String type;
    private final List<String> oddities = new ArrayList<>();

    private ReportOddities(FixMessage message, DataDictionary dictionary) {
        this.message = message;
        this.dictionary = dictionary;
        this.type = message.msgType();
    }

    /** In words, a line each; empty for a report as the dictionary has it. */
    public static List<String> of(FixMessage message, DataDictionary dictionary) {
        ReportOddities found = new ReportOddities(message, dictionary);
        found.text();
        found.fields();
        found.repeats();
        found.groups();
        return found.oddities;
    }

    /**
     * True where somebody should look: more than tags that a dictionary lacks, which an OMS may
     * well send with every report.
     */
    public static boolean needAttention(List<String> oddities) {
        return oddities.stream().anyMatch(oddity -> !oddity.startsWith(UNKNOWN_TAGS));
    }

    private void text() {
        String unreadable = message.unreadable();
        if (unreadable != null) {
            oddities.add("not wholly readable: '" + shortened(unreadable) + "' is no field");
        }
        if (message.wrongLength() != 0) {
            oddities.add("the length of data field " + message.wrongLength() + " is wrong");
        }
        if (type.equals("8")) {
            for (int tag : EXPECTED) {
                if (dictionary.isRequiredField(type, tag) && message.get(tag) == null) {
                    oddities.add(name(tag) + " is missing");
                }
            }
        }
    }

    private void fields() {
        IntPredicate member = Repeats.inGroups(dictionary, type);
        Set<Integer> unknown = new TreeSet<>();
        message.forEachInBody((value, tag) -> {
            if (FixLayout.isHeader(tag) || FixLayout.isTrailer(tag)) {
                oddities.add(tag + " stands in the body");
            } else if (!dictionary.isMsgField(type, tag) && !member.test(tag)) {
                unknown.add(tag);
            } else if (!value.isEmpty()) {
                value(tag, value);
            }
        });
        if (!unknown.isEmpty()) {
            oddities.add(UNKNOWN_TAGS + unknown);
        }
    }

    private void value(int tag, String value) {
        FieldType kind = dictionary.getFieldType(tag);
        if (dictionary.hasFieldValue(tag) && !dictionary.isFieldValue(tag, value)) {
            oddities.add(name(tag) + " has an unknown value '" + shortened(value) + "'");
        } else if (kind != null && !fits(kind, value)) {
            oddities.add(name(tag) + " cannot be read: '" + shortened(value) + "'");
        }
    }

    private static boolean fits(FieldType kind, String value) {
        return switch (kind) {
            case PRICE, PRICEOFFSET, QTY, AMT, FLOAT, PERCENTAGE -> isDecimal(value);
            case INT, LENGTH, NUMINGROUP, SEQNUM -> value.matches("-?[0-9]{1,18}");
            case UTCTIMESTAMP -> FixFields.instant(value) != null;
            default -> true; // the engine's enum; other kinds are not read here
        };
    }

    private static boolean isDecimal(String value) {
        try {
            var unused = new BigDecimal(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void repeats() {
        IntPredicate member = Repeats.inGroups(dictionary, type);
        for (int tag : message.repeated()) {
            if (!member.test(tag)) {
                oddities.add("tag " + tag + " stands more than once");
            }
        }
    }

    /** Each group begins with its delimiter and has as many entries as it says. */
    private void groups() {
        for (int i = message.firstInBody(); i < message.endOfBody(); i += 4) {
            int tag = message.tag(i);
            if (!dictionary.isGroup(type, tag)) {
                continue;
            }
            int delimiter = dictionary.getGroup(type, tag).getDelimiterField();
            int entries = 0;
            for (int j = i + 4; j < message.endOfBody(); j += 4) {
                entries += message.tag(j) == delimiter ? 1 : 0;
            }
            boolean begins =
                    i + 4 < message.endOfBody() && message.tag(i + 4) == delimiter
                            || message.value(i).equals("0");
            if (!begins) {
                oddities.add("group " + tag + " does not begin with " + delimiter);
            }
            if (!message.value(i).equals(Integer.toString(entries))) {
                oddities.add(
                        "group "
                                + tag
                                + " says "
                                + shortened(message.value(i))
                                + " entries and has "
                                + entries);
            }
        }
    }

    private String name(int tag) {
        String name = dictionary.getFieldName(tag);
        return name == null ? "tag " + tag : name + "(" + tag + ")";
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "...";
    }
}

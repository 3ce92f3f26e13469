package io.interlock.ops.reject;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a reject.
 *
 * @param rule the platform's rule that said it; null for an OMS's
 * @param code the FIX code as {@code tag=value}
 * @param text Text(58)
 * @param messageRefused the OMS refused the message itself (35=3)
 */
public record Evidence(
        @Nullable String rule, @Nullable String code, String text, boolean messageRefused) {

    private record Words(Pattern pattern, RejectClass meaning) {}

    private static final Map<String, RejectClass> RULES =
            Map.ofEntries(
                    Map.entry("kill-switch", RejectClass.KILLED),
                    Map.entry("account-gate", RejectClass.ACCOUNT),
                    Map.entry("symbol-access", RejectClass.SYMBOL_MAP),
                    Map.entry("price-collar", RejectClass.PRICE_BAND),
                    Map.entry("time-window", RejectClass.MARKET_CLOSED),
                    Map.entry("repeated-execution", RejectClass.POLICY),
                    Map.entry("duplicate-order", RejectClass.DUPLICATE),
                    Map.entry("throttle", RejectClass.THROTTLE),
                    Map.entry("session-throttle", RejectClass.THROTTLE),
                    Map.entry("root-order", RejectClass.UNKNOWN_ORDER),
                    Map.entry("state-fresh", RejectClass.VENUE_TECH),
                    Map.entry("deadline", RejectClass.VENUE_TECH),
                    Map.entry("oms-session", RejectClass.VENUE_TECH));

    /** The text says more than the code: OMSs put one code on everything. First match wins. */
    private static final List<Words> TEXTS =
            List.of(
                    words("kill ?switch", RejectClass.KILLED),
                    words(
                            "no money|not enough (money|funds)|insufficient (funds|money|balance)",
                            RejectClass.FUNDS),
                    words("margin", RejectClass.MARGIN),
                    words(
                            "too many|throttl|rate limit|messages? (per|a)"
                                    + " second|messages/s|unacknowledged",
                            RejectClass.THROTTLE),
                    words("duplicate", RejectClass.DUPLICATE),
                    words(
                            "order not found|unknown order|no order of|was not sent to any",
                            RejectClass.UNKNOWN_ORDER),
                    words(
                            "not an open order|too late to cancel|already (filled|cancell?ed)",
                            RejectClass.TOO_LATE),
                    words(
                            "(market|exchange|session|instrument) (is )?(not open|closed)|trading"
                                    + " (session|hours)|outside .*hours|holiday",
                            RejectClass.MARKET_CLOSED),
                    words(
                            "(unknown|invalid) (symbol|instrument|security)|symbol.* (unknown|not"
                                    + " found|not listed)",
                            RejectClass.SYMBOL_MAP),
                    words("tick size|price increment|digits", RejectClass.PRICE_INCREMENT),
                    words("price band|price limit|collar|off market price", RejectClass.PRICE_BAND),
                    words(
                            "(quantity|volume|orderqty(\\(38\\))?|lot)\\b.*(min|max|step|exceed|below|above|multiple|invalid|least|most)|(invalid|incorrect)"
                                    + " (quantity|volume)",
                            RejectClass.QUANTITY),
                    words(
                            "ordtype|timeinforce|(order type|time in force).*not"
                                    + " (allowed|supported)|unsupported",
                            RejectClass.UNSUPPORTED),
                    words(
                            "time(d)? ?out|not? connect|no session with|unavailable|msgseqnum too"
                                    + " low|logout forced|in doubt|kafka|database",
                            RejectClass.VENUE_TECH),
                    words(
                            "account.*(unknown|may not|disabled|belongs)|unknown account",
                            RejectClass.ACCOUNT),
                    words(
                            "not (authori[sz]ed|permitted)|no permission|trading (is )?disabled",
                            RejectClass.ACCESS),
                    words(
                            "(exceed|over).* limit|limit (is )?(exceeded|reached)",
                            RejectClass.LIMIT));

    private static final Map<String, RejectClass> CODES =
            Map.ofEntries(
                    Map.entry("103=1", RejectClass.SYMBOL_MAP),
                    Map.entry("103=2", RejectClass.MARKET_CLOSED),
                    Map.entry("103=3", RejectClass.LIMIT),
                    Map.entry("103=4", RejectClass.MARKET_CLOSED),
                    Map.entry("103=5", RejectClass.UNKNOWN_ORDER),
                    Map.entry("103=6", RejectClass.DUPLICATE),
                    Map.entry("103=11", RejectClass.UNSUPPORTED),
                    Map.entry("103=13", RejectClass.QUANTITY),
                    Map.entry("103=15", RejectClass.ACCESS),
                    Map.entry("103=16", RejectClass.PRICE_BAND),
                    Map.entry("103=18", RejectClass.PRICE_INCREMENT),
                    Map.entry("102=0", RejectClass.TOO_LATE),
                    Map.entry("102=1", RejectClass.UNKNOWN_ORDER),
                    Map.entry("102=6", RejectClass.DUPLICATE),
                    Map.entry("380=2", RejectClass.SYMBOL_MAP),
                    Map.entry("380=3", RejectClass.UNSUPPORTED),
                    Map.entry("380=4", RejectClass.VENUE_TECH),
                    Map.entry("380=6", RejectClass.ACCESS));

    private static final Pattern RETCODE = Pattern.compile("(?<!\\d)100\\d\\d(?!\\d)");

    /** Return codes of MetaTrader 5 servers, which bridges put into the text. */
    private static final Map<String, RejectClass> RETCODES =
            Map.ofEntries(
                    Map.entry("10004", RejectClass.PRICE_BAND),
                    Map.entry("10012", RejectClass.VENUE_TECH),
                    Map.entry("10013", RejectClass.FORMAT),
                    Map.entry("10014", RejectClass.QUANTITY),
                    Map.entry("10015", RejectClass.PRICE_INCREMENT),
                    Map.entry("10016", RejectClass.PRICE_BAND),
                    Map.entry("10017", RejectClass.ACCESS),
                    Map.entry("10018", RejectClass.MARKET_CLOSED),
                    Map.entry("10019", RejectClass.FUNDS),
                    Map.entry("10020", RejectClass.PRICE_BAND),
                    Map.entry("10021", RejectClass.VENUE_TECH),
                    Map.entry("10024", RejectClass.THROTTLE),
                    Map.entry("10029", RejectClass.TOO_LATE),
                    Map.entry("10030", RejectClass.UNSUPPORTED),
                    Map.entry("10031", RejectClass.VENUE_TECH),
                    Map.entry("10033", RejectClass.LIMIT),
                    Map.entry("10034", RejectClass.LIMIT));

    private static Words words(String pattern, RejectClass meaning) {
        return new Words(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), meaning);
    }

    /** The class of the reject; {@code OTHER_NEW} where nothing of it is known. */
    public RejectClass rejectClass() {
        RejectClass byRule = rule == null ? null : RULES.get(rule);
        if (byRule != null) {
            return byRule;
        }
        if (messageRefused) {
            return RejectClass.FORMAT;
        }
        RejectClass byText = byText();
        if (byText != null) {
            return byText;
        }
        RejectClass byCode = code == null ? null : CODES.get(code);
        if (byCode != null) {
            return byCode;
        }
        // a rule of ours that has no class of its own
        return rule == null || rule.equals("refused") ? RejectClass.OTHER_NEW : RejectClass.POLICY;
    }

    private @Nullable RejectClass byText() {
        for (Words words : TEXTS) {
            if (words.pattern().matcher(text).find()) {
                return words.meaning();
            }
        }
        Matcher retcode = RETCODE.matcher(text);
        return retcode.find() ? RETCODES.get(retcode.group()) : null;
    }
}

package io.interlock.gateway.price;

import quickfix.Group;
import quickfix.Message;
import quickfix.field.MsgType;

/** The question for the prices of one symbol: a snapshot, and what changes from then on. */
final class MarketDataRequest {
    private MarketDataRequest() {}

    static Message of(String mdReqId, String symbol, int depth) {
        Message request = new Message();
        request.getHeader().setString(MsgType.FIELD, MsgType.MARKET_DATA_REQUEST);
        request.setString(262, mdReqId);
        request.setString(263, "1"); // snapshot and updates
        request.setInt(264, depth);
        request.setString(265, "1"); // incremental refresh
        for (String type : new String[] {PriceFeed.BID, PriceFeed.OFFER, PriceFeed.TRADE}) {
            Group entryType = new Group(267, 269);
            entryType.setString(269, type);
            request.addGroup(entryType);
        }
        Group instrument = new Group(146, 55);
        instrument.setString(55, symbol);
        request.addGroup(instrument);
        return request;
    }
}

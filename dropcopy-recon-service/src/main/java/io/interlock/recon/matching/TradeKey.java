package io.interlock.recon.matching;

import io.interlock.domain.ExecId;

/** What both sides call the same trade, bust or correction. */
public record TradeKey(String oms, ExecId execId) {}

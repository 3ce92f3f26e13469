import type { DecodedMessage } from '../../../main/web/api/types';

const NAMES: Record<number, string> = {
  1: 'Account',
  6: 'AvgPx',
  8: 'BeginString',
  9: 'BodyLength',
  10: 'CheckSum',
  11: 'ClOrdID',
  14: 'CumQty',
  34: 'MsgSeqNum',
  35: 'MsgType',
  37: 'OrderID',
  38: 'OrderQty',
  39: 'OrdStatus',
  40: 'OrdType',
  44: 'Price',
  49: 'SenderCompID',
  52: 'SendingTime',
  54: 'Side',
  55: 'Symbol',
  56: 'TargetCompID',
  60: 'TransactTime',
  99: 'StopPx',
  150: 'ExecType',
  151: 'LeavesQty',
};
const MEANINGS: Record<string, string> = {
  '35=D': 'NewOrderSingle',
  '35=8': 'ExecutionReport',
  '54=1': 'Buy',
  '54=2': 'Sell',
  '40=1': 'Market',
  '40=2': 'Limit',
  '40=3': 'Stop',
  '40=4': 'Stop limit',
  '39=2': 'Filled',
  '150=F': 'Trade',
};

/** A decoder for the invented messages only. */
export function decode(raw: string): DecodedMessage {
  const fields = raw
    .split(raw.includes('\u0001') ? '\u0001' : '|')
    .filter((token) => token.includes('='))
    .map((token) => {
      const [tag = '', value = ''] = token.split('=');
      const known = NAMES[Number(tag)] !== undefined;
      return {
        tag: Number(tag),
        name: NAMES[Number(tag)] ?? 'Unknown',
        value,
        meaning: MEANINGS[token] ?? null,
        depth: 0,
        known,
      };
    });
  return { version: 'FIX.4.4', msgType: MEANINGS[`35=${fields[2]?.value}`] ?? null, fields, problems: [] };
}

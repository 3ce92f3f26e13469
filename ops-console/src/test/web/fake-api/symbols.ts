/** Symbol, description, asset class, bucket, currency, precision, a price it may have. */
export const SYMBOLS: [string, string, string, string, string, number, number][] = [
  ['EURUSD', 'Euro / US Dollar', 'FX', 'fx-major', 'USD', 5, 1.0846],
  ['GBPUSD', 'Pound Sterling / US Dollar', 'FX', 'fx-major', 'USD', 5, 1.2712],
  ['USDJPY', 'US Dollar / Japanese Yen', 'FX', 'fx-major', 'JPY', 3, 151.42],
  ['USDCHF', 'US Dollar / Swiss Franc', 'FX', 'fx-major', 'CHF', 5, 0.8831],
  ['AUDUSD', 'Australian Dollar / US Dollar', 'FX', 'fx-major', 'USD', 5, 0.6572],
  ['EURGBP', 'Euro / Pound Sterling', 'FX', 'fx-minor', 'GBP', 5, 0.8534],
  ['EURJPY', 'Euro / Japanese Yen', 'FX', 'fx-minor', 'JPY', 3, 164.2],
  ['XAUUSD', 'Gold / US Dollar', 'METAL', 'metals', 'USD', 2, 2384.6],
  ['XAGUSD', 'Silver / US Dollar', 'METAL', 'metals', 'USD', 3, 28.41],
  ['US500', 'S&P 500 index', 'INDEX', 'indices', 'USD', 1, 5243.5],
  ['GER40', 'DAX 40 index', 'INDEX', 'indices', 'EUR', 1, 18_432.5],
  ['WTI', 'West Texas Intermediate crude', 'ENERGY', 'energy', 'USD', 2, 79.12],
  ['BTCUSD', 'Bitcoin / US Dollar', 'CRYPTO', 'crypto', 'USD', 2, 67_120.5],
  ['AAPL', 'Apple Inc.', 'SHARE', 'shares-us', 'USD', 2, 189.3],
  ['SAP', 'SAP SE', 'SHARE', 'shares-eu', 'EUR', 2, 174.9],
];

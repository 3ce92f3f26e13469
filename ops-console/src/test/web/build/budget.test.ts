import { expect, test } from 'vitest';
import { startOf } from '../../../../build/budget';

const chunk = (fileName: string, imports: string[], isEntry = false, dynamicImports: string[] = []) => ({
  ...{ fileName, code: '', imports, isEntry, dynamicImports },
});

test('the start is the entry, the first page and what both import; other pages come later', () => {
  const chunks = [
    chunk('index.js', ['react.js'], true, ['OverviewPage.js', 'OrdersPage.js']),
    chunk('react.js', []),
    chunk('OverviewPage.js', ['chart.js', 'react.js']),
    chunk('chart.js', ['react.js']),
    chunk('OrdersPage.js', ['grid.js']),
    chunk('grid.js', []),
  ];
  expect(startOf(chunks, 'OverviewPage').map((c) => c.fileName)).toEqual([
    'index.js',
    'react.js',
    'OverviewPage.js',
    'chart.js',
  ]);
});

// Stands for the network alone: the page's own stream code hears, parses, batches and draws these events.
(() => {
  const open = [];
  window.EventSource = class extends EventTarget {
    static CONNECTING = 0;
    static OPEN = 1;
    static CLOSED = 2;
    constructor() {
      super();
      this.readyState = 1;
      open.push(this);
      setTimeout(() => this.onopen?.(new Event('open')), 0);
    }
    close() {
      this.readyState = 2;
      const at = open.indexOf(this);
      if (at >= 0) open.splice(at, 1);
    }
  };
  const tell = (name, body) => {
    const event = new MessageEvent(name, { data: JSON.stringify(body) });
    for (const source of open) source.dispatchEvent(event);
  };
  setInterval(() => tell('ping', {}), 1_000);

  const order = (n) => ({
    ...{ id: `BURST:1:${n}`, clOrdId: `BURST-${n}`, clientSession: 'BURST', environment: 'LIVE', account: 'L1001' },
    ...{ symbol: 'EURUSD', side: n % 2 ? 'BUY' : 'SELL', ordType: 'LIMIT', timeInForce: 'DAY', orderQty: '10000' },
    ...{ price: '1.08450', status: n % 3 ? 'FILLED' : 'NEW', cumQty: n % 3 ? '10000' : '0', leavesQty: '0' },
    ...{ avgPx: '1.08450', oms: 'OMSA', receivedAt: new Date().toISOString(), updatedAt: new Date().toISOString() },
    anomalies: [],
  });

  /** Tells `rate` orders a second for `seconds`; says what the page's main thread was busy with meanwhile. */
  window.burst = (rate, seconds) =>
    new Promise((done) => {
      const long = [];
      const watch = new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration)));
      watch.observe({ type: 'longtask' });
      const frames = [];
      let drawn = performance.now();
      let running = true;
      const frame = (now) => {
        frames.push(now - drawn);
        drawn = now;
        if (running) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      const started = performance.now();
      let told = 0;
      const timer = setInterval(() => {
        const due = Math.min(rate * seconds, Math.floor(((performance.now() - started) / 1_000) * rate));
        while (told < due) tell('order', order(told++));
        if (told < rate * seconds) return;
        clearInterval(timer);
        setTimeout(() => {
          running = false;
          watch.disconnect();
          done({
            told,
            seconds: (performance.now() - started) / 1_000,
            longTasks: long.length,
            longest: Math.max(0, ...long),
            blocked: long.reduce((sum, ms) => sum + ms, 0),
            frames: frames.length,
            longestFrame: Math.max(0, ...frames),
          });
        }, 1_000);
      }, 10);
    });
})();

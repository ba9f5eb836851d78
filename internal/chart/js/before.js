// What ECharts expects of its surroundings, made the same for every run: there is
// no clock, no timer and no chance in here.
var module = { exports: {} }, exports = module.exports, self = globalThis;
var setTimeout = function () { return 0; }, clearTimeout = function () {};
var console = { log: function () {}, warn: function () {}, error: function () {}, info: function () {} };

(function () {
  var seed = 1;
  globalThis.restartChance = function () { seed = 1; };
  // The minimal standard generator of Park and Miller.
  Math.random = function () {
    seed = seed * 48271 % 2147483647;
    return seed / 2147483647;
  };
  var Clock = Date;
  globalThis.Date = class extends Clock {
    constructor(...when) { when.length ? super(...when) : super(0); }
    static now() { return 0; }
  };
})();

// Joins ECharts to the program: text is measured by the program's own faces, and
// labels are printed as the option spells them.
module.exports.setPlatformAPI({
  measureText: function (text, font) {
    return { width: measureRun(String(text == null ? '' : text), String(font || '')) };
  }
});

// The texts of labels are words of people, not templates: ECharts would replace
// "{a}" or "{c}" in them, so each becomes a function that returns it as it is.
// An axis asks for its numbers by position instead: see axisNumbers.
function literal(node) {
  if (Array.isArray(node)) {
    node.forEach(literal);
  } else if (node && typeof node === 'object') {
    Object.keys(node).forEach(function (key) {
      var value = node[key];
      if (key === 'formatter' && typeof value === 'string') {
        node[key] = function () { return value; };
      } else if (key === 'tickTexts') {
        node.formatter = axisNumbers(value);
        delete node.tickTexts;
      } else {
        literal(value);
      }
    });
  }
}

// axisNumbers prints the ticks of a value axis with the texts made for them.
function axisNumbers(ticks) {
  return function (value) {
    var slack = ticks.length > 1 ? Math.abs(ticks[1].at - ticks[0].at) / 100 : 0;
    for (var i = 0; i < ticks.length; i++) {
      if (Math.abs(ticks[i].at - value) <= slack) return ticks[i].text;
    }
    return '';
  };
}

function render(option, width, height) {
  restartChance();
  var o = JSON.parse(option);
  literal(o);
  o.animation = false;
  var c = module.exports.init(null, null, { renderer: 'svg', ssr: true, width: width, height: height });
  try {
    c.setOption(o);
    return c.renderToSVGString();
  } finally {
    c.dispose();
  }
}

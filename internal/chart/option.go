package chart

import (
	"encoding/json"
	"fmt"
	"strconv"

	"briefdeck/internal/frame"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// The types below add to go-echarts' options the few fields that ECharts knows and
// go-echarts does not, or has in whole numbers only. Each embeds go-echarts' own.

// tick is a value on an axis and its text; js/after.js makes a formatter of a list.
type tick struct {
	At   float64 `json:"at"`
	Text string  `json:"text"`
}

type axisLabel struct {
	opts.AxisLabel
	Interval   int     `json:"interval"` // 0: every label; the ones left out are empty
	LineHeight float64 `json:"lineHeight,omitempty"`
	Ticks      []tick  `json:"tickTexts,omitempty"`
}

type xAxis struct {
	opts.XAxis
	AxisLabel     *axisLabel      `json:"axisLabel,omitempty"`
	Interval      float64         `json:"interval,omitempty"`
	BoundaryGap   *bool           `json:"boundaryGap,omitempty"`
	NameTextStyle *opts.TextStyle `json:"nameTextStyle,omitempty"`
	Silent        bool            `json:"silent"`
}

type yAxis struct {
	opts.YAxis
	AxisLabel     *axisLabel      `json:"axisLabel,omitempty"`
	AxisTick      *opts.AxisTick  `json:"axisTick,omitempty"`
	NameTextStyle *opts.TextStyle `json:"nameTextStyle,omitempty"`
	Interval      float64         `json:"interval,omitempty"`
	Silent        bool            `json:"silent"`
}

type decal struct {
	Color    string     `json:"color"`
	X        [2]float64 `json:"dashArrayX"`
	Y        [2]float64 `json:"dashArrayY"`
	Rotation float64    `json:"rotation"`
}

type itemStyle struct {
	opts.ItemStyle
	BorderType string `json:"borderType,omitempty"`
	Decal      *decal `json:"decal,omitempty"`
}

type pointLabel struct {
	opts.Label
	Distance float64   `json:"distance"`
	Offset   []float64 `json:"offset,omitempty"`
}

// datum is one value of a series of any type.
type datum struct {
	opts.LineData
	SymbolSize float64     `json:"symbolSize"`
	ItemStyle  *itemStyle  `json:"itemStyle,omitempty"`
	Label      *pointLabel `json:"label,omitempty"`
}

type seriesOption struct {
	charts.SingleSeries
	Clip   bool `json:"clip"`
	Silent bool `json:"silent"`
	Z      int  `json:"z,omitempty"`
}

type legendOption struct {
	opts.Legend
	ItemGap float64 `json:"itemGap"`
}

// drawing is a chart as go-echarts holds it, with the additions.
type drawing struct {
	charts.BaseConfigurationVisitor
	x, y   axis
	legend *legendOption
	series charts.MultiSeries
	flat   bool         // no axes: a pie
	under  []frame.Item // what does not go through ECharts, in the look's own lengths
}

// axis describes an axis of either direction.
type axis struct {
	categories  []string // of a category axis; nil: an axis of values
	scale       valueScale
	ticks       []tick
	name        string
	labels      bool
	grid        bool
	line        bool
	inverse     bool
	edgeToEdge  bool // the first and last category stand on the plot's edges
	labelMargin float64
}

// VisitXAxis gives ECharts the axis with the additions.
func (d *drawing) VisitXAxis(list []opts.XAxis) any {
	a := xAxis{XAxis: list[0], AxisLabel: d.x.label(list[0].AxisLabel), Interval: d.x.scale.step, Silent: true}
	if d.x.edgeToEdge {
		a.BoundaryGap = opts.Bool(false)
	}
	if d.x.name != "" {
		a.NameTextStyle = &opts.TextStyle{FontSize: int(em), Color: list[0].AxisLabel.Color}
	}
	return []xAxis{a}
}

// VisitYAxis gives ECharts the axis with the additions.
func (d *drawing) VisitYAxis(list []opts.YAxis) any {
	a := yAxis{
		YAxis: list[0], AxisLabel: d.y.label(list[0].AxisLabel), AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
		Interval: d.y.scale.step, Silent: true,
	}
	if d.y.name != "" {
		a.NameTextStyle = &opts.TextStyle{Align: "left", FontSize: int(em), Color: list[0].AxisLabel.Color}
	}
	return []yAxis{a}
}

// VisitSeriesOpt gives ECharts the series: nothing is cut at the plot's edge, and
// nothing waits for a pointer.
func (d *drawing) VisitSeriesOpt(list charts.MultiSeries) any {
	out := make([]seriesOption, len(list))
	for i, s := range list {
		out[i] = seriesOption{SingleSeries: s, Silent: true}
		if s.Type == "scatter" {
			out[i].Z = 5 // marks and labels over lines and areas
		}
	}
	return out
}

// Visit takes out what a printed chart has no use for.
func (d *drawing) Visit(option map[string]any) {
	for _, key := range []string{"title", "tooltip", "toolbox", "legend", "color"} {
		delete(option, key)
	}
	if d.legend != nil {
		option["legend"] = d.legend
	}
	option["textStyle"] = opts.TextStyle{FontSize: int(em)}
	option["stateAnimation"] = map[string]int{"duration": 0}
}

func (a axis) label(own *opts.AxisLabel) *axisLabel {
	if own == nil {
		return nil
	}
	return &axisLabel{AxisLabel: *own, LineHeight: lineHeight, Ticks: a.ticks}
}

func (a axis) kind() string {
	if a.categories != nil {
		return "category"
	}
	return "value"
}

func (a axis) lineStyle(l Look) *opts.AxisLine {
	return &opts.AxisLine{Show: opts.Bool(a.line), OnZero: opts.Bool(false), LineStyle: &opts.LineStyle{Color: css(l.line()), Width: hairline}}
}

func (a axis) labelStyle(l Look) *opts.AxisLabel {
	return &opts.AxisLabel{Show: opts.Bool(a.labels), Color: css(l.Muted), FontSize: int(em), Margin: a.labelMargin}
}

func (a axis) gridStyle(l Look) *opts.SplitLine {
	return &opts.SplitLine{Show: opts.Bool(a.grid), LineStyle: &opts.LineStyle{Color: css(mix(l.Rule, l.Ground, .25)), Width: hairline}}
}

// hairline is the width of axis and grid lines.
const hairline = .07 * em

func (a axis) limits() (lo, hi any) {
	if a.categories != nil {
		return nil, nil
	}
	return a.scale.lo, a.scale.hi
}

func (p *plan) xOption(a axis) opts.XAxis {
	lo, hi := a.limits()
	x := opts.XAxis{
		Type: a.kind(), Min: lo, Max: hi, Inverse: opts.Bool(a.inverse), AxisLine: a.lineStyle(p.look), AxisLabel: a.labelStyle(p.look),
		SplitLine: a.gridStyle(p.look), AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
	}
	if a.categories != nil {
		x.Data = a.categories
	}
	if a.name != "" {
		x.Name, x.NameLocation, x.NameGap = a.name, "middle", int(1.9*em)
	}
	return x
}

func (p *plan) yOption(a axis) opts.YAxis {
	lo, hi := a.limits()
	y := opts.YAxis{
		Type: a.kind(), Min: lo, Max: hi, Inverse: opts.Bool(a.inverse), AxisLine: a.lineStyle(p.look), AxisLabel: a.labelStyle(p.look),
		SplitLine: a.gridStyle(p.look),
	}
	if a.categories != nil {
		y.Data = a.categories
	}
	if a.name != "" {
		y.Name, y.NameLocation, y.NameGap = a.name, "end", int(.7*em)
	}
	return y
}

// option writes the drawing as ECharts reads it.
func (p *plan) option(d *drawing) ([]byte, error) {
	var base *charts.BaseConfiguration
	if d.flat {
		pie := charts.NewPie()
		base = &pie.BaseConfiguration
	} else {
		bar := charts.NewBar()
		bar.SetGlobalOptions(charts.WithXAxisOpts(p.xOption(d.x)), charts.WithYAxisOpts(p.yOption(d.y)), charts.WithGridOpts(opts.Grid{
			Left: px(p.left), Right: px(p.right), Top: px(p.top), Bottom: px(p.bottom),
		}))
		base = &bar.BaseConfiguration
	}
	base.Animation = opts.Bool(false)
	base.MultiSeries = d.series
	base.Accept(d)
	out, err := json.Marshal(base.JSON())
	if err != nil {
		return nil, fmt.Errorf("write the chart's option: %w", err)
	}
	return out, nil
}

// px is a length as ECharts reads it.
func px(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

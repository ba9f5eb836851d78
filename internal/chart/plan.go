package chart

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// em is the size of a chart's text while it is laid out. Every chart is drawn at
// this text size and scaled to the look's, so that all lengths follow the text.
const em = 40.0

// lineHeight is the distance of the lines of a wrapped label.
const lineHeight = 1.2 * em

// plan lays one chart out: what fits where is decided here, with measured text, and
// ECharts gets exact margins, ticks and label texts. Lengths are in units of em/40.
type plan struct {
	Spec
	look  Look
	w, h  float64
	width func(text string, size float64, bold bool) float64

	left, right, top, bottom float64 // margins of the plot
	flagged                  []flag  // the remarks over the plot
	flagRows                 lanes
	flagGap                  float64 // between the plot and the remarks over it
	values                   valueScale
}

func newPlan(s Spec, size Size, look Look, width measure) *plan {
	k := em / look.TextSize
	if s.Type == deck.PercentBar {
		s = sharesOf(s)
	}
	if s.Log {
		s = logged(s)
	}
	look = look.in(s.Palette)
	return &plan{Spec: s, look: look, w: size.W * k, h: size.H * k, width: width}
}

// printed is a point's value as the chart prints it.
func (p *plan) printed(pt Point) string {
	if p.Log { // to nine figures: the way there and back is not exact
		v := math.Pow(10, pt.Value)
		unit := math.Pow(10, math.Floor(pt.Value)-8)
		pt.Value = math.Round(v/unit) * unit
	}
	return p.Spec.printed(pt)
}

func (p *plan) plotW() float64 { return max(p.w-p.left-p.right, 1) }
func (p *plan) plotH() float64 { return max(p.h-p.top-p.bottom, 1) }

// y is where a value stands, from the top of the chart.
func (p *plan) y(v float64) float64 {
	return p.top + (p.values.hi-v)/(p.values.hi-p.values.lo)*p.plotH()
}

// band is the width of one category of an upright chart.
func (p *plan) band() float64 { return p.plotW() / float64(max(1, len(p.Categories))) }

// valueScale is the range of a value axis and its ticks.
type valueScale struct {
	lo, hi, step float64
	shown        bool // with labels and gridlines
	log          bool // of powers of ten
}

// tight is a scale without ticks that ends at the values; bars keep their zero.
func (p *plan) tight() valueScale {
	lo, hi := p.totals()
	if p.Reference != nil {
		lo, hi = min(lo, p.Reference.Value), max(hi, p.Reference.Value)
	}
	if p.fromZero() {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	if hi-lo <= math.Abs(hi)*1e-9 {
		hi = lo + max(1, math.Abs(lo))
	}
	return valueScale{lo: lo, hi: hi, log: p.Log}
}

// nice is a scale that begins and ends at round ticks, as many as have room.
func (p *plan) nice(room float64) valueScale {
	s := p.tight()
	most := min(max(math.Floor(room/(2.2*em)), 1), 6)
	s.step = niceStep((s.hi - s.lo) / most)
	if s.log {
		s.step = logStep((s.hi - s.lo) / most)
	}
	if s.log && s.step < 1 {
		s.lo = math.Log10(roundBelow(math.Pow(10, s.lo)))
		s.hi = s.lo + math.Ceil((s.hi-s.lo)/s.step-1e-9)*s.step
	} else {
		s.lo, s.hi = math.Floor(s.lo/s.step+1e-9)*s.step, math.Ceil(s.hi/s.step-1e-9)*s.step
	}
	s.shown = true
	return s
}

// logStep is the smallest step of powers of ten that is not less than the width asked
// for: a doubling, or whole decades.
func logStep(least float64) float64 {
	if double := math.Log10(2); least <= double {
		return double
	}
	return math.Ceil(least)
}

// roundBelow is the largest of 1, 2 and 5 times a power of ten that is not more.
func roundBelow(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{5, 2} {
		if m*power <= v*(1+1e-9) {
			return m * power
		}
	}
	return power
}

// niceStep is the smallest of 1, 2, 2.5 and 5 times a power of ten that is not less
// than the width asked for.
func niceStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= least*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// ticks are the values with a gridline and their texts.
func (s valueScale) ticks() []tick {
	var out []tick
	for i := 0; i < 20; i++ {
		at := s.lo + float64(i)*s.step
		if at > s.hi+s.step/2 {
			break
		}
		text := number(roundTo(at, s.step), stepDecimals(s.step))
		if s.log {
			text = ratioText(math.Pow(10, at))
		}
		out = append(out, tick{At: at, Text: text})
	}
	return out
}

// ratioText prints a tick of a logarithmic scale with three figures.
func ratioText(v float64) string {
	unit := math.Pow(10, math.Floor(math.Log10(v))-2)
	rounded := math.Round(v/unit) * unit
	return number(rounded, stepDecimals(rounded))
}

func roundTo(v, step float64) float64 { return math.Round(v/step*2) / 2 * step }

func stepDecimals(step float64) int {
	for d := range 7 {
		if scaled := step * math.Pow(10, float64(d)); math.Abs(scaled-math.Round(scaled)) < 1e-6*max(1, scaled) {
			return d
		}
	}
	return 7
}

// tickWidth is the room that the labels of the value axis take.
func (p *plan) tickWidth() float64 {
	w := 0.0
	for _, t := range p.values.ticks() {
		w = max(w, p.width(t.Text, em, false))
	}
	return w + .5*em
}

// totals is the extent of what is drawn: of sums in a stacked chart.
func (p *plan) totals() (lo, hi float64) {
	if !stacked(p.Type) {
		lo, hi = p.extent()
		return lo, hi
	}
	for c := range p.Categories {
		down, up := 0.0, 0.0
		for _, x := range p.Series {
			if v := x.Points[c].Value; x.Points[c].OK && v < 0 {
				down += v
			} else if x.Points[c].OK {
				up += v
			}
		}
		lo, hi = min(lo, down), max(hi, up)
	}
	return lo, hi
}

// fromZero tells whether the value axis starts at zero: always where lengths and
// areas are compared, and wherever that costs little.
func (s Spec) fromZero() bool {
	lo, hi := s.extent()
	if s.Log {
		return false
	}
	if s.Type == deck.Area || stacked(s.Type) || bars(s.Type) || round(s.Type) {
		return true
	}
	return lo <= hi/2 || lo == hi
}

// color is a series' colour. Where something is highlighted, the rest is grey.
func (p *plan) color(i int) frame.Color {
	palette := p.look.Series
	if len(palette) == 0 {
		palette = []frame.Color{p.look.Accent}
	}
	marked := 0
	for k, x := range p.Series {
		if x.Highlight && k < i {
			marked++
		}
	}
	anyMarked := slices.ContainsFunc(p.Series, func(x Series) bool { return x.Highlight })
	switch {
	case anyMarked && !p.Series[i].Highlight:
		return p.look.Grey
	case anyMarked && marked == 0, len(p.Series) == 1:
		return p.look.Accent
	case anyMarked:
		return palette[marked%len(palette)]
	}
	return palette[i%len(palette)]
}

// pointColor is the colour of one bar or mark of a series.
func (p *plan) pointColor(i, c int) frame.Color {
	col := p.color(i)
	if !p.highlightsPoints() || p.Series[i].Points[c].Highlight {
		return col
	}
	if len(p.Series) == 1 {
		return p.look.Grey
	}
	return mix(col, p.look.Ground, .55)
}

// wrap breaks a label into at most so many lines no wider than width. When it does
// not fit, ok is false and the last line ends in an ellipsis.
func (p *plan) wrap(text string, width float64, lines int) (out []string, ok bool) {
	ok = true
	line := ""
	for _, word := range lineWords(text) {
		joined := strings.TrimLeft(line+word, " ")
		if line == "" || p.width(strings.TrimRight(joined, " "), em, false) <= width {
			line = joined
			continue
		}
		out = append(out, strings.TrimRight(line, " "))
		line = strings.TrimLeft(word, " ")
	}
	out = append(out, strings.TrimRight(line, " "))
	if len(out) > lines {
		out = out[:lines]
		out[lines-1] += " …"
		ok = false
	}
	for i, l := range out {
		if p.width(l, em, false) > width {
			out[i], ok = p.cut(l, width), false
		}
	}
	return out, ok
}

// cut shortens one line to a width, with an ellipsis.
func (p *plan) cut(line string, width float64) string {
	runes := []rune(strings.TrimSuffix(line, " …"))
	n := sort.Search(len(runes), func(n int) bool {
		return p.width(string(runes[:n+1])+"…", em, false) > width
	})
	return strings.TrimRight(string(runes[:n]), " ") + "…"
}

// lineWords cuts text where a line may end: before blanks and around Han characters.
func lineWords(text string) []string {
	var out []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
			word.Reset()
		}
	}
	for _, r := range text {
		if r == ' ' || unicode.Is(unicode.Han, r) {
			flush()
		}
		word.WriteRune(r)
		if unicode.Is(unicode.Han, r) {
			flush()
		}
	}
	flush()
	return out
}

package layout

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// keyFigure is a number ready to be set large.
type keyFigure struct {
	number, unit []typeset.Span
	label        []typeset.Span
	width        float64 // of number and unit on one line, at full size
}

// keyFigures sets numbers in columns: four in a row on a slide, five in the brief's
// strip; five and six on a slide are two rows.
func (c *composer) keyFigures(b deck.Block, w float64) []piece {
	if len(b.Figures) == 0 {
		return nil
	}
	all := make([]keyFigure, len(b.Figures))
	for i, k := range b.Figures {
		all[i] = c.keyFigure(k, b.ID, i)
	}
	perRow := perRow(len(all), c.sh.keysInRow)
	var out []piece
	for at := 0; at < len(all); at += perRow {
		row := c.keyRow(all[at:min(at+perRow, len(all))], perRow, w)
		if at > 0 {
			row.before = c.sh.block * 1.5
		}
		out = append(out, row)
	}
	if !c.sh.slide {
		return c.strip(out, w)
	}
	return out
}

// perRow spreads n columns evenly over the fewest rows of at most limit.
func perRow(n, limit int) int {
	rows := (n + limit - 1) / limit
	return max((n+rows-1)/rows, min(2, limit))
}

// strip puts the rows of a brief between a firm and a thin rule.
func (c *composer) strip(rows []piece, w float64) []piece {
	d := newDrawing()
	pad := c.sh.cell * 1.6
	d.behind(frame.Rule(frame.Point{Y: c.sh.firm / 2}, frame.Point{X: w, Y: c.sh.firm / 2}, c.sh.firm, c.pal.ink))
	y := d.cv.stack(rows, 0, pad) + pad
	d.behind(frame.Rule(frame.Point{Y: y}, frame.Point{X: w, Y: y}, c.sh.hair, c.pal.rule))
	return []piece{d.piece(y + c.sh.hair)}
}

func (c *composer) keyFigure(k deck.KeyFigure, block deck.ID, at int) keyFigure {
	value := keyValue(k)
	unit, label := k.Unit, k.Label
	keys := tokensOf(value)
	if len(keys) == 1 {
		if f, err := c.book.Figure(keys[0]); err == nil {
			unit, label = c.described(f, value, unit, label)
		}
	}
	color := c.pal.accent
	if !c.sh.slide {
		color = c.pal.ink
	}
	number := words{text: k.Value, block: block, field: fmt.Sprintf("figures.%d.value", at), prompt: "0"}
	if value != k.Value {
		number.as = value
	}
	out := keyFigure{number: c.written(number, c.style(c.sh.keyNumber, color))}
	if unit != "" {
		out.unit = c.spans(unit, c.style(c.sh.keyUnit, c.pal.ink))
	}
	out.label = c.keyLabel(words{text: k.Label, block: block, field: fmt.Sprintf("figures.%d.label", at), prompt: "What it counts, and when"}, label)
	if !c.sh.slide {
		keys = append(keys, tokensOf(label)...)
		out.label = append(out.label, c.sup(c.refs.ofFigures(c.book, keys), c.sh.keyLabel.Size)...)
	}
	out.width = c.spansWidth(out.number)
	if len(out.unit) > 0 {
		out.width += c.spansWidth(out.unit) + c.unitGap()
	}
	return out
}

// keyLabel sets a label: what is written, and what the figure adds to it.
func (c *composer) keyLabel(own words, label string) []typeset.Span {
	st := c.style(c.sh.keyLabel, c.pal.muted)
	added, extends := strings.CutPrefix(label, own.text)
	switch {
	case c.edits(own.block, own.field), label == "" && c.in.Edit != nil:
		return c.written(own, st)
	case label == "":
		return nil
	case own.text == "" || !extends || c.in.Edit == nil:
		return c.spans(label, st)
	}
	return append(c.written(own, st), c.spans(added, st)...)
}

// keyValue is the value as it is printed: a figure without a format prints its bare
// number, because unit and label stand beside it.
func keyValue(k deck.KeyFigure) string {
	toks := evidence.Tokens(k.Value)
	if len(toks) != 1 || toks[0].Format != "" || strings.TrimSpace(k.Value) != k.Value[toks[0].Start:toks[0].End] {
		return k.Value
	}
	return "{{fig:" + toks[0].Key + "|value}}"
}

// described completes unit and label from the figure, so that a number never stands
// without its unit, its date or the doubt its source leaves.
func (c *composer) described(f evidence.Figure, value, unit, label string) (u, l string) {
	if unit == "" && strings.Contains(value, "|") && strings.Contains(value, "value") {
		unit = c.shortUnit(f, value)
	}
	if label == "" {
		label = c.book.Indicators[f.Indicator].Name
		label = c.book.Language.Joined(label, c.whenOf(f))
	}
	said := strings.ToLower(c.plain(value + " " + label))
	var add []string
	lang := c.book.Language
	if q := lang.Qualifier(f.Qualifier); q != "" && !strings.Contains(said, q) && !strings.Contains(said, string(f.Qualifier)) {
		add = append(add, q)
	}
	if f.Period.IsZero() && f.AsOf.IsZero() && f.Derivation == nil && !strings.Contains(said, lang.Undated()) && !strings.Contains(said, evidence.English.Undated()) {
		add = append(add, lang.Undated())
	}
	for _, word := range add {
		label = lang.Joined(strings.TrimRight(label, " .,;，。；"), word)
	}
	return unit, label
}

// shortUnit is the unit beside a bare number, in the magnitude that the number prints in:
// "US$ tn", "%", "m tonnes" or 万亿美元; a plain noun is left to the label.
func (c *composer) shortUnit(f evidence.Figure, value string) string {
	if f.Unit.Noun != "" {
		f.Unit = evidence.Unit{}
	}
	st, err := evidence.ParseStyle(f, evidence.Tokens(value)[0].Format)
	if err != nil {
		st = evidence.Style{Scale: evidence.AsPrinted}
	}
	return c.book.Language.Print(f, evidence.Style{Show: evidence.UnitOnly, Short: true, Scale: st.Scale})
}

// whenOf is the figure's period, else its date, as prose writes it; "" when it has none.
func (c *composer) whenOf(f evidence.Figure) string {
	if f.Period.IsZero() && f.AsOf.IsZero() {
		return ""
	}
	return c.book.Language.When(f)
}

func (c *composer) spansWidth(spans []typeset.Span) float64 {
	w := 0.0
	for _, sp := range spans {
		w += c.faces.Width(sp.Text, sp.Style)
	}
	return w
}

func (c *composer) unitGap() float64 { return c.sh.keyUnit.Size * 0.45 }

// keyRow sets numbers on one baseline, a rule under each on slides, labels under that.
func (c *composer) keyRow(row []keyFigure, n int, w float64) piece {
	gut := c.sh.gutter
	if c.sh.slide {
		gut *= 2
	} else {
		gut *= 0.6
	}
	colW := (w - gut*float64(n-1)) / float64(n)
	factor := c.keyScale(row, colW)
	line := math.Round(c.sh.keyNumber.Line * factor)
	d := newDrawing()
	bottom := 0.0
	for i, k := range row {
		x := float64(i) * (colW + gut)
		label := k.label
		if c.unitBelow(k, colW) {
			label = append(append([]typeset.Span{}, k.unit...), typeset.Span{Text: "\n", Style: c.style(c.sh.keyLabel, c.pal.muted)})
			label = append(label, k.label...)
			for j := range k.unit {
				label[j].Style.Size = c.sh.keyLabel.Size
			}
		}
		d.cv.stack(c.keyNumber(k, factor, line, colW), x, 0)
		y := line + c.sh.cell*0.4
		if c.sh.slide {
			y = line + c.sh.cell*1.2
			d.behind(frame.Rule(frame.Point{X: x, Y: y}, frame.Point{X: x + colW, Y: y}, c.sh.hair, c.pal.rule))
			y += c.sh.cell * 1.2
		}
		ps := c.paragraph(para{spans: label, path: []*frame.Tag{c.tag(frame.P)}, line: c.sh.keyLabel.Line, w: colW})
		bottom = max(bottom, d.cv.stack(ps, x, y))
	}
	return d.piece(max(bottom, line))
}

// unitBelow tells whether a unit is too long to stand beside its number.
func (c *composer) unitBelow(k keyFigure, colW float64) bool {
	return len(k.unit) > 0 && c.spansWidth(k.unit) > colW*0.5
}

// keyScale is how much all numbers of a row shrink so that the widest fits.
func (c *composer) keyScale(row []keyFigure, colW float64) float64 {
	factor := 1.0
	for _, k := range row {
		number, unit := c.spansWidth(k.number), 0.0
		if len(k.unit) > 0 && !c.unitBelow(k, colW) {
			unit = k.width - number
		}
		if number > 0 && number+unit > colW {
			factor = min(factor, (colW-unit)/number)
		}
	}
	return max(factor, 0.35)
}

func (c *composer) keyNumber(k keyFigure, factor, line, colW float64) []piece {
	spans := make([]typeset.Span, 0, len(k.number)+2)
	for _, sp := range k.number {
		sp.Style.Size *= factor
		spans = append(spans, sp)
	}
	if len(k.unit) > 0 && !c.unitBelow(k, colW) {
		gap := c.style(c.sh.keyUnit, c.pal.ink)
		gap.Tracking = c.unitGap() - c.faces.Width("\u00a0", gap)
		spans = append(spans, typeset.Span{Text: "\u00a0", Style: gap})
		for _, sp := range k.unit {
			sp.Text = strings.ReplaceAll(sp.Text, " ", "\u00a0")
			spans = append(spans, sp)
		}
	}
	// The width was fitted already: a hair of room keeps rounding from breaking the line.
	ps := c.paragraph(para{spans: spans, path: []*frame.Tag{c.tag(frame.P)}, line: line, w: colW + 1})
	return ps[:min(len(ps), 1)]
}

// sup sets reference numbers as small raised links: "1", "2–4".
func (c *composer) sup(numbers []int, size float64) []typeset.Span {
	if len(numbers) == 0 || c.output != deck.InBrief {
		return nil
	}
	st := typeset.Style{Size: size * 0.72, Rise: size * 0.36, Color: c.pal.accent}
	var out []typeset.Span
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] == numbers[k]+1 {
			k++
		}
		text := strconv.Itoa(numbers[i])
		switch {
		case k == i+1:
			k = i
		case k > i:
			text += "–" + strconv.Itoa(numbers[k])
		}
		if i > 0 {
			out = append(out, typeset.Span{Text: ",", Style: st})
		}
		linked := st
		linked.Link = "#" + refMark(numbers[i])
		out = append(out, typeset.Span{Text: text, Style: linked})
		i = k + 1
	}
	return out
}

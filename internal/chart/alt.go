package chart

import (
	"fmt"
	"strconv"
	"strings"
)

// maxAltSeries is how many series an alt text describes one by one.
const maxAltSeries = 6

// alt drafts a description in words: type, measure, and for each series its first,
// last, highest and lowest value; then the gaps.
func (w *builder) alt(measure string) string {
	s := w.spec
	said := []string{fmt.Sprintf("%s. %s.", typeNames[s.Type], strings.Join(nonEmpty(measure, w.unit(), w.period()), ", "))}
	if s.Map != nil {
		said = append(said, s.altMap())
	}
	for i, x := range s.Series {
		if i == maxAltSeries {
			said = append(said, "And "+strconv.Itoa(len(s.Series)-i)+" more series.")
			break
		}
		if line := s.describe(x); line != "" {
			said = append(said, line)
		}
	}
	for _, r := range s.Remarks {
		said = append(said, s.Categories[r.Category].Label+": "+strings.TrimSuffix(r.Text, ".")+".")
	}
	if gaps := w.gaps(); gaps != "" {
		said = append(said, gaps)
	}
	return strings.Join(said, " ")
}

func nonEmpty(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// describe says a series in one sentence.
func (s Spec) describe(x Series) string {
	first, last, high, low := -1, -1, -1, -1
	for c, p := range x.Points {
		if !p.OK {
			continue
		}
		if first < 0 {
			first, high, low = c, c, c
		}
		last = c
		if p.Value > x.Points[high].Value {
			high = c
		}
		if p.Value < x.Points[low].Value {
			low = c
		}
	}
	if first < 0 {
		return ""
	}
	name := ""
	if len(s.Series) > 1 {
		name = x.Name + ": "
	}
	say := func(c int) string { return s.printed(x.Points[c]) + " in " + s.Categories[c].Label }
	if s.Axis == Names {
		say = func(c int) string { return s.Categories[c].Label + " " + s.printed(x.Points[c]) }
		if x.count() <= maxAltSeries {
			return name + s.list(x) + "."
		}
		return name + "highest " + say(high) + ", lowest " + say(low) + "."
	}
	if first == last {
		return name + say(first) + "."
	}
	out := name + "from " + say(first) + " to " + say(last)
	if pts := x.Points; pts[high].Value > max(pts[first].Value, pts[last].Value) {
		out += ", highest " + say(high)
	}
	if pts := x.Points; pts[low].Value < min(pts[first].Value, pts[last].Value) {
		out += ", lowest " + say(low)
	}
	return upperFirst(out) + "."
}

// list names every value of a series.
func (s Spec) list(x Series) string {
	var parts []string
	for c, p := range x.Points {
		if p.OK {
			parts = append(parts, s.Categories[c].Label+" "+s.printed(p))
		}
	}
	return strings.Join(parts, ", ")
}

func upperFirst(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

package ingest

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// look is how all words of a paragraph look.
type look struct {
	size                    float64 // points; 0 when unknown
	bold, italic, underline bool
	center                  bool
	series                  string // the list that numbers it; "" without a number
}

// headingsByLook finds the headings of a document that does not mark them by style:
// short lines that stand out by size, weight, capitals or place, ranked by how much. A
// run of such lines at the start is the title.
func headingsByLook(ps []para, s *source.Source) {
	if marked(ps) > 1 {
		return
	}
	l := looker{ps: ps, body: bodySize(ps)}
	l.candidates()
	l.dropRuns()
	l.title(s)
	l.rank()
}

// marked counts the headings that styles mark.
func marked(ps []para) int {
	n := 0
	for _, p := range ps {
		if p.heading() {
			n++
		}
	}
	return n
}

// bodySize is the size that most of the text has; 0 when sizes are unknown.
func bodySize(ps []para) float64 {
	letters := map[float64]int{}
	for _, p := range ps {
		if p.kind == source.Prose || p.kind == source.ListItem {
			letters[p.look.size] += len(p.text)
		}
	}
	best, most := 0.0, 0
	for size, n := range letters {
		if n > most || n == most && size < best {
			best, most = size, n
		}
	}
	return best
}

// looker ranks the lines that stand out.
type looker struct {
	ps    []para
	body  float64
	found []standing // in document order
}

// standing is a line that stands out.
type standing struct {
	at     int     // in ps
	weight float64 // how much it stands out
	depth  int     // within a numbering, 0 is the outer level
}

// candidates finds the lines that could be headings.
func (l *looker) candidates() {
	for i, p := range l.ps {
		if w := l.weight(p); w > 0 || p.heading() {
			s := standing{at: i, weight: w, depth: max(0, p.depth-1)}
			if p.heading() {
				s.weight = 1000
			}
			if h := headingShape(p.text); p.label == "" && h.scheme == decimals {
				s.depth = h.rank - 1
			}
			l.found = append(l.found, s)
		}
	}
}

// markings are lines that classify a document and head nothing.
var markings = regexp.MustCompile(`(?i)^(?:(?:discussion|working|final|first|second|confidential|public)?\s*draft|confidential|restricted|internal|embargoed.*|for official use only|unclassified|do not (?:cite|quote).*|not for (?:distribution|citation).*|-?\s*\d{1,4}\s*-?|page \d+.*)$`)

// weight is how much a line stands out from the text; 0 when it does not.
func (l *looker) weight(p para) float64 {
	plain := p.kind == source.Prose || p.kind == source.ListItem && p.label != ""
	text := strings.TrimSpace(p.text)
	switch {
	case p.empty || p.boxed || !plain || p.row != nil || p.heading() || len(p.rows) > 3 || p.role == captionRole,
		utf8.RuneCountInString(text) > 150 || wordCount(text) > 20 || !titled(text) || !headingLike(text),
		strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：") || strings.Contains(text, "\t"),
		markings.MatchString(text) || isDate(text) || captionText.MatchString(text) && strings.ContainsAny(text, "0123456789"):
		return 0
	}
	weight := 0.0
	if l.body > 0 && p.look.size > l.body*1.05 {
		weight += 100 * math.Floor(math.Log(p.look.size/l.body)/math.Log(1.12))
	}
	if inCapitals(text) {
		weight += 20
	}
	switch {
	case p.look.bold:
		weight += 10
	case p.look.underline:
		weight += 5
	case p.look.italic:
		weight += 2
	}
	if weight > 0 && p.look.center {
		weight += 40
	}
	return weight
}

// dropRuns takes out rows of lines that stand out side by side, as a bold list, and
// looks that most of the text has.
func (l *looker) dropRuns() {
	const run, share = 4, 3
	counts := map[float64]int{}
	for _, s := range l.found {
		counts[s.weight]++
	}
	var kept []standing
	for i := 0; i < len(l.found); {
		end := i + 1
		for end < len(l.found) && l.onlyEmptyBetween(l.found[end-1].at, l.found[end].at) && l.found[end].weight == l.found[i].weight {
			end++
		}
		common := len(l.ps) > 20 && counts[l.found[i].weight]*share > len(l.ps)
		if end-i < run && !common || l.found[i].weight >= 1000 {
			kept = append(kept, l.found[i:end]...)
		}
		i = end
	}
	for len(kept) > 0 && kept[len(kept)-1].weight < 1000 && l.onlyEmptyBetween(kept[len(kept)-1].at, len(l.ps)) {
		kept = kept[:len(kept)-1] // nothing stands below it
	}
	l.found = kept
}

// onlyEmptyBetween tells whether no words stand between two paragraphs.
func (l *looker) onlyEmptyBetween(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if !l.ps[i].empty {
			return false
		}
	}
	return true
}

// title takes the lines that stand out at the start for the title: all but the last,
// which heads the text, or that one too when it stands out most.
func (l *looker) title(s *source.Source) {
	if len(l.found) == 0 || s.Title != "" || !l.onlyEmptyBetween(-1, l.found[0].at) || l.ps[l.found[0].at].label != "" {
		return
	}
	n := 0
	for n < len(l.found) && n < 4 && (n == 0 || l.onlyEmptyBetween(l.found[n-1].at, l.found[n].at)) {
		p := l.ps[l.found[n].at]
		if isKnown(p.text) || p.label != "" || headingShape(p.text).scheme == decimals || p.heading() {
			break
		}
		n++
	}
	closed := n < len(l.found) && n > 0 && l.onlyEmptyBetween(l.found[n-1].at, l.found[n].at)
	if n > 1 && !closed {
		n--
	}
	if n == 1 && !closed && !l.unique(0) {
		return
	}
	for i := range n {
		p := &l.ps[l.found[i].at]
		if i == 0 {
			s.Title = p.text
		} else {
			s.Title = joinTitle(s.Title, p.text)
		}
		p.empty = true
	}
	l.found = l.found[n:]
}

// unique tells a line that stands out more than all others.
func (l *looker) unique(i int) bool {
	for j, other := range l.found {
		if j != i && other.weight >= l.found[i].weight {
			return false
		}
	}
	return true
}

// rank gives levels: the more a line stands out, the higher; lines of one numbering by
// its depth, and lines that only occur between its numbers below it.
func (l *looker) rank() {
	l.lowerBetween()
	type place struct {
		weight float64
		depth  int
	}
	var places []place
	for _, s := range l.found {
		if p := (place{s.weight, s.depth}); !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		if a.weight != b.weight {
			if a.weight > b.weight {
				return -1
			}
			return 1
		}
		return a.depth - b.depth
	})
	for _, s := range l.found {
		p := &l.ps[s.at]
		p.level = slices.Index(places, place{s.weight, s.depth}) + 1
	}
}

// lowerBetween puts the looks that only occur between the numbers of a series below it.
func (l *looker) lowerBetween() {
	type span struct{ first, last int }
	series := map[string]span{}
	weights := map[float64]span{}
	seriesWeight := map[string]float64{}
	for i, s := range l.found {
		name := l.ps[s.at].look.series
		if name == "" {
			w, ok := weights[s.weight]
			if !ok {
				w.first = i
			}
			weights[s.weight] = span{w.first, i}
			continue
		}
		r, ok := series[name]
		if !ok {
			r.first, seriesWeight[name] = i, s.weight
		}
		series[name] = span{r.first, i}
	}
	for name, r := range series {
		for i := range l.found {
			s := &l.found[i]
			w := weights[s.weight]
			if l.ps[s.at].look.series == "" && s.weight >= seriesWeight[name] && s.weight < 1000 && w.first > r.first && w.last < r.last {
				s.weight = seriesWeight[name] - 1
			}
		}
	}
}

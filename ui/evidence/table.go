package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// filter is which figures are listed.
type filter int

// The filters, in the bar's order.
const (
	everything filter = iota
	candidates
	confirmed
	conflicts
	undated
	derived
	stale
	claimed // not figures but the claims
)

var (
	filterWords = [...]string{"All", "Candidates", "Confirmed", "Conflicts", "Undated", "Derived", "Stale", "Claims"}
	filterEmpty = [...]string{
		"The library holds no figures yet.",
		"No candidates: every figure has been looked at.",
		"No figure has been confirmed yet. Look through the candidates.",
		"No figures disagree with one another.",
		"Every figure has a date.",
		"No figure is derived from others.",
		"Every figure still says what its source says.",
		"",
	}
)

// row is a figure with what the table says about it.
type row struct {
	evidence.Figure
	value     string // with its qualifier, without the unit
	unit      string
	indicator string
	named     string // the indicator in small letters
	source    string
	conflict  bool
	near      float64 // the amount, quick to compare
	proposed  bool    // may be confused with another, and nobody decided
	stale     bool    // no longer what it was taken from says
	words     string  // lower case, to search in
}

// rowsOf lists a book's figures: what waits for a decision first, then what papers
// state, then rows of data, each in the order of indicator and time.
func rowsOf(b *evidence.Book, pairs map[string][]pair) []*row {
	disputed := map[string]bool{}
	for _, c := range b.Conflicts {
		if c.Stands() {
			disputed[c.A], disputed[c.B] = true, true
		}
	}
	out := make([]*row, 0, len(b.Figures))
	for _, f := range b.Figures {
		r := newRow(b, f, disputed[f.Key])
		r.proposed = slices.ContainsFunc(pairs[f.Key], func(p pair) bool { return p.why != "" })
		out = append(out, r)
	}
	slices.SortFunc(out, byPlace)
	return out
}

func newRow(b *evidence.Book, f evidence.Figure, conflict bool) *row {
	r := &row{Figure: f, conflict: conflict || f.Status == evidence.Disputed, value: valueOf(f), unit: f.Unit.ScaledString(f.Scale)}
	_, r.stale = b.Stale(f)
	r.near = f.Amount().InexactFloat64()
	r.indicator = b.Indicators[f.Indicator].Name
	if r.indicator == "" {
		r.indicator = f.Unit.Noun
	}
	r.indicator = capital(r.indicator)
	r.named = strings.ToLower(r.indicator)
	r.source = b.Sources[f.Origin.Source].Name()
	if f.Derivation != nil {
		r.source = "Own calculation"
	}
	r.words = strings.ToLower(strings.Join([]string{r.value, r.unit, r.indicator, r.source, f.Key, f.When(), string(f.Status), f.Note, f.Attribution, f.Place}, " "))
	return r
}

// valueOf is the bare number with its qualifier: "about 133".
func valueOf(f evidence.Figure) string {
	v, err := evidence.Format(f, "value,qualified")
	if err != nil {
		return f.Value.String()
	}
	return v
}

func byPlace(a, b *row) int {
	return cmp.Or(a.rank()-b.rank(), strings.Compare(a.named, b.named), byTime(a, b), strings.Compare(a.Key, b.Key))
}

func (r *row) rank() int {
	switch {
	case r.Status == evidence.Candidate:
		return 0
	case r.Origin.Dataset == "":
		return 1
	}
	return 2
}

func byTime(a, b *row) int {
	x, y := a.time(), b.time()
	switch {
	case x.Before(y):
		return -1
	case y.Before(x):
		return 1
	}
	return 0
}

func (r *row) time() evidence.Date {
	if !r.Period.IsZero() {
		return r.Period.End()
	}
	return r.AsOf
}

func (r *row) undated() bool { return r.Period.IsZero() && r.AsOf.IsZero() }

func (f filter) takes(r *row) bool {
	switch f {
	case candidates:
		return r.Status == evidence.Candidate
	case confirmed:
		return r.Status == evidence.Confirmed
	case conflicts:
		return r.conflict || r.proposed
	case undated:
		return r.undated() && r.Status != evidence.Rejected
	case derived:
		return r.Derivation != nil
	case stale:
		return r.stale && r.Status != evidence.Rejected
	case claimed:
		return false
	case everything:
	}
	return true
}

// holds tells whether a text has every one of some words, all of them in small letters.
func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// narrowed are the rows that a filter and a search let through.
func narrowed(all []*row, f filter, query string) []*row {
	words := strings.Fields(strings.ToLower(query))
	out := make([]*row, 0, len(all))
	for _, r := range all {
		if f.takes(r) && holds(r.words, words) {
			out = append(out, r)
		}
	}
	return out
}

// countFilters shows how many figures each filter would list.
func (e *Evidence) countFilters() {
	labels := filterLabels(e.all, len(e.book.Claims))
	if !slices.Equal(labels, e.segs.Labels) {
		e.segs.Labels = labels
		e.segs.Refresh()
		e.content.Refresh()
	}
}

func filterLabels(all []*row, claims int) []string {
	labels := make([]string, len(filterWords))
	for i, word := range filterWords {
		n := 0
		for _, r := range all {
			if filter(i).takes(r) {
				n++
			}
		}
		if filter(i) == claimed {
			n = claims
		}
		labels[i] = fmt.Sprintf("%s %d", word, n)
	}
	return labels
}

// The table's columns.
const (
	colIndicator = iota
	colValue
	colUnit
	colWhen
	colSource
	colStatus
	colUsed
)

var columns = []kit.TableColumn{
	colIndicator: {Title: "Indicator", Width: 132, Flex: 6},
	colValue:     {Title: "Value", Width: 96, Right: true},
	colUnit:      {Title: "Unit", Width: 84, Flex: 1, Drop: 1},
	colWhen:      {Title: "Period", Width: 92},
	colSource:    {Title: "Source", Width: 104, Flex: 1, Drop: 2},
	colStatus:    {Title: "Status", Width: 104},
	colUsed:      {Title: "Used", Width: 40, Right: true, Drop: 3},
}

// cell is what a row shows in a column.
func (e *Evidence) cell(at, column int) kit.Cell {
	if at < 0 || at >= len(e.rows) {
		return kit.Cell{}
	}
	r := e.rows[at]
	c := kit.Cell{}
	switch column {
	case colIndicator:
		c.Text = r.indicator
	case colValue:
		c = kit.Cell{Text: r.value, Bold: true}
	case colUnit:
		c = kit.Cell{Text: r.unit, Color: kit.Muted}
	case colWhen:
		c.Text = shortTime(r.Figure)
		if r.undated() {
			c.Color = kit.Warn
		}
	case colSource:
		c = kit.Cell{Text: r.source, Color: kit.Muted}
	case colStatus:
		word, color := status(r)
		c = kit.Cell{Text: word, Dot: color}
	case colUsed:
		if n := e.used[r.Key]; n > 0 {
			c.Text = fmt.Sprint(n)
		}
	}
	if r.Status == evidence.Rejected || r.Status == evidence.Superseded {
		c.Color, c.Bold = kit.Muted, false
	}
	return c
}

// shortTime is a figure's period or date as a table has room for.
func shortTime(f evidence.Figure) string {
	switch {
	case !f.Period.IsZero() && f.Period.To.IsZero():
		return f.Period.From.String()
	case !f.Period.IsZero():
		return f.Period.From.String() + "–" + f.Period.To.String()
	case !f.AsOf.IsZero():
		return f.AsOf.String()
	}
	return "undated"
}

// status is the word and the colour of a figure's state.
func status(r *row) (string, fyne.ThemeColorName) {
	switch {
	case r.Status == evidence.Candidate:
		return "Candidate", kit.Warn
	case r.Status == evidence.Rejected:
		return "Rejected", kit.Bad
	case r.Status == evidence.Superseded:
		return "Superseded", kit.Muted
	case r.stale:
		return "Stale", kit.Warn
	case r.conflict:
		return "Conflict", kit.Warn
	case r.Status == evidence.Confirmed:
		return "Confirmed", kit.Good
	}
	return string(r.Status), kit.Warn
}

// ordered puts rows into the order of a column; a negative one leaves them as they are.
// used is how often each figure is used. What is compared is worked out once a row.
func ordered(rows []*row, column int, down bool, used map[string]int) []*row {
	if column < 0 {
		return rows
	}
	keys := make([]orderKey, len(rows))
	for i := range rows {
		keys[i] = rows[i].orderKey(column, used)
		keys[i].at = i
	}
	turn := 1
	if down {
		turn = -1
	}
	slices.SortStableFunc(keys, func(a, b orderKey) int { return turn * a.compare(b) })
	out := make([]*row, len(rows))
	for i, k := range keys {
		out[i] = rows[k.at]
	}
	return out
}

// orderKey is what a row is ordered by: text, an amount or a time.
type orderKey struct {
	at     int
	text   string
	near   float64
	figure *evidence.Figure // whose amount counts where near is the same; nil: it does not
	when   evidence.Date
}

func (a orderKey) compare(b orderKey) int {
	switch {
	case a.near != b.near:
		return cmp.Compare(a.near, b.near)
	case a.figure != nil && b.figure != nil:
		return a.figure.Amount().Cmp(b.figure.Amount())
	case a.text != b.text:
		return strings.Compare(a.text, b.text)
	case a.when.Before(b.when):
		return -1
	case b.when.Before(a.when):
		return 1
	}
	return 0
}

func (r *row) orderKey(column int, used map[string]int) (k orderKey) {
	switch column {
	case colIndicator:
		k.text = r.named
	case colValue:
		k.near, k.figure = r.near, &r.Figure
	case colUnit:
		k.text = r.unit
	case colWhen:
		k.when = r.time()
	case colSource:
		k.text = strings.ToLower(r.source)
	case colStatus:
		k.text, _ = status(r)
	case colUsed:
		k.near = float64(used[r.Key])
	}
	return k
}

package factfile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/shopspring/decimal"
)

// indicatorEntry is an item of indicators.yaml.
type indicatorEntry struct {
	Key        string `yaml:"key"`
	Concept    string `yaml:"concept"`
	Name       string `yaml:"name"`
	Definition string `yaml:"definition"`
	Unit       string `yaml:"unit"`  // with its magnitude: "US$ trillion"
	Stock      bool   `yaml:"stock"` // counted at a date, so that a figure's period is also its as-of date
	Note       string `yaml:"note"`
}

// figureEntry is a figure as figures.yaml or a row of series.csv states it.
type figureEntry struct {
	Key         string      `yaml:"key"`
	Indicator   string      `yaml:"indicator"`
	Value       string      `yaml:"value"`
	Qualifier   string      `yaml:"qualifier"`
	Period      string      `yaml:"period"`
	AsOf        string      `yaml:"as-of"`
	Place       string      `yaml:"place"`
	Attribution string      `yaml:"attribution"`
	Section     string      `yaml:"section"`
	Locator     string      `yaml:"locator"`
	Quote       string      `yaml:"quote"` // words of the section's summary that state it
	Status      string      `yaml:"status"`
	Note        string      `yaml:"note"`
	Derived     *derivation `yaml:"derived"`

	source, dataset string
	row             int
}

// derivation is an evidence.Derivation with its YAML names.
type derivation struct {
	Formula  evidence.Formula `yaml:"formula"`
	Inputs   []string         `yaml:"inputs"`
	Decimals int              `yaml:"decimals"`
	// Explanation says why inputs of different definitions are put together.
	Explanation string `yaml:"explanation"`
}

// indicators reads what is counted or measured.
func (l *loader) indicators() error {
	var entries []indicatorEntry
	where, err := l.yaml(indicatorsFile, "list of indicators", &entries)
	if err != nil {
		return err
	}
	for i, e := range entries {
		a := where("", i)
		if !l.new(a, "indicator", e.Key) {
			continue
		}
		if e.Concept == "" || e.Name == "" || e.Definition == "" || e.Unit == "" {
			l.fault(a, "the indicator %q needs a concept, a name, a definition and a unit; add what is missing", e.Key)
		}
		unit, scale := evidence.ParseUnit(e.Unit)
		l.book().Indicators[e.Key] = evidence.Indicator{
			ID: id("indicator", e.Key), Key: e.Key, Concept: e.Concept, Name: e.Name, Definition: e.Definition, Unit: unit, Scale: scale, Note: e.Note,
		}
		if e.Stock {
			l.seen["stock "+e.Key] = a.String()
		}
	}
	return nil
}

// series reads the figures of other sources, a row each. A row without a key is
// named by its indicator and period.
func (l *loader) series() error {
	rows, err := l.rows(seriesFile, "indicator", "period", "value", "source", "attribution?", "qualifier?", "status?", "key?", "note?")
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := figureEntry{
			Key: r.get("key"), Indicator: r.get("indicator"), Value: r.get("value"), Qualifier: r.get("qualifier"), Period: r.get("period"),
			Attribution: r.get("attribution"), Status: r.get("status"), Note: r.get("note"), source: r.get("source"), dataset: seriesFile, row: r.number,
		}
		if e.Key == "" {
			e.Key = e.Indicator + "-" + strings.ReplaceAll(e.Period, "/", "-")
		}
		if _, known := l.book().Sources[e.source]; !known {
			l.fault(r.at, "no source %q; correct the key or add it to %s", e.source, sourcesFile)
		}
		l.figure(r.at, e)
	}
	return nil
}

// figures reads what the held paper states, then what is derived from figures.
func (l *loader) figures() error {
	var entries []figureEntry
	where, err := l.yaml(figuresFile, "list of figures", &entries)
	if err != nil {
		return err
	}
	for _, derived := range []bool{false, true} {
		for i, e := range entries {
			if (e.Derived != nil) != derived {
				continue
			}
			if derived {
				l.derive(where("", i), &e)
			} else if l.doc == nil {
				l.fault(where("", i), "the figure %q has no paper to stand in; add %s, or move it to %s", e.Key, paperFile, seriesFile)
			} else {
				e.source = l.doc.Source.Key
			}
			l.figure(where("", i), e)
		}
	}
	return nil
}

// derive computes a derived figure's value; a value that is given must be the same.
func (l *loader) derive(a at, e *figureEntry) {
	if e.Derived.Decimals < 0 || e.Derived.Decimals > 6 {
		l.fault(a, "the figure %q is to have %d decimals; take 0 to 6", e.Key, e.Derived.Decimals)
		return
	}
	w, err := l.book().Work(evidence.Derivation(*e.Derived))
	if err != nil {
		l.fault(a, "the figure %q: %v; correct its formula or inputs", e.Key, err)
		return
	}
	v := w.Value.Shift(int32(w.Scale - l.book().Indicators[e.Indicator].Scale))
	if given, err := plainNumber(e.Value); e.Value != "" && (err != nil || !given.Equal(v)) {
		l.fault(a, "the figure %q says %s, its inputs give %s; correct the value or the inputs", e.Key, e.Value, v)
	}
	e.Value = v.StringFixed(int32(e.Derived.Decimals))
	e.Qualifier = string(evidence.Derived)
}

// What a figure may be called.
var (
	qualifiers = []evidence.Qualifier{
		evidence.Exact, evidence.About, evidence.AtLeast, evidence.MoreThan, evidence.UpTo, evidence.Projected, evidence.Derived,
	}
	statuses = []evidence.Status{evidence.Candidate, evidence.Confirmed, evidence.Disputed, evidence.Superseded, evidence.Rejected}
)

// figure adds one figure to the book.
func (l *loader) figure(a at, e figureEntry) {
	ind, known := l.book().Indicators[e.Indicator]
	if !known {
		l.fault(a, "no indicator %q; correct the key or add it to %s", e.Indicator, indicatorsFile)
	}
	if !l.new(a, "figure", e.Key) {
		return
	}
	f := evidence.Figure{
		ID: id("figure", e.Key), Key: e.Key, Indicator: e.Indicator, Scale: ind.Scale, Unit: ind.Unit, Qualifier: evidence.Qualifier(e.Qualifier),
		Place: e.Place, Attribution: e.Attribution, Status: evidence.Status(e.Status), Note: e.Note,
		Origin: evidence.Origin{Source: e.source, Section: e.Section, Locator: e.Locator, Dataset: e.dataset, Row: e.row},
	}
	if f.Status == "" {
		f.Status = evidence.Confirmed
	}
	if e.Derived != nil {
		d := evidence.Derivation(*e.Derived)
		f.Derivation = &d
	}
	l.numbers(a, e, &f)
	if !slices.Contains(qualifiers, f.Qualifier) {
		l.fault(a, "unknown qualifier %q; known are %s", f.Qualifier, words(qualifiers))
	}
	if !slices.Contains(statuses, f.Status) {
		l.fault(a, "unknown status %q; known are %s", f.Status, words(statuses))
	}
	if e.Quote != "" || e.Section != "" {
		l.quote(a, e, &f.Origin)
	}
	l.book().Figures[f.Key] = f
}

// numberForm is a number as people print it. An exponent could ask for a billion digits.
var numberForm = regexp.MustCompile(`^-?\d{1,18}(\.\d{1,12})?$`)

func plainNumber(text string) (decimal.Decimal, error) {
	if !numberForm.MatchString(text) {
		return decimal.Zero, fmt.Errorf("%q is not a plain number", text)
	}
	return decimal.NewFromString(text)
}

// numbers reads a figure's value and dates.
func (l *loader) numbers(a at, e figureEntry, f *evidence.Figure) {
	var err error
	if f.Value, err = plainNumber(e.Value); err != nil {
		l.fault(a, "the figure %q has the value %q; write a plain number such as 1.35", e.Key, e.Value)
	}
	if f.Period, err = evidence.ParsePeriod(e.Period); err != nil {
		l.fault(a, "the figure %q: %v; correct the period", e.Key, err)
	}
	if f.AsOf, err = evidence.ParseDate(e.AsOf); err != nil {
		l.fault(a, "the figure %q: %v; correct the as-of date", e.Key, err)
	}
	if _, stock := l.seen["stock "+e.Indicator]; stock && f.AsOf.IsZero() {
		f.AsOf = f.Period.End()
	}
}

// quote finds the words of a section's summary that state a figure.
func (l *loader) quote(a at, e figureEntry, o *evidence.Origin) {
	if e.Quote == "" {
		l.fault(a, "the figure %q has no quote; name the words of the section's summary that state it", e.Key)
		return
	}
	if l.doc == nil {
		return
	}
	i := slices.IndexFunc(l.doc.Sections, func(s source.Section) bool { return sectionName(s) == e.Section })
	if i < 0 {
		l.fault(a, "the figure %q stands in section %q, which the paper has not; correct one", e.Key, e.Section)
		return
	}
	times := 0
	for _, p := range l.doc.Sections[i].Paragraphs {
		if n := strings.Count(p.Text, e.Quote); n > 0 {
			times += n
			start := strings.Index(p.Text, e.Quote)
			o.Paragraph, o.Quote = p.ID, source.Span{Start: start, End: start + len(e.Quote)}
		}
	}
	if times != 1 {
		l.fault(a, "the words %q stand %d times in the summary of section %s; quote words that stand there once", e.Quote, times, e.Section)
	}
}

// oneValueEach refuses two confirmed figures of one indicator and period: a series
// could not tell which to show.
func (l *loader) oneValueEach() error {
	first := map[string]string{}
	for _, key := range sortedKeys(l.book().Figures) {
		f := l.book().Figures[key]
		if f.Status != evidence.Confirmed || f.Period.IsZero() {
			continue
		}
		point := f.Indicator + " " + f.Period.String()
		if other, taken := first[point]; taken {
			l.found = append(l.found, l.twice(other, f))
		}
		first[point] = key
	}
	return nil
}

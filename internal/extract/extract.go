// Package extract finds the numbers that prose states: candidates for figures, with
// unit, period, qualifier, attribution and the place of the words they came from.
// A person decides what becomes of them; so it would rather miss than invent.
package extract

import (
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Figures lists the candidate figures of a document in the order of its text. Keys
// are unique within the document; origins carry its source key.
func Figures(d source.Document) []evidence.Figure {
	var out []evidence.Figure
	keys := keyring{}
	year := latestYear(d)
	for _, sec := range d.Sections {
		if skipped(sec) {
			continue
		}
		for _, p := range sec.Paragraphs {
			spans := stretches(p)
			for i, span := range spans {
				heading := p.Kind == source.Prose && len(spans) == 1 && asHeading(span.In(p.Text))
				for _, m := range readSentence(span.In(p.Text), year) {
					if heading && m.start == 0 {
						continue
					}
					f := m.figure(keys)
					f.Origin = evidence.Origin{
						Source:    d.Source.Key,
						Section:   place(sec),
						Locator:   "sentence " + strconv.Itoa(i+1),
						Paragraph: p.ID,
						Quote:     source.Span{Start: span.Start + m.start, End: span.Start + m.end},
					}
					if len(out) == cap(out) {
						out = slices.Grow(out, len(out)+1) // doubled: figures are large to copy
					}
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// skipped tells sections whose numbers belong to other works.
func skipped(s source.Section) bool {
	switch strings.ToLower(strings.Trim(s.Title, " :：")) {
	case "references", "bibliography", "works cited", "contents", "table of contents", "参考文献", "參考文獻", "目录", "目錄":
		return true
	}
	return false
}

// place is how an origin names a section: its number, else its title.
func place(s source.Section) string {
	if s.Number != "" {
		return s.Number
	}
	return s.Title
}

// latestYear is the last year the document can look back on: when it was published,
// else the year of the newest work it cites; 0 when it tells neither.
func latestYear(d source.Document) int {
	year := leadingYear(d.Source.Published)
	if year > 0 {
		return year
	}
	for _, r := range d.References {
		year = max(year, leadingYear(r.Year))
	}
	return year
}

// leadingYear is the year a date begins with, or 0.
func leadingYear(s string) int {
	if len(s) < 4 {
		return 0
	}
	n, _ := strconv.Atoi(s[:4])
	return n
}

// mention is one number in one sentence, with what the words around it say.
type mention struct {
	start, end  int // of the quote, in bytes of the sentence
	at, after   int // of the digits alone, and the end of number and magnitude
	quantity    quantity
	qualifier   evidence.Qualifier
	period      evidence.Period
	asOf        evidence.Date
	note        string
	attribution string
	topic       string // what an amount or a share is of
	second      bool   // of a pair: it is of what the first is of
	bound       bool   // an end of a range
	lone        bool   // "one", which counts only in ranges and lists
}

// figure makes a candidate of a mention; its origin is still to be filled in.
func (m mention) figure(keys keyring) evidence.Figure {
	q := m.quantity
	noun := q.slug(m.topic)
	f := evidence.Figure{
		ID:          source.NewID(),
		Indicator:   noun + q.suffix(),
		Value:       q.value,
		Scale:       q.scale,
		Unit:        q.unit,
		Qualifier:   m.qualifier,
		Period:      m.period,
		AsOf:        m.asOf,
		Attribution: m.attribution,
		Status:      evidence.Candidate,
		Note:        m.note,
	}
	f.Key = keys.take(noun, m.period, m.asOf)
	return f
}

// maxSentence is the longest sentence looked at, in bytes; prose has none so long.
const maxSentence = 4 << 10

// readSentence lists the mentions of one sentence; year is the document's own.
func readSentence(s string, year int) []mention {
	if len(s) > maxSentence || !strings.ContainsAny(s, "0123456789") && !inWords(s) || statesNothing(s) {
		return nil
	}
	plain := hideCodes(s)
	dates := findDates(plain)
	masked := mask(plain, dates)
	found := findNumbers(masked)
	if len(found) == 0 {
		return nil
	}
	found = pairUp(masked, found)
	fillNouns(masked, found)
	credit := attribution(s)
	out := found[:0]
	for _, m := range found {
		if m.quantity.unit == (evidence.Unit{}) || isName(s, m) || relative(masked, m) || supposedTime(s, m) || illustrated(s, m.start) {
			continue
		}
		m.attribution = credit
		m.topic = topicOf(s, m)
		if m.second && len(out) > 0 {
			m.topic = out[len(out)-1].topic
		}
		out = append(out, m)
	}
	setDates(s, out, dates)
	for i := range out {
		project(s, &out[i], year)
	}
	return out
}

package bibliography

import (
	"slices"

	"briefdeck/internal/source"
)

// kinds of source by kind of work; others are papers.
var sourceKinds = map[Kind]source.Kind{Report: source.Report, News: source.News, Web: source.Web, Data: source.Dataset}

// Source is the work as a source that is cited and not held.
func (w Work) Source() source.Source {
	s := source.Source{
		ID: source.NewID(), Kind: source.Paper, Title: w.Title, Publisher: w.Publisher, Published: w.Date, URL: w.URL, DOI: w.DOI,
		Language: w.Language, Abstract: w.Abstract, Keywords: w.Keywords, Note: w.Note, Imprint: w.imprint(),
	}
	if k, ok := sourceKinds[w.Kind]; ok {
		s.Kind = k
	}
	if w.Container != "" && (w.Publisher == "" || !w.standsAlone()) {
		s.Publisher = w.Container
	}
	for _, n := range w.Authors {
		s.Authors = append(s.Authors, n.String())
	}
	if len(w.Authors) > 0 {
		s.Short = w.Authors[0].short()
	}
	return s
}

// standsAlone tells whether a work is no part of a journal or book.
func (w Work) standsAlone() bool {
	return slices.Contains([]Kind{Book, Report, Thesis, Data}, w.Kind)
}

func (w Work) imprint() *source.Imprint {
	out := source.Imprint{
		Work: string(w.Kind), Container: w.Container, Publisher: w.Publisher, Place: w.Place, Volume: w.Volume, Issue: w.Issue, Pages: w.Pages,
	}
	for _, n := range w.Editors {
		out.Editors = append(out.Editors, n.String())
	}
	for _, n := range slices.Concat(w.Authors, w.Editors) {
		if n.Literal != "" && ParseName(n.Literal) != n && !slices.Contains(out.Bodies, n.Literal) {
			out.Bodies = append(out.Bodies, n.Literal)
		}
	}
	return &out
}

// OfSource is a source as an entry.
func OfSource(s source.Source) Work {
	w := Work{
		Key: s.Key, Kind: Article, Title: s.Title, DOI: source.BareDOI(s.DOI), URL: s.URL, Language: s.Language, Abstract: s.Abstract, Keywords: s.Keywords, Note: s.Note,
		Date: isoDate(s.Published),
	}
	for k, of := range sourceKinds {
		if of == s.Kind {
			w.Kind = k
		}
	}
	if s.Kind == source.Official {
		w.Kind = Report
	}
	i := s.Imprint
	switch {
	case i != nil:
		w.Kind, w.Container, w.Publisher, w.Place, w.Volume, w.Issue, w.Pages = Kind(i.Work), i.Container, i.Publisher, i.Place, i.Volume, i.Issue, i.Pages
	case w.Kind == Article:
		i, w.Container = &source.Imprint{}, s.Publisher
	default:
		i, w.Publisher = &source.Imprint{}, s.Publisher
	}
	w.Authors, w.Editors = named(s.Authors, i.Bodies), named(i.Editors, i.Bodies)
	return w
}

// named reads printed names; those of bodies stay whole.
func named(list, bodies []string) (out []Name) {
	for _, a := range list {
		if slices.Contains(bodies, a) {
			out = append(out, Name{Literal: a})
			continue
		}
		out = append(out, ParseName(a))
	}
	return out
}

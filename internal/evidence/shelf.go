package evidence

import (
	"strings"
	"unicode"

	"briefdeck/internal/source"
)

// Shelf finds the sources that references name: by DOI, else by title and year.
type Shelf struct {
	doi    map[string]source.Source
	titles map[string][]source.Source
}

// NewShelf makes a shelf of sources; keep narrows them, nil keeps all.
func NewShelf(sources map[string]source.Source, keep func(source.Source) bool) Shelf {
	s := Shelf{doi: map[string]source.Source{}, titles: map[string][]source.Source{}}
	for _, one := range sources {
		if keep == nil || keep(one) {
			s.Add(one)
		}
	}
	return s
}

// Add puts a source on the shelf.
func (s Shelf) Add(one source.Source) {
	if doi := source.BareDOI(one.DOI); doi != "" {
		s.doi[doi] = one
	}
	if t := foldTitle(one.Title); t != "" {
		s.titles[t] = append(s.titles[t], one)
	}
}

// Held are the sources whose text or summary the library holds.
func Held(s source.Source) bool { return s.Held }

// shortTitle is how many letters a title has that many works could share.
const shortTitle = 16

// Find is the source that a reference names. DOIs that differ are different works.
// Without one on both sides the titles must be the same but for capitals and signs, and
// the years, where both are known; a short title, or one without a year on either side,
// needs the first author's name too.
func (s Shelf) Find(r source.Reference) (source.Source, bool) {
	doi := source.BareDOI(r.DOI)
	if found, ok := s.doi[doi]; ok && doi != "" {
		return found, true
	}
	title := foldTitle(r.Title)
	for _, one := range s.titles[title] {
		other := source.BareDOI(one.DOI)
		a, b := year(r.Year), year(one.Published)
		switch {
		case doi != "" && other != "" && doi != other:
		case a != "" && b != "" && a != b:
		case (a == "" || b == "" || len([]rune(title)) < shortTitle) && !sameAuthor(r.Authors, one.Authors):
		default:
			return one, true
		}
	}
	return source.Source{}, false
}

// foldTitle is a title's letters and digits in small letters.
func foldTitle(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// year is the year that a printed date begins with; "" when it begins with none.
func year(s string) string {
	if y := firstYear(s); len(y) == 4 && strings.Trim(y, "0123456789") == "" {
		return y
	}
	return ""
}

// sameAuthor tells whether the first authors share a name of three letters or more, or
// a Chinese one.
func sameAuthor(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
	}
	for _, x := range words(a[0]) {
		for _, y := range words(b[0]) {
			if x == y && (len(x) > 2) {
				return true
			}
		}
	}
	return false
}

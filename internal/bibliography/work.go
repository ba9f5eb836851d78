// Package bibliography reads and writes lists of references: BibTeX, RIS, CSL-JSON, and
// plain text to read.
package bibliography

import (
	"regexp"
	"strings"
	"unicode"

	"briefdeck/internal/source"
)

// Kind is what sort of work an entry is.
type Kind string

// The kinds of work.
const (
	Article    Kind = "article"
	Book       Kind = "book"
	Chapter    Kind = "chapter"
	Conference Kind = "conference" // a paper in proceedings
	Report     Kind = "report"
	Thesis     Kind = "thesis"
	News       Kind = "news"
	Web        Kind = "web"
	Data       Kind = "data"
	Other      Kind = "other"
)

// Name is a person's name in its parts, or the name of a body, or one that is not
// parted: Literal.
type Name struct {
	Family, Given, Suffix, Literal string
}

// String is the name as text prints it: "Ada Example", "王小明".
func (n Name) String() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Given == "":
		return n.Family
	case isHan(n.Family) && isHan(n.Given):
		return n.Family + n.Given
	}
	s := n.Given + " " + n.Family
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

func isHan(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '·' })
}

// Work is one entry of a list of references.
type Work struct {
	Key       string
	Kind      Kind
	Title     string
	Authors   []Name
	Editors   []Name
	Container string // journal, book, proceedings, site
	Publisher string // or the university, or the institution
	Place     string // of publication
	Date      string // "2021", "2021-05", "2021-05-03"
	Volume    string
	Issue     string
	Pages     string // "12–34"
	DOI       string // bare and in small letters
	URL       string
	Language  string
	Abstract  string
	Note      string
	Keywords  []string
}

// Problem is an entry that could not be read, in a line.
type Problem struct {
	Line int
	Text string
}

// Year is the year of publication; "" when it is not known.
func (w Work) Year() string {
	year, _, _ := strings.Cut(w.Date, "-")
	return year
}

// letters are the codes of GB/T 7714 for kinds of work.
var letters = map[Kind]string{
	Article: "J", Book: "M", Chapter: "M", Conference: "C", Report: "R", Thesis: "D", News: "N", Web: "EB/OL", Data: "DS",
}

// Reference is the work as a source's list of references keeps it.
func (w Work) Reference(number int) source.Reference {
	r := source.Reference{
		ID: source.NewID(), Number: number, Title: w.Title, Container: w.Container, Year: w.Year(), Volume: w.Volume, Issue: w.Issue,
		Pages: w.Pages, DOI: w.DOI, Type: letters[w.Kind], Note: w.Note, Raw: w.Text(),
	}
	if r.Container == "" {
		r.Container = w.Publisher
	}
	for _, n := range w.Authors {
		r.Authors = append(r.Authors, n.String())
	}
	if w.Title == "" || len(w.Authors) == 0 && w.Container == "" && w.Publisher == "" {
		r.Flags = append(r.Flags, source.Incomplete)
	}
	return r
}

// short is the part of a name by which a work is cited.
func (n Name) short() string {
	if n.Family != "" && !isHan(n.Family) {
		return n.Family
	}
	return n.String()
}

// OfReference is an entry of a source's list, under a key.
func OfReference(r source.Reference, key string) Work {
	w := Work{
		Key: key, Kind: Article, Title: r.Title, Date: isoDate(r.Year), Volume: r.Volume, Issue: r.Issue, Pages: pageRange(r.Pages), DOI: source.BareDOI(r.DOI), Note: r.Note,
	}
	for k, letter := range letters {
		if letter == r.Type && k != Chapter {
			w.Kind = k
		}
	}
	switch w.Kind {
	case Book, Report, Thesis:
		w.Publisher = r.Container
	default:
		w.Container = r.Container
	}
	if w.Title == "" {
		w.Kind, w.Title = Other, r.Raw
	}
	for _, a := range r.Authors {
		w.Authors = append(w.Authors, ParseName(a))
	}
	return w
}

// someYear is a year within other words: "circa 1890", "Spring 2019".
var someYear = regexp.MustCompile(`(?:^|\D)((?:1[5-9]|20)\d\d)(?:\D|$)`)

// isoDate is a printed date as far as it is known: "2021-05-03", "May 2021", "c. 2021".
func isoDate(s string) string {
	for n := len("2006-01-02"); n >= len("2006"); n -= 3 {
		if len(s) >= n && isDate(s[:n]) {
			return s[:n]
		}
	}
	m := someYear.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	month, day := "", ""
	for _, w := range strings.FieldsFunc(strings.Replace(s, m[1], " ", 1), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch n := monthNumber(w); {
		case n != w:
			month = n
		case len(w) <= 2 && strings.Trim(w, "0123456789") == "":
			day = w
		}
	}
	return dateOf(m[1], month, day)
}

// isDate tells 2021, 2021-05 and 2021-05-03.
func isDate(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) != 2 && i > 0 || len(part) != 4 && i == 0 || strings.Trim(part, "0123456789") != "" || i > 2 || part == "00" {
			return false
		}
	}
	return true
}

// dateOf joins the parts of a date, as far as they are known.
func dateOf(year, month, day string) string {
	pad := func(s string) string {
		if len(s) == 1 {
			return "0" + s
		}
		return s
	}
	for _, try := range []string{year + "-" + pad(month) + "-" + pad(day), year + "-" + pad(month), year} {
		if isDate(try) {
			return try
		}
	}
	return ""
}

// keywords parts a list of them.
func keywords(s string) (out []string) {
	for _, k := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '；' }) {
		if k = strings.TrimSpace(k); k != "" {
			out = append(out, k)
		}
	}
	return out
}

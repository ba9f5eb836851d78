package bibliography

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/source"
)

// cslKinds are CSL's types; the first of a kind is written.
var cslKinds = []struct {
	name string
	kind Kind
}{
	{"article-journal", Article},
	{"book", Book},
	{"chapter", Chapter},
	{"paper-conference", Conference},
	{"report", Report},
	{"thesis", Thesis},
	{"article-newspaper", News},
	{"webpage", Web},
	{"dataset", Data},
	{"document", Other},
	{"article", Article},
	{"article-magazine", Article},
	{"journal-article", Article},
	{"book-chapter", Chapter},
	{"proceedings-article", Conference},
	{"monograph", Book},
	{"edited-book", Book},
	{"entry-encyclopedia", Chapter},
	{"post-weblog", Web},
	{"post", Web},
	{"dissertation", Thesis},
}

// text takes what CSL writes as a string, a number, or a list of which the first counts.
type text string

// UnmarshalJSON implements json.Unmarshaler.
func (t *text) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if b[0] == '[' {
		if json.Unmarshal(b, &list) != nil || len(list) == 0 || list[0][0] == '[' {
			return nil
		}
		b = list[0]
	}
	var s string
	var n json.Number
	switch {
	case json.Unmarshal(b, &s) == nil:
		*t = text(strings.Join(strings.Fields(plainText(cut(s))), " "))
	case json.Unmarshal(b, &n) == nil:
		*t = text(n.String())
	}
	return nil // what is none of it says nothing
}

var (
	// styled is text between the marks that CSL and Crossref allow in titles and abstracts.
	styled = regexp.MustCompile(`(?is)<(i|b|em|strong|sup|sub|sc|span|p|jats:[a-z-]+)(?: [^<>]*)?>([^<>]*)</(?:i|b|em|strong|sup|sub|sc|span|p|jats:[a-z-]+)>`)
	entity = regexp.MustCompile(`&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6});`)
)

// plainText is text without marks for looks, four deep at most.
func plainText(s string) string {
	for n := 0; n < 4 && strings.Contains(s, "</"); n++ {
		s = styled.ReplaceAllString(s, "$2")
	}
	return entity.ReplaceAllStringFunc(s, html.UnescapeString)
}

// number is a part of a date: read as text is, written as a number.
type number text

// UnmarshalJSON implements json.Unmarshaler.
func (n *number) UnmarshalJSON(b []byte) error { return (*text)(n).UnmarshalJSON(b) }

// MarshalJSON implements json.Marshaler.
func (n number) MarshalJSON() ([]byte, error) { return []byte(n), nil }

type cslName struct {
	Family   text `json:"family,omitempty"`
	Given    text `json:"given,omitempty"`
	Suffix   text `json:"suffix,omitempty"`
	Literal  text `json:"literal,omitempty"`
	Particle text `json:"non-dropping-particle,omitempty"`
	Dropping text `json:"dropping-particle,omitempty"`
}

type cslDate struct {
	Parts   [][]number `json:"date-parts,omitempty"`
	Raw     text       `json:"raw,omitempty"`
	Literal text       `json:"literal,omitempty"`
}

type cslItem struct {
	ID             text      `json:"id"`
	Type           text      `json:"type"`
	Title          text      `json:"title,omitempty"`
	Author         []cslName `json:"author,omitempty"`
	Editor         []cslName `json:"editor,omitempty"`
	ContainerTitle text      `json:"container-title,omitempty"`
	Publisher      text      `json:"publisher,omitempty"`
	PublisherPlace text      `json:"publisher-place,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	Volume         text      `json:"volume,omitempty"`
	Issue          text      `json:"issue,omitempty"`
	Page           text      `json:"page,omitempty"`
	DOI            text      `json:"DOI,omitempty"`
	URL            text      `json:"URL,omitempty"`
	Language       text      `json:"language,omitempty"`
	Abstract       text      `json:"abstract,omitempty"`
	Keyword        text      `json:"keyword,omitempty"`
	Note           text      `json:"note,omitempty"`
}

// readCSL reads a list of items, one item, or an object that holds the list.
func readCSL(data []byte) ([]Work, []Problem, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		var h cslHolder
		if err := json.Unmarshal(data, &h); err != nil {
			return nil, nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		raw = h.list(data)
	}
	var works []Work
	var problems []Problem
	at, line := 0, 1
	for i, one := range raw[:min(len(raw), maxWorks)] {
		if n := bytes.Index(data[at:], one); n >= 0 {
			line += bytes.Count(data[at:at+n], []byte("\n"))
			at += n
		}
		var item cslItem
		if err := json.Unmarshal(one, &item); err != nil || item.Title == "" {
			if len(problems) < 1000 {
				problems = append(problems, Problem{line, fmt.Sprintf("entry %d has no title", i+1)})
			}
			continue
		}
		works = append(works, item.work())
	}
	return works, problems, nil
}

// cslHolder is an object that holds items: Zotero's, Pandoc's, or Crossref's answer.
type cslHolder struct {
	Items      []json.RawMessage `json:"items"`
	References []json.RawMessage `json:"references"`
	Message    json.RawMessage   `json:"message"`
}

// list is what the object holds; itself when it is an item.
func (h cslHolder) list(self []byte) []json.RawMessage {
	switch {
	case h.Items != nil:
		return h.Items
	case h.References != nil:
		return h.References
	case len(h.Message) == 0 || h.Message[0] != '{':
		return []json.RawMessage{self}
	}
	var inner cslHolder
	if json.Unmarshal(h.Message, &inner) == nil && inner.Items != nil {
		return inner.Items
	}
	return []json.RawMessage{h.Message}
}

func (c cslItem) work() Work {
	w := Work{
		Key: string(c.ID), Kind: Other, Title: string(c.Title), Authors: cslPeople(c.Author), Editors: cslPeople(c.Editor), Container: string(c.ContainerTitle),
		Publisher: string(c.Publisher), Place: string(c.PublisherPlace), Volume: string(c.Volume), Issue: string(c.Issue), Pages: pageRange(string(c.Page)),
		DOI: source.BareDOI(string(c.DOI)), URL: string(c.URL), Language: string(c.Language), Abstract: string(c.Abstract), Note: string(c.Note),
	}
	for _, k := range cslKinds {
		if k.name == string(c.Type) {
			w.Kind = k.kind
			break
		}
	}
	if c.Issued != nil {
		w.Date = c.Issued.date()
	}
	w.Keywords = keywords(string(c.Keyword))
	return w
}

func (d cslDate) date() string {
	if len(d.Parts) > 0 {
		p := append(append([]number{}, d.Parts[0]...), "", "", "")
		return dateOf(string(p[0]), string(p[1]), string(p[2]))
	}
	if date := isoDate(string(d.Raw)); date != "" {
		return date
	}
	return isoDate(string(d.Literal))
}

func cslPeople(list []cslName) []Name {
	var out []Name
	for _, n := range list[:min(len(list), maxPersons)] {
		family := strings.TrimSpace(string(n.Dropping) + " " + string(n.Particle) + " " + string(n.Family))
		switch {
		case n.Literal != "":
			out = append(out, Name{Literal: string(n.Literal)})
		case family+string(n.Given) != "":
			name := nameOf(strings.Join(strings.Fields(family), " "), string(n.Given), string(n.Suffix))
			out = append(out, name)
		}
	}
	return out
}

// csl writes items.
func csl(works []Work) (string, error) {
	items := make([]cslItem, 0, len(works))
	for _, w := range works {
		c := cslItem{
			ID: text(w.Key), Type: "document", Title: text(w.Title), Author: cslNames(w.Authors), Editor: cslNames(w.Editors), ContainerTitle: text(w.Container),
			Publisher: text(w.Publisher), PublisherPlace: text(w.Place), Volume: text(w.Volume), Issue: text(w.Issue), Page: text(strings.ReplaceAll(w.Pages, "–", "-")),
			DOI: text(w.DOI), URL: text(w.URL), Language: text(w.Language), Abstract: text(w.Abstract), Keyword: text(strings.Join(w.Keywords, ", ")), Note: text(w.Note),
		}
		for _, k := range cslKinds {
			if k.kind == w.Kind {
				c.Type = text(k.name)
				break
			}
		}
		c.Issued = cslDateOf(w.Date)
		items = append(items, c)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	err := enc.Encode(items)
	return out.String(), err
}

// cslDateOf writes a date's parts as numbers would be, without leading zeros.
func cslDateOf(date string) *cslDate {
	if date == "" {
		return nil
	}
	var parts []number
	for _, p := range strings.Split(date, "-") {
		n, err := strconv.Atoi(p)
		if err != nil {
			return &cslDate{Literal: text(date)}
		}
		parts = append(parts, number(strconv.Itoa(n)))
	}
	return &cslDate{Parts: [][]number{parts}}
}

func cslNames(names []Name) []cslName {
	var out []cslName
	for _, n := range names {
		out = append(out, cslName{Family: text(n.Family), Given: text(n.Given), Suffix: text(n.Suffix), Literal: text(n.Literal)})
	}
	return out
}
